import { maxPolicyLength } from "./limits";
import { type Policy, type Statement, policyOf } from "./statement";

/** One of a statement's lists, and the statement with another one there. */
interface List {
  readonly items: readonly string[];
  readonly put: (items: readonly string[]) => Statement;
}

/**
 * Policies that together allow what the statements allow, each short enough for IAM.
 *
 * @throws Error when a statement is too long even with one item in each of its lists
 */
export function packed(statements: readonly Statement[]): readonly Policy[] {
  return statements.flatMap(cut).reduce(fill, []);
}

/** Only adds to the last policy: statements keep their order, and a change moves nothing that comes before it. */
function fill(policies: readonly Policy[], statement: Statement): readonly Policy[] {
  const last = policies.at(-1);
  const fuller = policyOf(...(last?.Statement ?? []), statement);
  return fits(fuller) ? [...policies.slice(0, -1), fuller] : [...policies, policyOf(statement)];
}

function fits(policy: Policy): boolean {
  return lengthOf(policy) <= maxPolicyLength;
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/**
 * Halves a statement until each part fits.
 *
 * A statement allows all combinations of the items in its lists, so each cut divides one list and leaves the others
 * whole. That neither loses a combination nor adds one. Cutting two lists at once, first half with first half, would
 * lose half of the combinations. Where two lists are long, such as the tags of the request and of the resource for a
 * key, the parts are cut again through the other list.
 */
function cut(statement: Statement): readonly Statement[] {
  return fits(policyOf(statement)) ? [statement] : halves(statement).flatMap(cut);
}

function halves(statement: Statement): readonly Statement[] {
  const [longest] = listsOf(statement)
    .filter(({ items }) => items.length > 1)
    .sort((one, other) => lengthOf(other.items) - lengthOf(one.items));
  if (longest === undefined) {
    throw new Error(`no policy has room for ${statement.Action.join()} on ${statement.Resource.join()}`);
  }
  const middle = Math.ceil(longest.items.length / 2);
  return [longest.items.slice(0, middle), longest.items.slice(middle)].map(longest.put);
}

function listsOf(statement: Statement): readonly List[] {
  const { Action, Resource, Condition = {} } = statement;
  return [
    { items: Action, put: (items) => ({ ...statement, Action: items }) },
    { items: Resource, put: (items) => ({ ...statement, Resource: items }) },
    ...Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, items]) => ({
        items,
        put: (half: readonly string[]) => ({
          ...statement,
          Condition: { ...Condition, [operator]: { ...keys, [key]: half } },
        }),
      })),
    ),
  ];
}
