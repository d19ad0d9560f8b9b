import { environments } from "../../stacks/environments";
import { synthesizeStack } from "../support/stacks";

// What holds for any environment that somebody writes; what the security rules demand is in test/security.
describe.each(Object.entries(environments))("the environment %s", (name, environment) => {
  const stack = synthesizeStack(name, environment);

  it("warns of nothing without a reason", () => {
    expect(stack.warnings).toStrictEqual([]);
  });

  it("keeps its state where it says, under its own name", () => {
    const { state } = environment;
    const backend =
      state.kind === "local"
        ? { local: { path: `../../../terraform.${name}.tfstate` } }
        : {
            s3: {
              bucket: state.bucket,
              region: state.region,
              key: `managed-redis/${name}.tfstate`,
              encrypt: true,
              use_lockfile: true,
            },
          };
    expect(stack.document.terraform).toMatchObject({ backend });
  });

  it("is deployed to its own account and region, and to no other", () => {
    const { account, region } = environment;
    const accounts = account === "any" ? {} : { allowed_account_ids: [account] };
    expect(stack.document.provider).toStrictEqual({ aws: [{ region, ...accounts }] });
  });
});
