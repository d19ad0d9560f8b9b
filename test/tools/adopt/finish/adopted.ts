import { App } from "cdktf";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CacheStack } from "../../../../stacks/cache-stack";
import type { Environment } from "../../../../stacks/environment";
import { type StackDocument, constructPathOf, resourcesOf } from "../../../../tools/shared/stack/document";
import { parsePlan } from "../../../../tools/shared/plan/plan";
import { network } from "../../../support/fixtures";
import { copyLockFile, readConfiguration, runTerraform, sharedDataDirectory } from "../../../support/terraform";
import { offlineEnvironment } from "../../../support/terraform-offline";
import { craftState, differences } from "../../../support/terraform-state";

const root = join(__dirname, "../../../..");

/** Terraform's name for a replication group. */
export const group = "aws_elasticache_replication_group";

/** The secrets that the stub of AWS knows. */
const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:json-a1b2c3";
/** The token in them. */
export const token = "q".repeat(64);
const jsonKey = 'say "hi" \\ ü';
/** The topic of the events of the cache without authentication. */
export const topicArn = "arn:aws:sns:us-east-1:111122223333:legacy-events";

const plain = {
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
  securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0123456789abcdef0"] },
  subnetGroup: { kind: "existing-subnet-group", subnetGroupName: "legacy" },
} as const;

const environment: Environment = {
  account: "any",
  region: "us-east-1",
  state: { kind: "local" },
  network,
  clients: {},
  tags: {},
  caches: {
    Open: {
      ...plain,
      name: "open",
      authentication: { kind: "off" },
      events: { kind: "existing-topic", topicArn },
      applyImmediately: true,
    },
    Given: {
      ...plain,
      name: "given",
      authentication: { kind: "existing-secret", secretArn, jsonKey, updateStrategy: "SET" },
      finalSnapshot: false,
    },
    Unknown: {
      ...plain,
      name: "unknown",
      authentication: { kind: "auth-token", rotation: 2 },
      events: { kind: "own-topic" },
    },
    New: { ...plain, name: "new", authentication: { kind: "off" } },
  },
};

/** What the environment file of the project says. */
export const before = `export const environments = {
  legacy: {
    imports: { "Open/ReplicationGroup": "open" },
    caches: {},
  },
};
`;
export const after = before.replace(/ {4}imports.*\n/, "");

/** A state file, as far as it is changed here. */
export interface StateFile {
  serial: number;
  lineage: string;
  resources: { mode: string; type: string; name: string; instances: { attributes: Record<string, unknown> }[] }[];
}

/** What AWS never returns: null after an import. */
const unread = {
  apply_immediately: null,
  auth_token: null,
  auth_token_update_strategy: null,
  final_snapshot_identifier: null,
  notification_topic_arn: null,
};

/** A project whose environment `legacy` was applied once, with all groups but that of `New` imported. */
export class Adopted {
  public readonly project = mkdtempSync(join(tmpdir(), "adopt-finish-"));
  public readonly document: StackDocument;
  public readonly outdir = join(this.project, "cdktf.out");
  public readonly environmentsFile = join(this.project, "stacks/environments.ts");
  private readonly stateFile = join(this.project, "terraform.legacy.tfstate");

  constructor() {
    const app = new App({ outdir: join(this.project, "synthesized"), stackTraces: false });
    new CacheStack(app, "legacy", environment);
    app.synth();
    const directory = join(this.project, "synthesized/stacks/legacy");
    this.document = readConfiguration(directory);
    this.write("synthesized/stacks/legacy/cdk.tf.json", JSON.stringify({ ...this.document, import: this.imports() }));
    copyLockFile(sharedDataDirectory().lockFile, directory);
    symlinkSync(join(root, "node_modules"), join(this.project, "node_modules"));
    this.write("cdktf.json", JSON.stringify({ language: "typescript", app: "cp -r synthesized/. cdktf.out" }));
  }

  private imports() {
    return ["Open", "Given", "Unknown"].map((cache) => ({ to: this.address(cache), id: cache.toLowerCase() }));
  }

