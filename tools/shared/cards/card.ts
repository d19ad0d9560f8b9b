import type { Delta } from "../plan/delta";
import type { Interruptions } from "./interruption";
import type { Permission } from "./permission";
import type { PlannedChange } from "./planned-change";

/** What is known about one resource type. */
export interface Card {
  /** What its deletion or replacement costs. */
  readonly deletion: Loss | Gap;
  /** Attributes that cannot change in place: another value means another object. */
  readonly replacedBy: readonly string[];
  /** The attributes of those that together name one object in an account and region. @default - none do */
  readonly namedBy?: readonly string[];
  /** How others refer to it. @default - nothing is known to refer to it by a name of its own */
  readonly use?: Use;
  /** Changes in place that empty it. @default - none is known */
  readonly losses?: readonly LossInPlace[];
  /** Changes in place that clients notice. @default - none is known */
  readonly interruptions?: Interruptions;
  /** Changes that one apply cannot make. @default - none is known */
  readonly steps?: readonly Step[];
  /**
   * Attributes that change in place without anybody noticing. With them, every attribute of the type is on the card, so
   * one that is not is known to be new. @default - changes of attributes without a rule are not looked at
   */
  readonly quiet?: readonly string[];
  /**
   * Attributes that AWS does not return, and whose change asks AWS for nothing: an import leaves them empty, and the next
   * apply only writes them into the state. @default - none is known
   */
  readonly unread?: readonly string[];
  /**
   * What Terraform needs to do in AWS to create, change and delete it. @default - not declared: no stack of this
   * project has the type
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
   */
  readonly permissions?: readonly Permission[];
}

/** How other resources refer to an object, whether or not they are in the same state. */
export interface Use {
  /** Arguments of other types that hold its name, id or ARN. */
  readonly as: readonly string[];
  /** What its deletion does while something refers to it, as a clause: `AWS refuses to delete it`. */
  readonly whenDeleted: string;
  /** What AWS adds to its name at the end of its ARN. @default - nothing */
  readonly afterName?: RegExp;
}

/** A deletion that loses what must stay: data, or what others know by name. */
export interface Loss {
  readonly kind: "loss";
  /** What disappears, as a sentence without its subject: `every key in the cache`. */
  readonly lost: string;
  /** The safe way, when nothing more specific is known. */
  readonly instead: string;
  /** The safe way for a change of one attribute. */
  readonly insteadOf?: Readonly<Record<string, string>>;
  /** The safe way when it is taken out of the code. @default - what holds for everything */
  readonly insteadOfDeletion?: string;
  readonly source: string;
}

/** A deletion that loses nothing that cannot be created again. */
export interface Gap {
  readonly kind: "gap";
  /** What does not work in the meantime, as a clause: `nobody is told of it`. */
  readonly meanwhile: string;
  /** What does not come back. @default - nothing */
  readonly lost?: string;
}

/** A change in place that loses data. */
export interface LossInPlace {
  readonly attribute: string;
  readonly lost: string;
  readonly instead: string;
  readonly source: string;
  readonly applies: (change: Delta) => boolean;
}

/** A change that Terraform plans but one apply cannot make: AWS or the provider refuses it, or makes half of it. */
export interface Step {
  /** The attribute people would look at. */
  readonly attribute: string;
  /** The attributes that are named instead, when it depends on the change. @default - `attribute` */
  readonly names?: (change: PlannedChange) => readonly string[];
  /** What happens when it is tried. */
  readonly effect: string;
  /** The way there. */
  readonly instead: string;
  /** Where the effect can be read. */
  readonly source: string;
  /**
   * Whether it is about a change of an object, or about values that do not go together, in a new object as well.
   */
  readonly on: "update" | "any";
  readonly applies: (change: PlannedChange) => boolean;
}
