import { type Permission, permissions } from "./permissions";

/** A synthesized stack, as far as it is read here. */
export interface StackDocument {
  readonly terraform: { readonly backend?: { readonly s3?: { readonly bucket: string; readonly key: string } } };
  readonly provider: {
    readonly aws: readonly { readonly region: string; readonly allowed_account_ids?: readonly string[] }[];
  };
  readonly resource?: Types;
  readonly data?: Types;
}

type Types = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

/** An IAM policy. */
export interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/**
 * Characters of a cache's name that all names made from it begin with: what is longer than 40 characters keeps 31 and
 * gets a hash.
 */
const keptOfName = 31;

/** The types that a stack has, as the permissions name them. */
export function typesOf({ resource = {}, data = {} }: StackDocument): readonly string[] {
  return [...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`)].sort();
}

/**
 * What a role may do that deploys one stack, and nothing else.
 *
 * @throws Error when the stack has a type that nobody has said the permissions of
 */
export function deployPolicy(stack: StackDocument): Policy {
  const unknown = typesOf(stack).filter((type) => permissions[type] === undefined);
  if (unknown.length > 0) {
    throw new Error(`no permissions are known for ${unknown.join(", ")}: tools/deploy-policy/permissions.ts`);
  }
  const needed = typesOf(stack).flatMap((type) => permissions[type] ?? []);
  const values = valuesOf(stack);
  return {
    Version: "2012-10-17",
    Statement: [...state(stack), ...needed].reduce(merge, []).map((one) => statement(one, values)),
  };
}

/** Terraform reads and writes the state, and a file beside it that locks it. */
function state({ terraform }: StackDocument): readonly Permission[] {
  const s3 = terraform.backend?.s3;
  if (s3 === undefined) {
    return [];
  }
  const object = `arn:aws:s3:::${s3.bucket}/${s3.key}`;
  return [
    { actions: ["s3:ListBucket"], on: [`arn:aws:s3:::${s3.bucket}`] },
    { actions: ["s3:GetObject", "s3:PutObject"], on: [object, `${object}.tflock`] },
    { actions: ["s3:DeleteObject"], on: [`${object}.tflock`] },
  ];
}

/** Puts the actions on the same resources together. */
function merge(merged: readonly Permission[], next: Permission): readonly Permission[] {
  const twin = merged.find((one) => scope(one) === scope(next) && service(one) === service(next));
  return twin === undefined
    ? [...merged, next]
    : merged.map((one) => (one === twin ? { ...one, actions: [...one.actions, ...next.actions] } : one));
}

function scope({ on, condition }: Permission): string {
  return JSON.stringify([on, condition]);
}

function service({ actions }: Permission): string | undefined {
  return actions[0]?.split(":")[0];
}

interface Values {
  readonly region: string;
  readonly account: string;
  readonly caches: readonly string[];
}

function valuesOf({ provider, resource }: StackDocument): Values {
  const [aws] = provider.aws;
  const groups = Object.values(resource?.aws_elasticache_replication_group ?? {});
  return {
    region: aws?.region ?? "*",
    account: aws?.allowed_account_ids?.[0] ?? "*",
    caches: groups.map(({ replication_group_id }) => String(replication_group_id).slice(0, keptOfName)),
  };
}

function statement({ actions, on, condition }: Permission, values: Values): Statement {
  return {
    Effect: "Allow",
    Action: [...new Set(actions)].sort(),
    Resource: on.flatMap((arn) => filled(arn, values)),
    ...(condition === undefined ? {} : { Condition: filledCondition(condition, values) }),
  };
}

function filled(template: string, { region, account, caches }: Values): readonly string[] {
  const placed = template.replaceAll("{region}", region).replaceAll("{account}", account);
  return placed.includes("{cache}") ? caches.map((cache) => placed.replaceAll("{cache}", cache)) : [placed];
}

function filledCondition(condition: NonNullable<Permission["condition"]>, values: Values): unknown {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, filled(value, values)])),
    ]),
  );
}
