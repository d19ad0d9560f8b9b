import { deployPolicies } from "../../../../tools/accept/deploy-policy/policy";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { cacheWith } from "../../../support/fixtures";

/** What a deploy of a cache with rules that mute its alarms may do with rules, by action, without the account. */
function allowed(rules: Readonly<Record<string, object>>): Readonly<Record<string, readonly string[]>> {
  const document = cacheWith().document as StackDocument;
  const stack = { ...document, resource: { ...document.resource, aws_cloudwatch_alarm_mute_rule: rules } };
  const statements = deployPolicies(stack as StackDocument).flatMap(({ Statement }) => Statement);
  const actions = ["PutAlarmMuteRule", "GetAlarmMuteRule", "DeleteAlarmMuteRule", "TagResource"];
  return Object.fromEntries(
    actions.map((action) => [
      action,
      statements
        .filter(({ Action }) => Action.includes(`cloudwatch:${action}`))
        .flatMap(({ Resource }) => Resource.map((arn) => arn.split(":").slice(5).join(":"))),
    ]),
  );
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html */
test("a deploy may make rules of their names, and mute the alarms of the cache", () => {
  expect(allowed({ Rule: { name: "nights" }, Other: { name: "weekends" } })).toEqual({
    PutAlarmMuteRule: ["alarm-mute-rule:nights", "alarm-mute-rule:weekends", "alarm:sessions*"],
    GetAlarmMuteRule: ["alarm-mute-rule:nights", "alarm-mute-rule:weekends"],
    DeleteAlarmMuteRule: ["alarm-mute-rule:nights", "alarm-mute-rule:weekends"],
    TagResource: expect.arrayContaining(["alarm-mute-rule:nights", "alarm:sessions*"]) as unknown,
  });
});
