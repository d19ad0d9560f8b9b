import type { Client } from "../../../redis/support/clients";
import { declaredInSeed } from "../../../redis/support/stack";
import { token } from "../../../redis/support/suite";
import { sleep } from "../../../support/processes";
import { type Limits, underLoad, unharmed } from "../support/load";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";

const limits: Limits = { slowestMs: 4_000, mostWaits: 12, oldMeanwhile: "not invalidated" };

/** A user who may do what the client needs, and nothing else. */
const orders = {
  kind: "password",
  accessString: "on ~rows* -@all +@read +@write +@connection +eval +evalsha +time",
} as const;

const rotated = async (stage: Stage, admin: Client, rotate: () => Promise<unknown>) =>
  underLoad(
    stage,
    async (calm) => {
      await rotate();
      await admin.sendCommand(["CLIENT", "KILL", "TYPE", "NORMAL"]);
      await sleep(500);
      await calm();
      stage.secrets.keep("token", `${token}-2`);
    },
    limits,
  );

/** Logins that are changed under the processes' feet. */
export const rows: readonly Fault[] = [
  {
    fault: "the token is rotated, and all connections are closed before its secret is changed",
    tries: async (stage) => {
      const node = await stage.node();
      const admin = await stage.admin(node);
      await stage.open(node);
      return rotated(stage, admin, async () => admin.configSet("requirepass", `${token}-2`));
    },
    outcome: unharmed,
  },
  {
    fault: "the password of a user is changed, and all connections are closed before its secret is changed",
    tries: async (stage) => {
      const declared = declaredInSeed({ authentication: { kind: "rbac", users: { orders } } });
      const user = declared.users.find(({ accessString }) => accessString === orders.accessString)!.name;
      const node = await stage.node(declared, { passwords: { [user]: token } });
      const admin = await stage.admin(node, "replication");
      await stage.open({ port: node.port, user });
      return rotated(stage, admin, async () => admin.aclSetUser(user, ["resetpass", `>${token}-2`]));
    },
    outcome: unharmed,
  },
];
