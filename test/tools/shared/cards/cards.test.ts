import { cards } from "../../../../tools/shared/cards/index";
import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { requireOrSkip } from "../../../support/requirements";
import { terraformRequirement } from "../../../support/terraform";
import { readSchemas } from "../../../support/terraform-schema";
import { change, planWith } from "../plan/plans";
import { rows } from "../../guard/replacement-matrix";

const elasticache = Object.keys(cards).filter((type) => type.startsWith("aws_elasticache_"));

const knownAttributes = (type: string): ReadonlySet<string> => {
  const { quiet = [], interruptions = {}, steps = [], losses = [], replacedBy } = cards[type]!;
  return new Set([
    ...quiet,
    ...replacedBy,
    ...Object.keys(interruptions),
    ...[...steps, ...losses].map(({ attribute }) => attribute),
  ]);
};

describe("the cards", () => {
  test.each(rows.flatMap(({ type, plans }) => (typeof plans === "string" ? [] : plans.map((name) => [type, name]))))(
    "%s is another object with another %s, as measured",
    (type, attribute) => {
      expect(cards[type]?.replacedBy).toContain(attribute);
    },
  );

  test("say where everything can be read", () => {
    const sources = Object.values(cards).flatMap((card) => [
      ...(card.deletion.kind === "loss" ? [card.deletion.source] : []),
      ...Object.values(card.interruptions ?? {}).flatMap((each) => each.map(({ source }) => source)),
      ...[...(card.steps ?? []), ...(card.losses ?? [])].map(({ source }) => source),
    ]);

    expect(sources.filter((source) => !/^https:\/\/(docs\.aws\.amazon\.com|github\.com)\//.test(source))).toEqual([]);
  });

  test.each(elasticache)("%s: an attribute that is newer than the card is not judged", (type) => {
    const verdict = judge(
      planWith([change(`${type}.it`, ["update"], { before: { brand_new: 1 }, after: { brand_new: 2 } })]),
    );

    expect(verdict.unjudged).toEqual([
      {
        address: `${type}.it`,
        text: `brand_new changes in place; the guard does not know this attribute of ${type}`,
        mayLose: true,
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT JUDGED");
  });
});

requireOrSkip(...terraformRequirement())("the cards know", () => {
  test("every ElastiCache type of hashicorp/aws 5.100.0", () => {
    const types = Object.keys(readSchemas()).filter((type) => type.startsWith("aws_elasticache_"));

    expect(types.sort()).toEqual(elasticache.sort());
  });

  test.each(elasticache)("every attribute of %s", (type) => {
    const names = Object.keys(readSchemas()[type] ?? {});

    expect(names.filter((name) => !knownAttributes(type).has(name))).toEqual([]);
  });
});
