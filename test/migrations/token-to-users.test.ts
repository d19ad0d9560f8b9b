import { RedisCache } from "../../constructs";
import type { Values } from "../../tools/shared/plan/plan";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import type { State } from "../support/terraform-state";
import { craftState } from "../support/terraform-state";
import { blockOf, sectionOf } from "./block";
import { Effigy, bare, network, synthesizeStack } from "./effigy";
import type { Props } from "./recipes";

const timeout = 300_000;

const withAuthentication = (authentication: Props["authentication"]) =>
  synthesizeStack((stack) => {
    new RedisCache(stack, "Cache", { name: "sessions", network, ...bare, authentication });
  });

const withToken = withAuthentication({ kind: "auth-token" });
const withUsers = withAuthentication({
  kind: "rbac",
  users: { app: { kind: "iam", accessString: "on ~* -@all +@read +@write" } },
});

const userTypes = ["aws_elasticache_user", "aws_elasticache_user_group"];
const group = "aws_elasticache_replication_group";

function address(type: string): string {
  return `${type}.${Object.keys(withUsers.resource?.[type] ?? {})[0] ?? "none"}`;
}

/** The state after the users were made and the AWS CLI handed over, corrected as the recipe says. */
async function handedOver(before: State): Promise<State> {
  const after = await craftState(withUsers);
  const correction: Values = { auth_token: null, auth_token_update_strategy: "ROTATE", user_group_ids: ["sessions"] };
  const corrected = before.resources.map((resource) =>
    resource.type === group
      ? {
          ...resource,
          instances: resource.instances.map((instance) => ({
            ...instance,
            attributes: { ...instance.attributes, ...correction },
          })),
        }
      : resource,
  );
  return { ...before, resources: [...corrected, ...after.resources.filter(({ type }) => userTypes.includes(type))] };
}

requireOrSkip(...terraformRequirement())("from a token to users", () => {
  let effigy: Effigy;

  beforeAll(async () => {
    effigy = await Effigy.deploy(withToken);
  }, timeout);

  afterAll(() => {
    effigy.dispose();
  });

  const expectDocumented = (block: string) => {
    expect(sectionOf("From a token to users")).toContain(`\`\`\`text\n${block}\n\`\`\`\n`);
  };

  test(
    "is noticed when it is tried in one go",
    async () => {
      expectDocumented(blockOf(await effigy.plan(withUsers), "Cache"));
    },
    timeout,
  );

  test(
    "begins with the users alone",
    async () => {
      const plan = await effigy.plan(withUsers, `-target=${address("aws_elasticache_user_group")}`);

      expectDocumented(blockOf(plan, "Cache"));
    },
    timeout,
  );

  test(
    "ends with the token, once the cache is handed over and the state corrected",
    async () => {
      effigy.state = await handedOver(effigy.state);

      expectDocumented(blockOf(await effigy.plan(withUsers), "Cache"));
    },
    timeout,
  );
});
