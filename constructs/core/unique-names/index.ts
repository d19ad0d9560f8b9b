export { claimName, giveNames, nameClashes, sharedName } from "./claim-name";
