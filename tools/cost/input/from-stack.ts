import { isRecord, membersOf } from "../../shared/records";
import { type Arguments, type StackDocument, constructPathOf } from "../../shared/stack/document";
import type { Values } from "../../shared/plan/plan";
import { blocksOf } from "./blocks";
import { type Known, type Resource, type Unseen, knownAfterApply, numberIn, theRegion } from "./resource";

/** What a synthesized stack has in it. */
export interface Contents {
  readonly resources: readonly Resource[];
  /** What is in it that only Terraform can say. */
  readonly unseen: readonly Unseen[];
}

/**
 * Reads the resources of a synthesized stack.
 *
 * @param region where resources are whose provider names no region
 */
export function resourcesOfStack(document: StackDocument, region: string | undefined): Contents {
  const blocks = Object.entries(document.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, args]): Block => ({
      type,
      name,
      args,
      indexes: indexesOf(`${type}.${name}`, args),
    })),
  );
  const uncounted = blocks.filter(({ indexes }) => indexes === knownAfterApply);
  return {
    resources: blocks.flatMap(({ type, name, args, indexes }) =>
      indexes === knownAfterApply ? [] : indexes.map((index) => read(type, name, index, args, document, region)),
    ),
    unseen: [
      ...uncounted.map(({ type, name, args }) => ({
        address: `${type}.${name}`,
        reason: onlyTerraformKnows(`\`${"count" in args ? "count" : "for_each"}\``),
      })),
      ...Object.keys(document.module ?? {}).map((name) => ({
        address: `module.${name}`,
        reason: onlyTerraformKnows("what a module makes"),
      })),
    ],
  };
}

interface Block {
  readonly type: string;
  readonly name: string;
  readonly args: Arguments;
  readonly indexes: Known<readonly string[]>;
}

/** Why a value of a synthesized stack is not known. */
export function onlyTerraformKnows(what: string): string {
  return `${what} is known to Terraform only: use --plan${what === theRegion ? " or --region" : ""}`;
}

function read(
  type: string,
  name: string,
  index: string,
  args: Arguments,
  document: StackDocument,
  region: string | undefined,
): Resource {
  const [, ...path] = constructPathOf(args)?.split("/") ?? ["", name];
  return {
    address: `${type}.${name}${index}`,
    type,
    name,
    region: regionOf(args, document) ?? region ?? knownAfterApply,
    values: valuesOf(args),
    path,
    references: () => JSON.stringify(args).match(/\baws_\w+\.[\w-]+/g) ?? [],
    changes: () => false,
  };
}

/**
 * An index for each resource that `count` or `for_each` makes of one; none without them.
 *
 * @throws Failure when `count` is no number of resources
 */
function indexesOf(address: string, args: Arguments): Known<readonly string[]> {
  const { count, for_each: each } = args;
  if (isExpression(count) || isExpression(each)) {
    return knownAfterApply;
  }
  const times = numberIn({ address, values: args }, "count");
  if (typeof times === "number") {
    return Array.from({ length: times }, (_, index) => `[${index}]`);
  }
  if ((each ?? undefined) === undefined) {
    return [""];
  }
  const keys = Array.isArray(each) ? each.map(String) : Object.keys(membersOf(each));
  return keys.map((key) => `[${JSON.stringify(key)}]`);
}

/** Undefined when Terraform computes it, or takes it from its surroundings. */
function regionOf(args: Arguments, { provider }: StackDocument): string | undefined {
  const alias = typeof args.provider === "string" ? args.provider.replace(/^aws\./, "") : undefined;
  const used = blocksOf(provider?.aws).find((each) =>
    alias === undefined || alias === "aws" ? each.alias === undefined : each.alias === alias,
  );
  const region = args.region ?? used?.region;
  return typeof region !== "string" || region === "" || isExpression(region) ? undefined : region;
}

/** Arguments as they are, with a sign in the place of everything that Terraform computes. */
function valuesOf(args: Arguments): Values {
  const dynamic = Object.keys(membersOf(args.dynamic)).map((name) => [name, knownAfterApply] as const);
  return { ...knownMembers(args), ...Object.fromEntries(dynamic) };
}

function known(value: unknown): unknown {
  if (isExpression(value)) {
    return knownAfterApply;
  }
  if (Array.isArray(value)) {
    return value.map((inner: unknown): unknown => known(inner));
  }
  return isRecord(value) ? knownMembers(value) : value;
}

function knownMembers(record: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(record).map(([name, inner]) => [name, known(inner)]));
}

/** True for a text that Terraform computes: `${` begins an expression, unless another dollar sign is before it. */
function isExpression(value: unknown): boolean {
  return typeof value === "string" && /[$%]\{/.test(value.replaceAll(/\$\$\{|%%\{/g, ""));
}