  /** The state after the first apply, for `reset`. */
  public async applied(): Promise<StateFile> {
    const state = (await craftState(this.document)) as unknown as StateFile;
    for (const { type, instances } of state.resources) {
      Object.assign(instances[0]!.attributes, type === group ? unread : {});
    }
    return { ...state, resources: [...state.resources, this.secret()] };
  }

  /** The data source of the token, as Terraform keeps it. */
  private secret() {
    const secret_string = JSON.stringify({ other: 1, [jsonKey]: token });
    const names = Object.keys(this.document.data?.aws_secretsmanager_secret_version ?? {});
    return {
      mode: "data",
      type: "aws_secretsmanager_secret_version",
      name: names.find((name) => name.startsWith("Given"))!,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: 0,
          attributes: { arn: secretArn, id: `${secretArn}|AWSCURRENT`, secret_id: secretArn, secret_string },
          sensitive_attributes: [[{ type: "get_attr", value: "secret_string" }]],
        },
      ],
    };
  }

  /** Begins again with a state, or with none. */
  public reset(state: StateFile | undefined): void {
    this.write("stacks/environments.ts", before);
    cpSync(join(this.project, "synthesized"), this.outdir, { recursive: true });
    rmSync(this.stateFile, { force: true });
    if (state !== undefined) {
      writeFileSync(this.stateFile, JSON.stringify(state, undefined, 2));
    }
  }

  /** Terraform's address of the group of a cache. */
  public address(cache: string): string {
    const groups = resourcesOf(this.document, group);
    return groups.find(([, args]) => constructPathOf(args)?.startsWith(`legacy/${cache}/`))![0];
  }

  /** The state as it is now. */
  public get state(): StateFile {
    return JSON.parse(readFileSync(this.stateFile, "utf8")) as StateFile;
  }

  /** What the state has of the group of a cache that AWS never returns. */
  public unread(cache: string): Readonly<Record<string, unknown>> {
    const { attributes } = instanceOf(this.state, this.address(cache));
    return Object.fromEntries(Object.keys(unread).map((name) => [name, attributes[name]]));
  }

  /** For Terraform, which finds a provider and a stub of AWS. */
  public async environment(): Promise<NodeJS.ProcessEnv> {
    const { TF_DATA_DIR: _, ...others } = await offlineEnvironment(sharedDataDirectory().data);
    return others;
  }

  /** A shell script that runs instead of Terraform. */
  public wrapper(script: string): string {
    this.write("wrapped-terraform", `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.project, "wrapped-terraform"), 0o755);
    return join(this.project, "wrapped-terraform");
  }

  /** Every file of the project that has a text, but the state and its backups. */
  public filesWith(text: string): readonly string[] {
    const names = readdirSync(this.project, { recursive: true, encoding: "utf8" });
    const ours = names.filter((name) => !/^(?:node_modules|terraform\.legacy\.tfstate)/.test(name));
    const files = ours.map((name) => join(this.project, name)).filter((file) => statSync(file).isFile());
    return files.filter((file) => readFileSync(file, "utf8").includes(text));
  }

  /** What the next plan would change of the imported groups, and how: attributes by address. */
  public async nextChanges(): Promise<readonly string[]> {
    const directory = join(this.outdir, "stacks/legacy");
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(this.document));
    await runTerraform(["plan", "-refresh=false", "-out=next"], directory, process.env);
    const shown = await runTerraform(["show", "-json", "next"], directory, process.env);
    rmSync(join(directory, "next"));
    return differences(parsePlan(shown.stdout)).filter((line) => !line.startsWith(`${this.address("New")}:`));
  }

  public dispose(): void {
    rmSync(this.project, { recursive: true });
  }

  private write(file: string, content: string): void {
    mkdirSync(join(this.project, file, ".."), { recursive: true });
    writeFileSync(join(this.project, file), content);
  }
}

/** The object of a resource in a state. */
export function instanceOf({ resources }: StateFile, address: string): { attributes: Record<string, unknown> } {
  return resources.find(({ type, name }) => `${type}.${name}` === address)!.instances[0]!;
}
