import { Annotations, type TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { beforeWriting, firstStack } from "../before-writing";
import { ValidationError } from "../validation-error";
import { type AcknowledgedWarnings, warn } from "../warnings";
import { type NameGiver, claimsOf } from "./claims";
import { type Clash, type Finding, findings } from "./clashes";
import type { NamedKindId } from "./kinds";

/**
 * Id of the warning about a name that may be taken.
 *
 * @internal
 */
export const sharedName = "shared-name";

/**
 * Refuses, at synth, a second resource with a name that AWS has only once, anywhere in the app: the second one would
 * fail in the middle of a deploy, or silently take the place of the first. While account or region are only known at
 * deploy, it warns.
 *
 * @param construct what the resource belongs to
 * @param resource the resource, which has the name
 * @param kind what it is
 * @param prop the prop that the name comes from
 * @internal
 */
export function claimName(construct: Construct, resource: TerraformResource, kind: NamedKindId, prop: string): void {
  claimsOf(construct).all.push({ construct, resource, kind, prop });
  beforeWriting(construct, judge);
}

/**
 * Says that a construct gives its parts their names.
 *
 * @param prop the prop that the names come from
 * @internal
 */
export function giveNames(construct: Construct, prop: string, acknowledged?: AcknowledgedWarnings): void {
  claimsOf(construct).givers.set(construct, {
    construct,
    prop,
    acknowledged: acknowledged?.[sharedName] !== undefined,
  });
}

/**
 * The names of an app that are certainly claimed twice, each as a sentence.
 *
 * @internal
 */
export function nameClashes(app: IConstruct): readonly string[] {
  return findings(app)
    .filter(({ example }) => example.certain)
    .map(refusal);
}

/** Warns about the names that a stack may share, and returns what is refused in the whole app. */
function judge(stack: TerraformStack): string[] {
  const found = foundFor(stack);
  const { warned } = claimsOf(stack);
  for (const { later, earlier, example, count } of found.filter((finding) => !finding.example.certain)) {
    const { construct, prop, acknowledged } = later;
    const place = `${construct.node.path} ${prop}`;
    if (acknowledged !== true && !warned.has(place) && TerraformStack.of(construct) === stack) {
      warned.add(place);
      const message = `${sameAs(earlier, example, count)}, ${advice}`;
      if (acknowledged === undefined) {
        Annotations.of(construct).addWarning(`${sharedName}: ${message}`);
      } else {
        warn(construct, [{ id: sharedName, message }]);
      }
    }
  }
  return found.filter(({ example }) => example.certain).map(refusal);
}

/** What was found in an app, among how many claims. */
const judged = new WeakMap<IConstruct, { readonly count: number; readonly found: readonly Finding[] }>();

/** What was found when the first stack was synthesized, unless something was claimed since: an app may have many. */
function foundFor(stack: TerraformStack): readonly Finding[] {
  const { root } = stack.node;
  const count = claimsOf(stack).all.length;
  const known = judged.get(root);
  if (known?.count === count && stack !== firstStack(root)) {
    return known.found;
  }
  const found = findings(root);
  judged.set(root, { count, found });
  return found;
}

const advice =
  "which works only in another account or region: choose another one, or give the providers a literal `region` and `allowedAccountIds`";

function refusal({ later, earlier, example, count }: Finding): string {
  const rule = `must be another one: ${sameAs(earlier, example, count)}`;
  return new ValidationError(later.construct, [{ prop: later.prop, rule, remedy: later.remedy }]).message;
}

function sameAs({ construct }: NameGiver, { name, later }: Clash, count: number): string {
  const more = count === 1 ? "" : ` (and ${count - 1} more)`;
  const named = name === undefined ? "that the same expression names" : `"${name}"`;
  return `${construct.node.path} has the ${later.kind} ${named} as well${more}`;
}
