import { TerraformVariable } from "cdktf";
import { AlertTopic } from "../../constructs/notifications";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";

const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:to-chat";

// https://github.com/hashicorp/terraform-provider-aws/issues/38558
requireOrSkip(...terraformRequirement())("the permission to call a function whose ARN only Terraform knows", () => {
  test("names its alias apart, and none where there is none", async () => {
    const stack = inStack((scope) => {
      const subscription = (id: string, value: string) => {
        const variable = new TerraformVariable(scope, id, { type: "string", default: value });
        return { kind: "function", functionArn: variable.stringValue } as const;
      };
      const subscriptions = {
        plain: subscription("plain", functionArn),
        live: subscription("alias", `${functionArn}:live`),
      };
      new AlertTopic(scope, "Topic", { name: "alerts", subscriptions });
    });
    const { resources } = await craftState(stack.document);
    const permissions = resources.filter(({ type }) => type === "aws_lambda_permission");
    const named = permissions.map(({ instances: [instance] }) => [
      instance?.attributes.function_name,
      instance?.attributes.qualifier,
    ]);
    expect(named.sort()).toStrictEqual([
      [functionArn, null],
      [functionArn, "live"],
    ]);
  }, 120_000);
});
