import { App, TerraformStack } from "cdktf";
import { CacheKey } from "../../../constructs/encryption";

/** An app as a fork of the framework makes it: it calls itself another name, and passes for an app. */
class AppOfFork extends App {}
Reflect.set(AppOfFork, Symbol.for("jsii.rtti"), { fqn: "cdktn.App", version: "0.24.0" });

test("a construct in the app of another framework names the package for that one", () => {
  const stack = new TerraformStack(new AppOfFork(), "shop");
  expect(() => new CacheKey(stack, "Key", { name: "sessions" })).toThrow(
    '`scope` must be in an app of cdktf, got "cdktn"; install cdktn-managed-redis instead of cdktf-managed-redis [shop/Key]',
  );
});

test("a construct in an app that extends the framework's is made", () => {
  class OwnApp extends App {}
  expect(new CacheKey(new TerraformStack(new OwnApp(), "shop"), "Key", { name: "sessions" }).node.path).toBe(
    "shop/Key",
  );
});
