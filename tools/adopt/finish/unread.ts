import type { Arguments, StackDocument } from "../../shared/stack/document";
import { expressionOf } from "./template";

/** The resource type of a cache. */
export const groupType = "aws_elasticache_replication_group";

/**
 * Attributes of a group that AWS never returns, and that cause no replacement: after an import they are null, whatever
 * the cache has, and Terraform would send them. Each with the function that makes what a configuration says into it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
const unread: Readonly<Record<string, string>> = {
  apply_immediately: "tobool",
  auth_token: "tostring",
  auth_token_update_strategy: "tostring",
  final_snapshot_identifier: "tostring",
  notification_topic_arn: "tostring",
};

/**
 * What the provider takes where a configuration says nothing: a strategy, until provider 6.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/34496
 */
const providerDefaults: Arguments = { auth_token_update_strategy: "ROTATE" };

/** What the configuration says of attributes that AWS never returns: expressions of Terraform, by attribute. */
export function unreadArguments(document: StackDocument, group: Arguments): Readonly<Record<string, string>> {
  const all: Arguments = { ...(hasDefaults(document) ? providerDefaults : {}), ...group };
  const said = Object.entries(unread).filter(
    ([name]) =>
      all[name] !== undefined && all[name] !== null && (name !== "auth_token" || isGiven(document, all[name])),
  );
  return Object.fromEntries(said.map(([name, toType]) => [name, `${toType}(${expressionOf(all[name])})`]));
}

/** Provider 5 and earlier. */
function hasDefaults({ terraform }: StackDocument): boolean {
  return Number(/\d+/.exec(terraform?.required_providers?.aws?.version ?? "")?.[0]) < 6;
}

/**
 * Whether a token is in a secret that somebody else keeps. One that this stack generates is not the cache's yet: the next
 * plan sends it.
 */
function isGiven(document: StackDocument, token: unknown): boolean {
  const names = [...String(token).matchAll(/\bdata\.aws_secretsmanager_secret_version\.([\w-]+)/g)].map(
    ([, name = ""]) => name,
  );
  const secrets = names.map((name) => document.data?.aws_secretsmanager_secret_version?.[name]);
  return (
    secrets.length > 0 && secrets.every((secret) => !/\baws_secretsmanager_secret/.test(String(secret?.secret_id)))
  );
}
