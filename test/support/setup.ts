import { matchers } from "../../constructs/testing";

// Terraform asks a public service for news unless told not to; tests never leave the machine.
process.env.CHECKPOINT_DISABLE = "1";
expect.extend(matchers);
