import { parse, validate } from "@aws-sdk/util-arn-parser";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { beforeWriting } from "./before-writing";
import { refusal } from "./parts";
import { Problems } from "./problems";
import { type Place, type ProvidedElement, awaitsProvider, placeOf } from "./provider-of";
import { isKnownPartition, partitionOf, regionOfZone } from "./schema/regions";
import { isUnresolved } from "./tokens/token-type";

/** A literal that says where something is: an ARN, a zone, or the id of a security group after its account. */
export interface PlacedLiteral {
  /** The prop as the user typed it. */
  readonly prop: string;
  /**
   * The literal; an unresolved one says nothing.
   *
   * @default - the prop was left out
   */
  readonly value?: string;
  /**
   * What it must have in common with the resources that use it.
   *
   * @default - the partition only
   */
  readonly same?: readonly (keyof Place)[];
  /**
   * True for what must be in another account, because it names one.
   *
   * @default - it may be in the same account
   */
  readonly abroad?: true;
}

/** A literal that says something. */
type Known = PlacedLiteral & { readonly value: string };

/** The literals that a construct reports itself, so that its parts do not report them again. */
const reported = new WeakMap<IConstruct, ReadonlySet<string | undefined>>();

/**
 * Checks that literals are where the resources that use them are; where that is not known, that they are together.
 *
 * @param owner whose place it is, in words
 * @internal
 */
export function checkPlaces(
  problems: Problems,
  literals: readonly PlacedLiteral[],
  place: Place = {},
  owner = "the provider",
): void {
  const isSound = (literal: PlacedLiteral): literal is Known =>
    typeof literal.value === "string" &&
    !isUnresolved(literal.value) &&
    !problems.has(literal.prop) &&
    !problems.has(literal.prop.replace(/\[\d+\]$/, ""));
  const sound = literals.filter(isSound);
  const common = {
    region: anchorOf("region", sound, place, owner),
    account: anchorOf("account", sound, place, owner),
    partition: anchorOf("partition", sound, place, owner),
  };
  for (const { prop, value, same = [], abroad } of sound) {
    const own = placeIn(value);
    const differing = aspectsOf(same).find((aspect) => differs(own[aspect], common[aspect]?.value));
    if (differing !== undefined) {
      problems.add(prop, ruleOf(differing, value, common[differing]), value);
    } else if (abroad === true && own.account !== undefined && own.account === place.account) {
      problems.add(prop, `must not name the account of ${owner}`, value, "leave it out");
    }
  }
}

/**
 * Checks, before anything is written, that literals are where a resource will be. What a construct above reports is left to it.
 *
 * @internal
 */
export function keepInPlace(
  construct: IConstruct,
  resource: ProvidedElement | undefined,
  literals: readonly PlacedLiteral[],
): void {
  if (resource === undefined) {
    return;
  }
  reported.set(construct, new Set(literals.map(({ value }) => value)));
  const above = construct.node.scopes.slice(0, -1);
  beforeWriting(construct, (stack) => {
    if (stack !== TerraformStack.of(construct) && awaitsProvider(resource)) {
      return [];
    }
    const own = literals.filter(({ value }) => !above.some((scope) => reported.get(scope)?.has(value) === true));
    const problems = new Problems();
    checkPlaces(problems, own, placeOf(resource));
    return problems.list.map((problem) => refusal(construct, problem));
  });
}

/**
 * Checks, before anything is written, that a resource will be in the region and account of what it is about.
 *
 * @param prop the prop that says what it is about
 * @internal
 */
export function keepTogether(
  construct: IConstruct,
  prop: string,
  about: ProvidedElement | undefined,
  resource: ProvidedElement | undefined,
): void {
  if (about === undefined || resource === undefined) {
    return;
  }
  beforeWriting(construct, (stack) => {
    const isEarly = stack !== TerraformStack.of(construct);
    if (isEarly && (awaitsProvider(about) || awaitsProvider(resource))) {
      return [];
    }
    const [there, here] = [placeOf(about), placeOf(resource)];
    const aspect = (["region", "account"] as const).find((each) => differs(there[each], here[each]));
    const rule = `must be in ${here[aspect ?? "region"]}, the ${aspect} of the provider`;
    return aspect === undefined ? [] : [refusal(construct, { prop, rule, received: there[aspect] })];
  });
}

/** A place in a partition of AWS. */
interface PartitionedPlace extends Place {
  /**
   * The partition.
   *
   * @default - it is not known, or its regions are not
   */
  readonly partition?: string;
}

type Aspect = keyof PartitionedPlace;

/**
 * What a literal must have in common with the others: nothing crosses partitions, each of which has its own accounts.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function aspectsOf(same: readonly (keyof Place)[]): readonly Aspect[] {
  return [...same, "partition"];
}

/** What all literals are compared with, and whose it is. */
interface Anchor {
  readonly value: string;
  readonly owner: string;
}

function anchorOf(aspect: Aspect, literals: readonly Known[], place: Place, owner: string): Anchor | undefined {
  const known = aspect === "partition" ? partitionIn(place) : place[aspect];
  if (known !== undefined) {
    return { value: known, owner };
  }
  const bound = literals.filter(({ same = [] }) => aspectsOf(same).includes(aspect));
  const anchors = bound.map((literal) => ({ value: placeIn(literal.value)[aspect], owner: `\`${literal.prop}\`` }));
  return anchors.find((anchor): anchor is Anchor => anchor.value !== undefined);
}

function ruleOf(aspect: Aspect, value: string, anchor: Anchor | undefined): string {
  const [expected, owner] = [anchor?.value ?? "", anchor?.owner ?? ""];
  if (regionOfZone(value) !== undefined) {
    return `must be a zone of the region ${expected}${owner.startsWith("`") ? `, like ${owner}` : ""}`;
  }
  return `must be in ${expected}, the ${aspect} of ${owner}`;
}

/** The place that a literal names. */
function placeIn(value: string): PartitionedPlace {
  if (validate(value)) {
    const { partition, region, accountId: account } = parse(value);
    return {
      ...(isKnownPartition(partition) ? { partition } : {}),
      ...(region === "" ? {} : { region }),
      ...(account === "" ? {} : { account }),
    };
  }
  const region = regionOfZone(value);
  const [, account] = /^(\d{12})\//.exec(value) ?? [];
  const place = { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
  return { ...place, partition: partitionIn(place) };
}

function partitionIn({ region }: Place): string | undefined {
  return region === undefined ? undefined : partitionOf(region);
}

function differs(own: string | undefined, expected: string | undefined): boolean {
  return own !== undefined && expected !== undefined && own !== expected;
}
