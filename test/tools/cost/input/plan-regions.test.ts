import type { Plan, PlannedResource } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";
import { componentsOf, monthly, planned } from "../support/pricing";

const after = { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 1 };
const create = (values: object = {}) => change(`${group}.cache`, ["create"], { after: { ...after, ...values } });
const provider = (region: object) => ({ configuration: { provider_config: { aws: { expressions: { region } } } } });
const source = (type: string, values: object): PlannedResource =>
  ({
    address: `data.${type}.x`,
    mode: "data",
    type,
    schema_version: 0,
    values,
    sensitive_values: {},
  }) as PlannedResource;
const sources = (...resources: readonly PlannedResource[]) => ({
  prior_state: { values: { root_module: { resources } } },
});

/** cache.r7g.large with Valkey costs 0.1752 an hour in us-east-1, 0.1944 in eu-west-1 and 0.2104 in eu-central-1. */
describe("the region of a plan's resource", () => {
  test.each<[string, Plan, string]>([
    ["is a constant of its provider", planWith([create()], provider({ constant_value: "eu-west-1" })), "141.91"],
    [
      "is a variable of its provider",
      planWith([create()], {
        ...provider({ references: ["var.region"] }),
        variables: { region: { value: "eu-central-1" } },
      }),
      "153.59",
    ],
    ["is its own", planWith([create({ region: "eu-central-1" })], provider({ constant_value: "eu-west-1" })), "153.59"],
    [
      "is in its ARN",
      planWith(
        [create({ arn: "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:x" })],
        provider({ constant_value: "us-east-1" }),
      ),
      "141.91",
    ],
    [
      "is that of the zones that were read",
      planWith([create()], sources(source("aws_availability_zones", { names: ["eu-west-1a", "eu-west-1b"] }))),
      "141.91",
    ],
    [
      "is that of a subnet",
      planWith([create(), change("aws_subnet.a", ["create"], { after: { availability_zone: "eu-central-1a" } })]),
      "153.59",
    ],
    [
      "is that of something else that exists",
      planWith([
        create(),
        change("aws_sns_topic.a", ["no-op"], { before: {}, after: { arn: "arn:aws:sns:eu-west-1:111122223333:a" } }),
      ]),
      "141.91",
    ],
  ])("%s", (_what, plan, dollars) => {
    expect(monthly(planned(plan))).toBe(dollars);
  });

  test("is not that of something elsewhere which is only read", () => {
    const bucket = source("aws_s3_bucket", { region: "us-west-2", arn: "arn:aws:s3:us-west-2::logs" });

    expect(monthly(planned(planWith([create()], sources(bucket, source("aws_region", { name: "eu-west-1" })))))).toBe(
      "141.91",
    );
  });

  test("is not known when the plan does not show it, or shows several; then the caller says it", () => {
    const several = planWith(
      [create()],
      sources(source("a", { names: ["eu-west-1a"] }), source("b", { names: ["us-east-1a"] })),
    );

    for (const plan of [
      planWith([create()]),
      planWith([create()], provider({ references: ["local.region"] })),
      planWith([create()], provider({ constant_value: "${local.region}" })),
      several,
    ]) {
      expect(componentsOf(planned(plan))[0]![2]).toBe("the plan does not show the region: use --region");
      expect(monthly(planned(plan, { region: "eu-west-1" }))).toBe("141.91");
    }
  });

  test("is that of the provider with an alias which the code names", () => {
    const configuration = {
      provider_config: {
        aws: { expressions: { region: { constant_value: "us-east-1" } } },
        "aws.europe": { expressions: { region: { constant_value: "eu-west-1" } } },
      },
      root_module: { resources: [{ address: `${group}.cache`, type: group, provider_config_key: "aws.europe" }] },
    };

    expect(monthly(planned(planWith([create()], { configuration })))).toBe("141.91");
  });
});
