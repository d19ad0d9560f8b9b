/** Source in a form that this command does not change. The message says which. */
export class Uneditable extends Error {}

/** A file that was left as it is, and why: people change it by hand. */
export interface LeftAlone {
  readonly leftAlone: string;
}
