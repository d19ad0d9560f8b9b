import { componentsOf, monthly, stackWith } from "../support/pricing";

/** https://aws.amazon.com/kms/pricing/ and https://aws.amazon.com/secrets-manager/pricing/ */
describe("keys and secrets", () => {
  test.each(["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key"])(
    "%s costs $1.00 a month, and its requests what is declared",
    (type) => {
      const usage = { [type]: { monthly_requests: 250_000 } };

      expect(componentsOf(stackWith({ [type]: { key: {} } }, { usage }))).toEqual([
        ["Customer managed key", "1", "1.00"],
        ["Requests to the key", "250000", "0.75"],
      ]);
    },
  );

  test("a secret costs $0.40 a month, in each region that it is in", () => {
    const secret = { replica: [{ region: "us-west-2" }, { region: "eu-west-1" }] };
    const usage = { aws_secretsmanager_secret: { monthly_requests: 100_000 } };

    expect(componentsOf(stackWith({ aws_secretsmanager_secret: { secret } }, { usage }))).toEqual([
      ["Secret", "1", "0.40"],
      ["Replica of the secret in us-west-2", "1", "0.40"],
      ["Replica of the secret in eu-west-1", "1", "0.40"],
      ["Requests for the secret", "100000", "0.50"],
    ]);
  });

  test("a replica where secrets have no price is not priced", () => {
    const secret = { replica: { region: "eu-south-2" } };

    expect(componentsOf(stackWith({ aws_secretsmanager_secret: { secret } }))[1]).toEqual([
      "Replica of the secret in eu-south-2",
      "1",
      "no price for secrets in eu-south-2",
    ]);
  });

  test("a replica in a region that only Terraform knows is not priced", () => {
    const secret = { replica: [{ region: "${var.region}" }] };

    expect(componentsOf(stackWith({ aws_secretsmanager_secret: { secret } }))[1]).toEqual([
      "Replica of the secret",
      "1",
      "the region is known to Terraform only: use --plan or --region",
    ]);
  });

  test.each(["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1"])(
    "cost the same in %s",
    (region) => {
      const stack = stackWith({ aws_kms_key: { key: {} }, aws_secretsmanager_secret: { secret: {} } }, { region });

      expect(monthly(stack)).toBe("1.40");
    },
  );
});
