import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Hints } from "../../../constructs/core";
import { synthesize } from "../../../constructs/testing";
import { MergedModule } from "../../support/merged-module";
import { parts } from "../../support/parts";
import { variablesOfSources } from "../../support/token-kinds";
import { requireOrSkip } from "../../support/requirements";
import { awsProvider, terraformRequirement } from "../../support/terraform";
import { TerraformWorkspace } from "../../support/terraform-workspace";

const role = "arn:aws:iam::111122223333:role/sns";
const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** A value that AWS takes, by argument; the others are switches. */
const values: Readonly<Record<string, unknown>> = {
  alarm_description: "text",
  archive_policy: JSON.stringify({ MessageRetentionPeriod: "30" }),
  confirmation_timeout_in_minutes: 5,
  custom_key_store_id: "cks-1234567890abcdef0",
  customer_master_key_spec: "SYMMETRIC_DEFAULT",
  customer_owned_ipv4_pool: "ipv4pool-coip-1234567890abcdef0",
  deletion_window_in_days: 7,
  delivery_policy: JSON.stringify({ healthyRetryPolicy: { numRetries: 3 } }),
  description: "text",
  display_name: "text",
  enable_lni_at_device_index: 1,
  filter_policy: JSON.stringify({ severity: ["critical"] }),
  filter_policy_scope: "MessageBody",
  guardrail_policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  instance_tenancy: "dedicated",
  ipv6_cidr_block: "2600:1f14:abc:de00::/64",
  key_usage: "ENCRYPT_DECRYPT",
  lifecycle: { prevent_destroy: true },
  log_group_class: "INFREQUENT_ACCESS",
  logging_level: "ERROR",
  policy,
  private_dns_hostname_type_on_launch: "resource-name",
  provisioner: [{ "local-exec": { command: "true" } }],
  redrive_policy: JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:us-east-1:111122223333:dead" }),
  replica: [{ region: "eu-west-1" }],
  replay_policy: JSON.stringify({ PointType: "Timestamp", StartingPoint: "2026-01-01T00:00:00.000Z" }),
  rotation_period_in_days: 90,
  signature_version: 2,
  subscription_role_arn: role,
  team_name: "text",
  channel_name: "text",
  tracing_config: "Active",
};

function valueOf(name: string): unknown {
  return (
    values[name] ??
    (name.endsWith("_role_arn") ? role : name.endsWith("_rate") ? 50 : name.startsWith("timeouts.") ? "30m" : true)
  );
}

/** A resource of the provider. */
interface Overridable {
  addOverride(path: string, value: unknown): void;
}

/** Every hint of every table of the constructs. */
function hints(): readonly string[] {
  const folder = join(__dirname, "../../../constructs");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("hints.ts"));
  const tables = files
    .filter((file) => !file.startsWith("core"))
    .flatMap((file) => Object.values(jest.requireActual<Readonly<Record<string, Hints>>>(join(folder, file))));
  const said = tables.flatMap((table) =>
    Object.values(table).map((hint) => (typeof hint === "string" ? hint : hint([]))),
  );
  return [...new Set(said)].filter((hint) => hint.includes("addOverride")).sort();
}

/** The argument of a hint, the properties that hold the resources, and the construct that has them. */
function parsed(hint: string): readonly [argument: string, properties: readonly string[], owner: string] {
  const [, argument = "", on = "", owner = ""] =
    /`addOverride\("([\w.]+)", …\)` on (.*) of (?:the|a) `(\w+)`/.exec(hint) ?? [];
  const properties = [...on.replace("the `resource` in ", "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
  return [argument, properties, owner];
}

/** A stack with the construct, whose resources have the override. */
function overridden(hint: string) {
  const [argument, properties, owner] = parsed(hint);
  const { part, props, others = [] } = parts.find((each) => each.part.name === owner) ?? {};
  for (const further of [{}, ...others]) {
    let found: readonly Overridable[] = [];
    const { document } = synthesize((stack) => {
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
      found =
        part === undefined
          ? []
          : resourcesOf(new part(stack, "It", { ...props?.(stack), ...further } as never), properties);
      found.forEach((resource) => {
        resource.addOverride(argument, valueOf(argument));
      });
    });
    if (found.length > 0 && (!hint.includes("Teams") || JSON.stringify(further).includes("teams"))) {
      return document;
    }
  }
  throw new Error(`there is no such resource: ${hint}`);
}

function resourcesOf(made: unknown, properties: readonly string[]): readonly Overridable[] {
  return properties.flatMap((property) => {
    const found = Object((made as Readonly<Record<string, unknown>>)[property]) as object;
    const all = "addOverride" in found ? [found] : Object.values(found);
    return all.map((each: { readonly resource?: unknown }) => (each.resource ?? each) as Overridable);
  });
}

describe("a hint to override an argument", () => {
  it("names a construct and a property of it that holds resources", () => {
    const said = hints();
    expect(said.length).toBeGreaterThan(80);
    said.forEach((hint) => overridden(hint));
  });

  requireOrSkip(...terraformRequirement())("with Terraform", () => {
    it("makes a configuration that is valid", async () => {
      const merged = new MergedModule(variablesOfSources);
      hints().forEach((hint) => {
        merged.add(overridden(hint), hint);
      });
      const workspace = new TerraformWorkspace({
        terraform: { required_providers: awsProvider },
        provider: { aws: [{ region: "us-east-1" }] },
        ...merged.document,
      });
      const diagnostics = await workspace.validate();
      workspace.dispose();
      expect(diagnostics.map(({ summary, detail, address }) => `${address}: ${summary} ${detail}`)).toEqual([]);
    });
  });
});
