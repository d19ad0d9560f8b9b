import { typesOfSources } from "../../../support/resource-types";
import { componentsOf, stackWith } from "../support/pricing";

describe("resources", () => {
  test.each([...new Set(typesOfSources())].filter((type) => !type.startsWith("data.")))(
    "of type %s, which this project makes, are priced or free",
    (type) => {
      const reasons = componentsOf(stackWith({ [type]: { one: {} } })).map(([, , reason]) => reason);

      expect(reasons).not.toContain("no price for resources of this type");
    },
  );

  test.each(["aws_nat_gateway", "aws_instance", "aws_elasticache_reserved_cache_node", "datadog_monitor", "toString"])(
    "of type %s are named as not priced",
    (type) => {
      expect(componentsOf(stackWith({ [type]: { one: {} } }))).toEqual([
        [type, "-", "no price for resources of this type"],
      ]);
    },
  );

  test.each([
    "random_password",
    "null_resource",
    "terraform_data",
    "time_sleep",
    "tls_private_key",
    "aws_vpc",
    "aws_sns_topic",
  ])("of type %s are free", (type) => {
    expect(stackWith({ [type]: { one: {} } }).resources).toEqual([expect.objectContaining({ components: [] })]);
  });

  test("of the parameter store are free in the standard tier only", () => {
    const tiers = {
      standard: { tier: "Standard" },
      none: {},
      advanced: { tier: "Advanced" },
      smart: { tier: "Intelligent-Tiering" },
    };

    expect(componentsOf(stackWith({ aws_ssm_parameter: tiers }))).toEqual([
      ["Parameter (Advanced)", "-", "no price for parameters of tier Advanced"],
      ["Parameter (Intelligent-Tiering)", "-", "no price for parameters of tier Intelligent-Tiering"],
    ]);
  });
});
