import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { type Engine, type UserAuthentication, User } from "../../../../constructs/elasticache";
import { inStack } from "../../../support/fixtures";

const iam: UserAuthentication = { kind: "iam" };
const password: UserAuthentication = { kind: "password", passwords: ["${var.password}"] };

/** The access string of a user, as Terraform is given it. */
export function synthesized(
  accessString: string,
  engine: Engine = { kind: "redis", version: "7.1" },
  authentication = engine.version === "6.2" ? password : iam,
): unknown {
  const stack = inStack((scope) => new User(scope, "App", { userId: "app", engine, accessString, authentication }));
  return stack.only(ElasticacheUser).access_string;
}
