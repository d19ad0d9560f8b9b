import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { type Check, Problems, fitName, jsonText, list, optional, struct, text } from "../../core";
import type { ReplicationGroup } from "../../elasticache";
import type { CacheAuthentication } from "./cache-authentication";

/**
 * Longest name of an inline policy, in characters.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
const longestPolicyName = 128;

/** Who may log in to a cache. */
export interface ConnectGrant {
  /**
   * Names of the cache's users, as given to `authentication.users`; at least one if the cache has users.
   *
   * @default - the token that all clients share
   */
  readonly users?: readonly string[];
  /**
   * Role of the clients, which the policy is attached to. It is made in the role's stack, so that this stack depends on
   * the cache's and never the other way round.
   *
   * @default - nothing is attached: the document is yours to attach
   */
  readonly role?: IamRole;
}

const role: Check = (at, value, problems) => {
  if (!TerraformResource.isTerraformResource(value) || value.terraformResourceType !== "aws_iam_role") {
    problems.add(at, "must be an `IamRole`", value, "attach the returned document to any other");
  }
};

const shape = struct<ConnectGrant>({ users: optional(list(text, { min: 0 })), role: optional(role) });

interface Cache {
  readonly replicationGroup: ReplicationGroup;
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
 * A policy that lets its owner log in to one cache as some of its users, and nothing else: connect as an IAM user, read
 * the secret of another. The ARNs are the resources' own, so no look-up of the account or region is needed.
 *
 * @throws ValidationError when the cache has no such users, or nobody needs a permission to connect
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export function grantConnect(scope: Construct, cache: Cache, grant: ConnectGrant): string {
  const problems = new Problems();
  shape("", grant, problems);
  problems.throwIfAny(scope);
  checkUsers(scope, cache.authentication, grant.users);
  const { replicationGroup } = cache;
  const document = jsonText({ Version: "2012-10-17", Statement: statements(cache, grant.users) });
  if (grant.role !== undefined) {
    const name = ["connect", replicationGroup.replicationGroupId, ...(grant.users ?? [])].join("-");
    new IamRolePolicy(grant.role, name, {
      name: fitName(name, longestPolicyName),
      role: grant.role.name,
      policy: document,
    });
  }
  return document;
}

function checkUsers(scope: Construct, { users, secrets }: CacheAuthentication, granted?: readonly string[]): void {
  const problems = new Problems();
  const known = Object.keys(users);
  if (known.length === 0 && secrets.token === undefined) {
    problems.add("authentication", "must not be `none`: whoever reaches the cache is in", undefined);
  } else if (known.length === 0 && granted !== undefined) {
    problems.add("users", "must be left out, because all clients share a token", granted);
  } else if (known.length > 0 && (granted === undefined || granted.length === 0)) {
    problems.add("users", `must name at least one of ${known.join(", ")}`, granted);
  }
  granted?.forEach((name, index) => {
    if (known.length > 0 && !known.includes(name)) {
      problems.add(`users[${index}]`, `must be one of ${known.join(", ")}`, name);
    }
  });
  problems.throwIfAny(scope);
}

function statements({ replicationGroup, authentication }: Cache, granted: readonly string[] = ["token"]): Statement[] {
  const { users, secrets, kmsKeyArn } = authentication;
  const userArns = granted.flatMap((name) => (Object.hasOwn(secrets, name) ? [] : (users[name]?.userArn ?? [])));
  const secretArns = granted.flatMap((name) => secrets[name]?.secretArn ?? []);
  return [
    ...(userArns.length === 0 ? [] : [connect(replicationGroup.resource.arn, userArns)]),
    ...(secretArns.length === 0 ? [] : [readSecrets(secretArns)]),
    ...(secretArns.length === 0 || kmsKeyArn === undefined ? [] : [decryptSecrets(kmsKeyArn, secretArns)]),
  ];
}

function connect(cacheArn: string, userArns: readonly string[]): Statement {
  return { Sid: "Connect", Effect: "Allow", Action: ["elasticache:Connect"], Resource: [cacheArn, ...userArns] };
}

function readSecrets(secretArns: readonly string[]): Statement {
  return { Sid: "ReadSecret", Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: secretArns };
}

/**
 * A key lives in one region, so the name of the service there, which may end in `.cn` in China, need not be spelt out.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
function decryptSecrets(kmsKeyArn: string, secretArns: readonly string[]): Statement {
  return {
    Sid: "DecryptSecret",
    Effect: "Allow",
    Action: ["kms:Decrypt"],
    Resource: [kmsKeyArn],
    Condition: {
      StringLike: { "kms:ViaService": "secretsmanager.*.amazonaws.com*" },
      StringEquals: { "kms:EncryptionContext:SecretARN": secretArns },
    },
  };
}
