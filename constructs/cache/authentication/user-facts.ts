import { fitName, isUnresolved } from "../../core";
import { type Engine, maxIdLength } from "../../elasticache";
import type { Authentication, RbacAuthentication } from "./authentication";

/** Name that every engine gives to the user of clients that give none, and key of that user among a cache's users. */
export const defaultUserName = "default";

/**
 * Id of the user without a password that AWS keeps in every account.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export const openUserId = "default";

/** The engine that users are made for. */
export function engineOfUsers(authentication: Authentication, engine: Engine): Engine {
  return (authentication.kind === "rbac" ? authentication.userEngine : undefined) ?? engine;
}

/** Id of a user that is made for a cache and has none of its own. */
export function derivedUserId(cacheName: string, userName: string): string {
  return fitName(`${cacheName}-${userName}`, maxIdLength);
}

/** True when a group has a user `default`: Redis wants one, Valkey only one that may log in. */
export function hasDefaultUser({ defaultUser }: RbacAuthentication, engine: Engine): boolean {
  return engine.kind === "redis" || mayDefaultUserLogIn(defaultUser);
}

/** True for a `default` user that may log in. */
export function mayDefaultUserLogIn(defaultUser: RbacAuthentication["defaultUser"]): boolean {
  return defaultUser !== undefined && !isUnresolved(defaultUser) && defaultUser.kind !== "off";
}

/** True when clients without a name are the user that AWS lets in without a password. */
export function isOpen(authentication: Authentication | undefined): boolean {
  const defaultUser = authentication?.kind === "rbac" ? authentication.defaultUser : undefined;
  return defaultUser?.kind === "existing-user" && defaultUser.userId === openUserId;
}
