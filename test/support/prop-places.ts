import type { Props } from "./parts";

/** Where something may stand in props, and how to put it there. */
export interface Place {
  /** The prop as a message names it: `tags.team`, `subnetIds[1]`. */
  readonly at: string;
  /** What stands there in the sample; undefined for one more member of a list. */
  readonly sample: unknown;
  /** True for the key of a member, which a text may take the place of. */
  readonly isKey: boolean;
  /** The props with something else in this place. */
  readonly put: (value: unknown) => Props;
  /** The props that it is a place of. */
  readonly props: Props;
}

type Found = Omit<Place, "props">;

/** Every place in props, at every depth: values, members of lists, one member more, and keys below the first level. */
export function placesIn(props: Props): readonly Place[] {
  return [...below(props, "", (value) => value as Props)].map((found) => ({ ...found, props }));
}

function* below(value: unknown, at: string, put: Place["put"]): Generator<Found> {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    for (const [index, member] of members.entries()) {
      const place = `${at}[${index}]`;
      yield* within(member, place, (other) => put(members.map((it, i) => (i === index ? other : it))));
    }
    if (members.length > 0) {
      const more = (other: unknown) => put([...members, other]);
      yield { at: `${at}[${members.length}]`, sample: undefined, isKey: false, put: more };
    }
  } else if (isPlain(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield* within(member, at === "" ? name : `${at}.${name}`, (other) => put({ ...value, [name]: other }));
      if (at !== "") {
        yield { at, sample: name, isKey: true, put: (key) => put(renamed(value, name, key as string)) };
      }
    }
  }
}

function* within(sample: unknown, at: string, put: Place["put"]): Generator<Found> {
  yield { at, sample, isKey: false, put };
  yield* below(sample, at, put);
}

function renamed(props: Props, name: string, key: string): Props {
  return Object.fromEntries(Object.entries(props).map(([it, value]) => [it === name ? key : it, value]));
}

/** True for an object literal. */
export function isPlain(value: unknown): value is Props {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
