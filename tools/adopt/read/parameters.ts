import { paginateDescribeCacheParameters } from "@aws-sdk/client-elasticache";
import { itemsPerPage } from "./account";
import { askAll } from "./ask";
import type { Session } from "./session";

/** Beginning of the names of AWS's own parameter groups, which nobody can change. */
const defaultGroups = "default.";

/**
 * The parameters of a group that somebody has set. A value that equals the family's default is among them, because AWS
 * says who set it. One that is set to nothing comes without a value.
 */
export async function changedParameters(session: Session, group: string): Promise<Readonly<Record<string, string>>> {
  if (group.startsWith(defaultGroups)) {
    return {};
  }
  const parameters = await askAll(
    session,
    "elasticache:DescribeCacheParameters",
    paginateDescribeCacheParameters(
      { client: session.elasticache, pageSize: itemsPerPage },
      { CacheParameterGroupName: group, Source: "user" },
    ),
    ({ Parameters }) => Parameters,
  );
  const set = parameters.filter(({ Source }) => Source === "user");
  return Object.fromEntries(
    set.map(({ ParameterName = "", ParameterValue = "" }) => [ParameterName, ParameterValue] as const).sort(),
  );
}
