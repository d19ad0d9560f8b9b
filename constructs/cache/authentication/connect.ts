import { createHash } from "node:crypto";
import type { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Fn, TerraformDataSource, TerraformLocal, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import {
  Problems,
  checkSameApp,
  fitName,
  isUnresolved,
  jsonText,
  list,
  literal,
  optional,
  struct,
  text,
  validate,
} from "../../core";
import type { IReplicationGroup } from "../../elasticache";
import type { CacheAuthentication } from "./cache-authentication";
import type { Login } from "./members";

const hints = () => require("./hints") as typeof import("./hints");

/**
 * Maximum length of the name of an inline policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
const maxPolicyNameLength = 128;

/** Who may log in to a cache. */
export interface ConnectOptions {
  /**
   * Names of the cache's users, as given to `authentication.users`, and `default` for a `defaultUser` with a password; at
   * least one if the cache has users.
   * Known at synth: no token.
   *
   * @default - the token that all clients share
   */
  readonly users?: readonly string[];
}

/** An IAM role of the clients, created or looked up. */
export type Grantee = IamRole | DataAwsIamRole;

// Each is compared with the users that the cache has.
const optionsCheck = struct<ConnectOptions>(
  { users: optional(literal(list(literal(text), { min: 0 }))) },
  () => hints().connectHints,
);

interface Cache {
  readonly replicationGroup: IReplicationGroup;
  readonly authentication: CacheAuthentication;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

/**
 * A policy that allows logging in to one cache as some of its users, and nothing else: connecting as an IAM user, and
 * reading the secret of any other user. The ARNs come from the resources, or were given, so no look-up of the account or
 * region is needed.
 *
 * @throws ValidationError when the cache has no such users, or connecting needs no permission
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export function connectPolicyDocument(scope: Construct, cache: Cache, options: ConnectOptions): string {
  validate(scope, optionsCheck, options, {
    rules: ({ users }, problems) => {
      if (!problems.has("props") && !problems.has("users")) {
        checkUsers(problems, cache.authentication, users);
      }
    },
  });
  return jsonText({ Version: "2012-10-17", Statement: statements(cache, options.users) });
}

/** The policies of each role, by what they grant. */
const granted = new WeakMap<Grantee, Map<string, IamRolePolicy>>();

/** Digits of the hash that keeps two policies of one name apart. */
const hashLength = 8;

/**
 * Attaches the policy to a role, in the role's stack. That stack then depends on the cache's stack, never the reverse.
 * Granting the same once more changes nothing.
 *
 * @throws ValidationError when the grantee is not a role, the cache has no such users, or connecting needs no
 *   permission
 */
export function grantConnect(scope: Construct, cache: Cache, grantee: Grantee, options: ConnectOptions): IamRolePolicy {
  const problems = new Problems();
  if (!isRole(grantee)) {
    const rule = "must be an `IamRole` or a `DataAwsIamRole`";
    problems.add("grantee", rule, grantee, "for anything else, attach the policy that `connectPolicyDocument` returns");
  } else {
    checkSameApp(problems, "grantee", grantee, scope, "role");
  }
  problems.throwIfAny(scope);
  const policy = connectPolicyDocument(scope, cache, options);
  const { users = [] } = options;
  const grant = JSON.stringify([scope.node.path, ...users]);
  const policies = granted.get(grantee) ?? new Map<string, IamRolePolicy>();
  granted.set(grantee, policies);
  const older = policies.get(grant);
  if (older !== undefined) {
    return older;
  }
  const { id, name } = nameOf(grantee, cache, users, grant);
  const made = new IamRolePolicy(grantee, id, { name, role: grantee.name, policy });
  policies.set(grant, made);
  return made;
}

/**
 * Names a policy. Caches of two stacks may have one name, and users `a-b` read like `a` and `b`: what comes second gets
 * a hash. An id takes no name that only Terraform knows.
 */
function nameOf({ node }: Grantee, { replicationGroup }: Cache, users: readonly string[], grant: string) {
  const { replicationGroupId } = replicationGroup;
  const hash = createHash("sha256").update(grant).digest("hex").slice(0, hashLength);
  const id = ["connect", isUnresolved(replicationGroupId) ? hash : replicationGroupId, ...users].join("-");
  const suffix = node.tryFindChild(id) === undefined ? [] : [hash];
  const name = ["connect", replicationGroupId, ...users, ...suffix].join("-");
  return { id: [id, ...suffix].join("-"), name: fitName(name, maxPolicyNameLength) };
}

function isRole(value: unknown): boolean {
  const isElement = TerraformResource.isTerraformResource(value) || TerraformDataSource.isTerraformDataSource(value);
  return isElement && value.terraformResourceType === "aws_iam_role";
}

/** What somebody needs a permission for. Of a `default` user that is made elsewhere nobody here knows how it logs in. */
function grantable({ logins }: CacheAuthentication): ReadonlyMap<string, Login> {
  const isGrantable = ({ secretArn, userArn, userId }: Login) =>
    [secretArn, userArn, userId].some((it) => it !== undefined);
  return new Map(Object.entries(logins).filter(([, login]) => isGrantable(login)));
}

function checkUsers(problems: Problems, authentication: CacheAuthentication, granted?: readonly string[]): void {
  const known = [...grantable(authentication).keys()];
  switch (authentication.credentials.kind) {
    case "off":
      problems.add(
        "authentication",
        "must not be `off`: without authentication, clients need no permission",
        undefined,
      );
      break;
    case "auth-token":
      if (granted !== undefined) {
        problems.add("users", "must be left out, because all clients share a token", granted);
      }
      break;
    case "user-group":
      checkGranted(problems, known, granted);
  }
}

function checkGranted(problems: Problems, known: readonly string[], granted: readonly string[] | undefined): void {
  if (known.length === 0) {
    const rule = "must describe the users that a role may be granted";
    problems.add("authentication.users", rule, undefined, 'for example orders: { kind: "existing-user", userId }');
  } else if (granted === undefined || granted.length === 0) {
    problems.add("users", `must name at least one of ${known.join(", ")}`, granted);
  } else {
    granted.forEach((name, index) => {
      if (!known.includes(name)) {
        problems.add(`users[${index}]`, `must be one of ${known.join(", ")}`, name);
      }
    });
  }
}

function statements(cache: Cache, granted: readonly string[] = ["token"]): Statement[] {
  const known = grantable(cache.authentication);
  const logins = granted.flatMap((name) => known.get(name) ?? []);
  const userArns = logins.flatMap(({ secretArn, userArn, userId }) =>
    secretArn === undefined ? [userArn ?? arnOfUser(cache, String(userId))] : [],
  );
  const secretArns = logins.flatMap(({ secretArn }) => secretArn ?? []);
  return [
    ...(userArns.length === 0 ? [] : [connect(cache.replicationGroup.replicationGroupArn, userArns)]),
    ...(secretArns.length === 0 ? [] : [readSecrets(secretArns)]),
    ...[...secretsByKey(logins)].map(([kmsKeyArn, arns], index) => decryptSecrets(kmsKeyArn, arns, index)),
  ];
}

/**
 * A user is in the account and the region of its caches, and no data source of the provider gives its ARN. How ARNs of
 * users begin is a local value, because a function in a policy would keep others from reading the policy as JSON.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
function arnOfUser({ replicationGroup, authentication }: Cache, userId: string): string {
  const id = "UserArn";
  const made = authentication.node.tryFindChild(id) as TerraformLocal | undefined;
  const start = () => Fn.replace(replicationGroup.replicationGroupArn, "/replicationgroup:.*/", "user:");
  return `${(made ?? new TerraformLocal(authentication, id, start())).asString}${userId}`;
}

/** The secrets that each key encrypts. */
function secretsByKey(logins: readonly Login[]): ReadonlyMap<string, readonly string[]> {
  const secrets = new Map<string, readonly string[]>();
  for (const { secretArn, kmsKeyArn } of logins) {
    if (secretArn !== undefined && kmsKeyArn !== undefined) {
      secrets.set(kmsKeyArn, [...(secrets.get(kmsKeyArn) ?? []), secretArn]);
    }
  }
  return secrets;
}

function connect(cacheArn: string, userArns: readonly string[]): Statement {
  return { Sid: "Connect", Effect: "Allow", Action: ["elasticache:Connect"], Resource: [cacheArn, ...userArns] };
}

function readSecrets(secretArns: readonly string[]): Statement {
  return { Sid: "ReadSecret", Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: secretArns };
}

/**
 * A key exists in one region only, so the wildcards for the region and for the end of the host name, which may be `.cn`
 * in China, allow nothing more.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
function decryptSecrets(kmsKeyArn: string, secretArns: readonly string[], index: number): Statement {
  return {
    Sid: `DecryptSecret${index === 0 ? "" : index + 1}`,
    Effect: "Allow",
    Action: ["kms:Decrypt"],
    Resource: [kmsKeyArn],
    Condition: {
      StringLike: { "kms:ViaService": "secretsmanager.*.amazonaws.com*" },
      StringEquals: { "kms:EncryptionContext:SecretARN": secretArns },
    },
  };
}
