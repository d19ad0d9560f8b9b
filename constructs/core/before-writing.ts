import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** Says what is wrong, one sentence for each problem, when a stack is about to be written. */
export type Judge = (stack: TerraformStack) => readonly string[];

/** The judges of one app. An app that is gone takes its judges with it. */
interface Court {
  /** What each judge is asked about. */
  readonly judges: Map<Judge, Set<IConstruct>>;
  /** Stacks whose synthesis asks the judges. */
  readonly watched: Set<TerraformStack>;
}

const courts = new WeakMap<IConstruct, Court>();

/**
 * Has a judge asked before the first stack of the app is written, wherever the construct is: the framework writes one
 * stack after the other, and validates each just before. A stack that is synthesized alone is judged, too.
 *
 * @internal
 */
export function beforeWriting(construct: IConstruct, judge: Judge): void {
  const { root } = construct.node;
  const court = courts.get(root) ?? { judges: new Map<Judge, Set<IConstruct>>(), watched: new Set() };
  courts.set(root, court);
  const asked = court.judges.get(judge) ?? new Set();
  court.judges.set(judge, asked.add(construct));
  for (const stack of [TerraformStack.of(construct), firstStack(root)]) {
    if (stack !== undefined && !court.watched.has(stack)) {
      court.watched.add(stack);
      stack.node.addValidation({ validate: () => ask(court, stack) });
    }
  }
}

/** The first stack answers for the whole app, every other one for itself. */
function ask({ judges }: Court, stack: TerraformStack): string[] {
  const isFirst = stack === firstStack(stack.node.root);
  const concerns = (construct: IConstruct) => isInApp(construct) && (isFirst || TerraformStack.of(construct) === stack);
  const said = [...judges].flatMap(([judge, constructs]) => ([...constructs].some(concerns) ? judge(stack) : []));
  // Several parts of a construct may have got one prop.
  return [...new Set(said)];
}

/**
 * The first of an app's stacks, which is synthesized before the others.
 *
 * @internal
 */
export function firstStack(construct: IConstruct): TerraformStack | undefined {
  if (TerraformStack.isStack(construct)) {
    return construct;
  }
  for (const child of construct.node.children) {
    const stack = firstStack(child);
    if (stack !== undefined) {
      return stack;
    }
  }
  return undefined;
}

/**
 * False for what was taken out of the app again, and for everything in it.
 *
 * @internal
 */
export function isInApp({ node: { scopes } }: IConstruct): boolean {
  return scopes.every((scope, index) => index === 0 || scopes[index - 1]?.node.tryFindChild(scope.node.id) === scope);
}
