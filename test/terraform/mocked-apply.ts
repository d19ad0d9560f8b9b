import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration, TerraformResult } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

/** What the mocked provider answers where Terraform, or the provider, wants more than any text. */
const answers = `
mock_provider "aws" {
  mock_resource "aws_elasticache_replication_group" {
    defaults = {
      arn                            = "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:cache"
      primary_endpoint_address       = "primary.example.com"
      reader_endpoint_address        = "reader.example.com"
      configuration_endpoint_address = "configuration.example.com"
      member_clusters                = ["cache-001", "cache-002", "cache-003"]
    }
  }
  mock_resource "aws_security_group" {
    defaults = { id = "sg-0123456789abcdef0" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:111122223333:topic", owner = "111122223333" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3" }
  }
  mock_data "aws_secretsmanager_secret_version" {
    defaults = { secret_string = "the-token-itself" }
  }
  mock_data "aws_subnets" {
    defaults = { ids = ["subnet-0a", "subnet-0b", "subnet-0c"] }
  }
  mock_data "aws_vpc" {
    defaults = { id = "vpc-0123456789abcdef0" }
  }
  mock_data "aws_security_group" {
    defaults = { id = "sg-0a1b2c3d" }
  }
}
`;

/** Asserts what no output is, so that Terraform says in its complaint what the output is instead. */
function assertion(output: string): string {
  return `
  assert {
    condition     = output.${output} == "what no output is"
    error_message = "OUTPUT \${jsonencode({ ${output} = output.${output} })}"
  }`;
}

/** Applies a configuration with a mocked provider (`terraform test`) and returns its outputs. */
export async function mockedApply(configuration: Configuration): Promise<Record<string, unknown>> {
  const workspace = new TerraformWorkspace(configuration, { preventDestroy: false });
  try {
    const assertions = Object.keys(configuration.output ?? {}).map(assertion);
    mkdirSync(join(workspace.directory, "tests"));
    const test = `${answers}run "apply" {\n  command = apply${assertions.join("")}\n}\n`;
    writeFileSync(join(workspace.directory, "tests", "apply.tftest.hcl"), test);
    return outputsIn(await workspace.run("test", "-json"), assertions.length);
  } finally {
    workspace.dispose();
  }
}

function outputsIn({ stdout, stderr }: TerraformResult, count: number): Record<string, unknown> {
  const outputs = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => (JSON.parse(line) as { diagnostic?: { detail: string } }).diagnostic?.detail ?? "")
    .flatMap((detail) => /^OUTPUT (.*)/s.exec(detail)?.[1] ?? [])
    .map((output) => JSON.parse(output) as Record<string, unknown>);
  if (outputs.length !== count) {
    throw new Error(`terraform test did not get as far as the outputs:\n${stdout}${stderr}`);
  }
  return Object.assign({}, ...outputs) as Record<string, unknown>;
}
