/** Ids have nine digits at most, which fits PostgreSQL's `int`. */
const id = { type: "integer", minimum: 1, maximum: 999_999_999 } as const;
const idInPath = { type: "string", pattern: "^[1-9][0-9]{0,8}$" } as const;

/** PostgreSQL keeps every character but this one. */
const pattern = "^[^\\u0000]*$";
const line = { type: "string", minLength: 1, maxLength: 200, pattern } as const;
/** 100 KB as JSON are the most that is cached; what is longer is always read from the database. */
const text = { type: "string", maxLength: 50_000, pattern } as const;

const all = <P extends Readonly<Record<string, object>>>(properties: P) =>
  ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false }) as const;

export const idPath = all({ id: idInPath });
export const followPath = all({ id: idInPath, followeeId: idInPath });
export const userBody = all({ name: line, email: { type: "string", format: "email", maxLength: 200 } });
export const postChange = all({ title: line, content: text });
export const postBody = all({ authorId: id, title: line, content: text });

/** What a path with an id has. */
export interface ById {
  readonly Params: { readonly id: string };
}
