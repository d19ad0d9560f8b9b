import eslint from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

/** Imports point down: main → stacks → constructs/cache → monitoring → elasticache and the other services → core. */
const services = ["elasticache", "encryption", "logs", "monitoring", "network", "notifications", "secrets"];
const above = {
  core: [
    "./constructs/cache",
    "./constructs/testing",
    "./stacks",
    "./main.ts",
    ...services.map((name) => `./constructs/${name}`),
  ],
  service: ["./constructs/cache", "./constructs/testing", "./stacks", "./main.ts"],
};

/** The one service folder that stands on another: docs/adr/0016-monitoring-stands-on-elasticache.md. */
const standsOn = { monitoring: "elasticache" };

/** Folders that a service folder does not import. */
const strangers = (service) =>
  services.filter((name) => name !== service && name !== standsOn[service]).map((name) => `./constructs/${name}`);

/** Words that say what a number counts, in the name of a prop or in its description. */
const unit =
  /days?|hours?|minutes?|seconds?|bytes|gib|gbps|percent|characters|steps|shards|replicas|nodes?|port\b|cpus?|connections|datapoints|periods|units?|index|number of|share of|factor|dollars/;

/** Where a number stands in the type of a prop: alone, in a list, or as one of several. */
const numbers = ["", ".elementType", ".typeAnnotation.elementType", ".types.0", ".types.1", ".types.2"];

/** Optional props of what is exported, but not of types within functions. */
const optionalProp =
  'ExportNamedDeclaration TSPropertySignature[optional=true][typeAnnotation.typeAnnotation.type!="TSNeverKeyword"]:not(BlockStatement *)';

/** For props of types that are not interfaces, which `jsdoc/require-jsdoc` does not see as public. */
const describedProps = {
  create: ({ sourceCode, report }) => ({
    [optionalProp]: (node) => {
      if (!sourceCode.getCommentsBefore(node).some(({ type, value }) => type === "Block" && value.startsWith("*"))) {
        report({ node, message: "say what this is, and with @default what happens when it is left out" });
      }
    },
  }),
};

export default tseslint.config(
  {
    ignores: [
      ".checkov/",
      "cdktf.out/",
      "dist/",
      "node_modules/",
      "coverage/",
      "docs/reference/",
      "docs/examples/*/cdktf.out/",
    ],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX, jsdoc },
    // One configuration for all: examples, which have their own as apps, are checked against the sources here.
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Every kind has a case of its own, so that whoever adds one is told of each place that must know it.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        {
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: true,
          allowDefaultCaseForExhaustiveSwitch: false,
        },
      ],
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            { target: "./constructs/core", from: above.core, message: "core knows no AWS service" },
            ...services.map((service) => ({
              target: `./constructs/${service}`,
              from: [...above.service, ...strangers(service)],
              message: "service folders meet in constructs/cache only",
            })),
            { target: "./constructs/cache", from: "./constructs/testing", message: "testing helpers are for tests" },
            {
              target: "./constructs/testing",
              from: ["./constructs/cache", ...services.map((name) => `./constructs/${name}`)],
              message: "testing helpers know the framework only",
            },
            { target: "./constructs", from: ["./stacks", "./main.ts", "./tools"], message: "imports point down" },
            { target: "./stacks", from: ["./main.ts", "./tools"], message: "imports point down" },
            {
              target: ["./constructs", "./stacks", "./main.ts"],
              from: "./client",
              message: "applications use the client, and nothing that is deployed does",
            },
            {
              target: "./client",
              from: ["./constructs", "./stacks", "./main.ts", "./tools"],
              message: "the client is a package of its own",
            },
            {
              target: ["./client", "./constructs", "./stacks", "./main.ts", "./tools"],
              from: "./test",
              message: "nothing imports tests",
            },
          ],
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@cdktf/provider-aws",
              message: "import provider classes by module: the index takes 10 times as long",
            },
          ],
          patterns: [
            { group: ["cdktf/lib/*"], message: "the framework's internals differ between cdktf and its fork" },
          ],
        },
      ],
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          require: { ClassDeclaration: true, MethodDefinition: true },
          checkConstructors: false,
          contexts: ["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "TSPropertySignature"],
        },
      ],
    },
  },
  {
    files: ["client/**", "constructs/**"],
    plugins: { local: { rules: { "described-props": describedProps } } },
    rules: {
      "local/described-props": "error",
      "jsdoc/no-restricted-syntax": [
        "error",
        {
          contexts: [
            {
              context: "TSPropertySignature[optional=true]",
              comment: "JsdocBlock:not(*:has(JsdocTag[tag=default]))",
              message: "say with @default what happens when this is left out",
            },
            ...numbers.map((path) => ({
              context: `TSPropertySignature[typeAnnotation.typeAnnotation${path}.type="TSNumberKeyword"][key.name!=/${unit.source}/i]`,
              comment: `JsdocBlock[description!=/${unit.source}/i]`,
              message: "say the unit of this number",
            })),
          ],
        },
      ],
    },
  },
  { files: ["constructs/**", "stacks/**"], rules: { "no-restricted-globals": ["error", "process"] } },
  {
    files: ["test/**", "tools/**"],
    rules: {
      "jsdoc/require-jsdoc": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-restricted-imports": "off",
    },
  },
  { files: ["docs/examples/application/**"], rules: { "jsdoc/require-jsdoc": "off" } },
  {
    // A command loads its work when it is to be done, and not to show its help.
    files: ["**/command.ts"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // What explains a mistake is loaded when there is one, and what older bindings do not have when it is there.
    files: ["constructs/**", "stacks/**"],
    rules: {
      "@typescript-eslint/no-require-imports": [
        "error",
        {
          allow: [
            "/(?:name-)?hints$",
            "/unknown-(?:kinds|props)$",
            "/lib/(?:cloudwatch-alarm-mute-rule|ephemeral-aws-)",
          ],
        },
      ],
    },
  },
);
