import { isUnresolved } from "../../core";
import type { CommandCategory } from "../facts/acl-commands";

/**
 * A command (`get`), a subcommand (`client|getname`) or a category (`@read`) that is allowed, or with a `-` before it,
 * refused. Which ones there are depends on the engine, which checks them.
 */
export type CommandRule = `@${CommandCategory | "all"}` | `-@${CommandCategory | "all"}` | (string & {});

/** What a user, or one of its selectors, may do. */
export interface Permissions {
  /**
   * Key patterns that may be read and written, for example `app:*`.
   *
   * @default - none
   */
  readonly keys?: readonly string[];
  /**
   * Key patterns that may be read only; Redis OSS 7.0 or Valkey 7.2 or later.
   *
   * @default - none
   */
  readonly readKeys?: readonly string[];
  /**
   * Key patterns that may be written only; Redis OSS 7.0 or Valkey 7.2 or later.
   *
   * @default - none
   */
  readonly writeKeys?: readonly string[];
  /**
   * Patterns of pub/sub channels that may be used.
   *
   * @default - none, and on Redis OSS 6.2 whatever its parameter `acl-pubsub-default` says
   */
  readonly channels?: readonly string[];
  /**
   * What may be run, later ones overruling earlier ones.
   *
   * @default - nothing
   */
  readonly commands?: readonly CommandRule[];
}

/** What a user may do. */
export interface UserPermissions extends Permissions {
  /**
   * Further sets of permissions; a command may run if one of the sets allows it. Redis OSS 7.0 or Valkey 7.2 or later.
   *
   * @default - none
   */
  readonly selectors?: readonly Permissions[];
}

/**
 * Writes the access string of a user that is switched on and may do what is listed and nothing else.
 *
 * @example
 * accessString({ keys: ["app:*"], commands: ["@read", "@write", "-@dangerous"] });
 * // on ~app:* -@all +@read +@write -@dangerous
 * @throws TypeError when an item would be read as anything other than one rule
 */
export function accessString({ selectors = [], ...permissions }: UserPermissions): string {
  return ["on", ...rules(permissions), ...selectors.map((selector) => `(${rules(selector).join(" ")})`)].join(" ");
}

function rules({ keys, readKeys, writeKeys, channels, commands = [] }: Permissions): readonly string[] {
  return [
    ...patterns("keys", "~", keys),
    ...patterns("readKeys", "%R~", readKeys),
    ...patterns("writeKeys", "%W~", writeKeys),
    ...patterns("channels", "&", channels),
    ...(/^[+-]?@all$/.test(commands[0] ?? "") ? [] : ["-@all"]),
    ...listed("commands", commands).map((command, index) => commandRule(`commands[${index}]`, command)),
  ];
}

function patterns(at: string, prefix: string, given: readonly string[] = []): readonly string[] {
  return listed(at, given).map((pattern, index) => `${prefix}${oneWord(`${at}[${index}]`, pattern)}`);
}

function commandRule(at: string, command: string): string {
  const rule = oneWord(at, command);
  return /^[+-]/.test(rule) || isUnresolved(rule) ? rule : `+${rule}`;
}

/** A list that only Terraform knows has no members here. */
function listed(at: string, given: readonly string[]): readonly string[] {
  if (isUnresolved(given) || !Array.isArray(given)) {
    throw new TypeError(`\`${at}\` must be a list that is known at synth`);
  }
  return given as readonly string[];
}

/** A space would begin another rule, a parenthesis another set of them. */
function oneWord(at: string, text: string): string {
  if (!isUnresolved(text) && !/^[^\s()]+$/.test(text)) {
    const received = /[><#!]/.test(text) ? "" : `, got ${JSON.stringify(text)}`;
    throw new TypeError(`\`${at}\` must be one word without parentheses${received}`);
  }
  return text;
}
