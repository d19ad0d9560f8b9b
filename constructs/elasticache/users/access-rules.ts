import { isCategory, isCommand, isRestricted, isWithFirstArgument } from "../facts/acl-commands";
import { type Engine, hasModes, isAtLeast } from "../facts/engines";

/** What an access string says, in the engine's order: keys, channels, commands, and further sets of rules. */
export interface AccessRules {
  /** Whether the user may log in; undefined when the string does not say. */
  enabled: boolean | undefined;
  /** Key rules such as `~app:*` or `%R~app:*`. */
  keys: string[];
  /** Channel rules such as `&news:*`, with `resetchannels` before them if it was given. */
  channels: string[];
  /** The rule that names the only databases, such as `db=0,1`; none when every database is allowed. */
  databases: string[];
  /** Command rules such as `-@all` and `+get`, later ones overruling earlier ones. */
  commands: string[];
  /** Further sets of rules; a command is allowed if one of the sets allows it. */
  selectors: AccessRules[];
}

/** Takes one rule in, or says what is wrong with it as the rest of a sentence that begins with the rule. */
type Apply = (rules: AccessRules, found: RegExpExecArray, engine: Engine) => string | undefined;

const sevenOnly = "needs Redis OSS 7.0 or Valkey 7.2 or later";

/**
 * The rules of the ACL language by their form, the first that fits; ElastiCache keeps passwords out of it.
 *
 * @see https://valkey.io/topics/acl/
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 */
const grammar: readonly (readonly [RegExp, Apply])[] = [
  [/^(?:[><#!]|nopass$|resetpass$|reset$)/i, () => "must not set, remove or disable a password"],
  [/^(on|off)$/i, (rules, [, state]) => switchUser(rules, state?.toLowerCase() === "on")],
  [/^sanitize-payload$/i, () => undefined],
  [/^(?:allkeys|(?:%(?:RW|WR))?~\*)$/i, (rules) => replace(rules.keys, "~*")],
  [/^resetkeys$/i, (rules) => replace(rules.keys)],
  [/^(?:%(R|W|RW|WR))?~(.*)$/is, addKeys],
  [/^(?:allchannels|&\*)$/i, (rules) => replace(rules.channels, "&*")],
  [/^(resetchannels)$/i, (rules) => replace(rules.channels, "resetchannels")],
  [/^&(.*)$/s, (rules, [, pattern = ""]) => addPattern(rules.channels, "&", pattern)],
  [/^alldbs$/i, (rules, _, engine) => chooseDatabases(rules, [], engine)],
  [/^resetdbs$/i, (rules, _, engine) => chooseDatabases(rules, ["resetdbs"], engine)],
  [/^db=(.*)$/is, nameDatabases],
  [/^(?:allcommands|\+@all)$/i, (rules) => replace(rules.commands, "+@all")],
  [/^(?:nocommands|-@all)$/i, (rules) => replace(rules.commands, "-@all")],
  [/^([+-])@(.+)$/s, addCategory],
  [/^([+-])([^@].*)$/s, addCommand],
  [/^clearselectors$/i, (rules) => replace(rules.selectors)],
];

/** Rules that hold nothing. */
export function noRules(): AccessRules {
  return { enabled: undefined, keys: [], channels: [], databases: [], commands: [], selectors: [] };
}

/** Takes one rule in, or says what is wrong with it as the rest of a sentence that begins with the rule. */
export function applyRule(rules: AccessRules, rule: string, engine: Engine): string | undefined {
  for (const [form, apply] of grammar) {
    const found = form.exec(rule);
    if (found !== null) {
      return apply(rules, found, engine);
    }
  }
  return "is not an ACL rule that ElastiCache accepts";
}

function switchUser(rules: AccessRules, enabled: boolean): string | undefined {
  if (rules.enabled === !enabled) {
    return "contradicts an earlier rule: a user is either `on` or `off`";
  }
  rules.enabled = enabled;
  return undefined;
}

function addKeys({ keys }: AccessRules, [, access, pattern = ""]: RegExpExecArray, engine: Engine): string | undefined {
  if (access !== undefined && !hasModes(engine)) {
    return `${sevenOnly} for %R~ and %W~`;
  }
  const one = access?.length === 1 ? `%${access.toUpperCase()}` : "";
  return addPattern(keys, `${one}~`, pattern);
}

function addPattern(patterns: string[], prefix: string, pattern: string): string | undefined {
  if (pattern === "") {
    return "must name a pattern, for example app:*";
  }
  if (patterns.includes("~*") || patterns.includes("&*")) {
    return "must not follow a rule that allows all of its kind";
  }
  if (!patterns.includes(`${prefix}${pattern}`)) {
    patterns.push(`${prefix}${pattern}`);
  }
  return undefined;
}

/** Each rule about databases takes the place of the one before it. */
function chooseDatabases(rules: AccessRules, chosen: readonly string[], { version }: Engine): string | undefined {
  return isAtLeast(version, "9.1")
    ? replace(rules.databases, ...chosen)
    : "needs Valkey 9.1 or later to name databases";
}

function nameDatabases(rules: AccessRules, [, list = ""]: RegExpExecArray, engine: Engine): string | undefined {
  if (!/^\d+(?:,\d+)*$/.test(list)) {
    return "must list numbers of databases, for example db=0,1";
  }
  const numbers = [...new Set(list.split(",").map(Number))].sort((a, b) => a - b);
  return chooseDatabases(rules, [`db=${numbers.join(",")}`], engine);
}

function addCategory(rules: AccessRules, [, sign, category = ""]: RegExpExecArray, engine: Engine): string | undefined {
  const name = category.toLowerCase();
  if (!isCategory(name, engine)) {
    return `names a category that ${engine.kind} ${engine.version} does not have`;
  }
  overrule(rules, `${String(sign)}@${name}`);
  return undefined;
}

function addCommand(rules: AccessRules, [, sign, command = ""]: RegExpExecArray, engine: Engine): string | undefined {
  const name = command.toLowerCase();
  const blocksSubcommand = sign === "-" && name.includes("|");
  const hasFirstArgument = isWithFirstArgument(name, engine);
  if (!isCommand(name, engine) && !hasFirstArgument) {
    return `names a command that ${engine.kind} ${engine.version} does not have`;
  }
  if (isRestricted(name) && !blocksSubcommand) {
    return "names a command that ElastiCache restricts";
  }
  if (blocksSubcommand && hasFirstArgument) {
    return "must not deny a first argument: the engine can only allow one";
  }
  if (blocksSubcommand && !hasModes(engine)) {
    return `${sevenOnly} to deny a subcommand`;
  }
  overrule(rules, `${String(sign)}${name}`);
  return undefined;
}

/** Puts a rule last and drops earlier ones about the same command, category or subcommand. */
function overrule({ commands }: AccessRules, rule: string): void {
  const target = rule.slice(1);
  replace(commands, ...commands.filter((earlier) => !isWithin(earlier.slice(1), target)), rule);
}

function isWithin(target: string, whole: string): boolean {
  return target === whole || target.startsWith(`${whole}|`);
}

function replace<T>(list: T[], ...items: T[]): string | undefined {
  list.splice(0, list.length, ...items);
  return undefined;
}
