import type { Card } from "../card";
import { gap } from "../deletion";
import type { Permission } from "../permission";

/** Resources that exist in the state only: what uses them changes under its own address. */
const inTheStateOnly = [
  "null_resource",
  "random_id",
  "random_integer",
  "random_password",
  "random_pet",
  "random_shuffle",
  "random_string",
  "random_uuid",
  "terraform_data",
  "time_offset",
  "time_rotating",
  "time_sleep",
  "time_static",
];

/** Values that Terraform keeps in its state. */
export const values: Readonly<Record<string, Card>> = Object.fromEntries(
  inTheStateOnly.map((type) => [
    type,
    { deletion: gap("nothing outside Terraform changes"), replacedBy: ["triggers_replace"], permissions: [] },
  ]),
);

/** The state of another stack: that stack decides where it is, and so which permissions reading it needs. */
export const valuesData: Readonly<Record<string, readonly Permission[]>> = { terraform_remote_state: [] };
