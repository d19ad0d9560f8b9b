import { type StackDocument, typesOf } from "../../shared/stack/document";
import { packed } from "./packing";
import { permissionsOf } from "../../shared/cards";
import type { Condition, Permission } from "../../shared/cards/permission";
import { filled, openNames } from "./names";
import type { Policy, Statement } from "./statement";
import { together } from "./together";

/** The policies of a role that deploys one stack: what the deploy needs, and nothing else. */
export function deployPolicies(stack: StackDocument): readonly Policy[] {
  return packed(statementsOf(stack));
}

/**
 * What a role that deploys one stack may do, by service.
 *
 * @throws Error when the stack has a type whose permissions are not declared
 */
export function statementsOf(stack: StackDocument): readonly Statement[] {
  const unknown = typesOf(stack).filter((type) => permissionsOf(type) === undefined);
  if (unknown.length > 0) {
    throw new Error(
      `no permissions are known for ${unknown.join(", ")}; declare them on their cards in tools/shared/cards`,
    );
  }
  const statements = together([...state(stack), ...neededBy(stack)].flatMap((each) => statementOf(each, stack)));
  return [...statements].sort((one, other) => serviceOf(one).localeCompare(serviceOf(other), "en"));
}

/** What to do about names that only Terraform knows: the policies allow any name of the same kind in their place. */
export function openNamesWarning(name: string, stack: StackDocument): string | undefined {
  const names = neededBy(stack).flatMap(({ on }) => on.flatMap((arn) => openNames(arn, stack)));
  return names.length === 0
    ? undefined
    : `the deploy policies of ${name} allow any name where only Terraform knows it: ${sorted(names).join(", ")}; write it ` +
        "as text, or put a narrower pattern in the place of `*` where you attach them";
}

function neededBy(stack: StackDocument): readonly Permission[] {
  return typesOf(stack).flatMap((type) => permissionsOf(type) ?? []);
}

/** Of several services, the first one. */
function serviceOf({ Action: [first = ""] }: Statement): string {
  return first.slice(0, first.indexOf(":"));
}

/** Terraform reads and writes the state, and a file beside it that locks it. */
function state({ terraform }: StackDocument): readonly Permission[] {
  const s3 = terraform?.backend?.s3;
  if (s3 === undefined) {
    return [];
  }
  const bucket = String(s3.bucket);
  const object = `arn:{partition}:s3:::${bucket}/${String(s3.key)}`;
  return [
    { actions: ["s3:ListBucket"], on: [`arn:{partition}:s3:::${bucket}`] },
    { actions: ["s3:GetObject", "s3:PutObject"], on: [object, `${object}.tflock`] },
    { actions: ["s3:DeleteObject"], on: [`${object}.tflock`] },
  ];
}

/** The statement of a permission; none when what it is for is not in the stack. */
function statementOf({ actions, on, condition, onlyWith }: Permission, stack: StackDocument): readonly Statement[] {
  const Resource = sorted(on.flatMap((arn) => filled(arn, stack)));
  const Condition = condition === undefined ? undefined : filledCondition(condition, stack);
  const isNeeded = onlyWith === undefined || filled(onlyWith, stack).length > 0;
  return isNeeded && Resource.length > 0 && conditionValues(Condition).every((values) => values.length > 0)
    ? [{ Effect: "Allow", Action: sorted(actions), Resource, ...(Condition === undefined ? {} : { Condition }) }]
    : [];
}

function conditionValues(condition: Statement["Condition"] = {}): readonly (readonly string[])[] {
  return Object.values(condition).flatMap((keys) => Object.values(keys));
}

function filledCondition(condition: Condition, stack: StackDocument): Statement["Condition"] {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, sorted(filled(value, stack))])),
    ]),
  );
}

function sorted(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}
