import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";

const isNewer = "authTokenWo" in ElasticacheReplicationGroup.prototype;

/** Tests of refusals that end where the bindings are newer, as they are when the project is tried on the fork. */
export const onOlderProvider = isNewer ? describe.skip : describe;
