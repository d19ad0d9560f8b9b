const id = { type: "integer", minimum: 1, maximum: 2_147_483_647 } as const;
const line = { type: "string", minLength: 1, maxLength: 200 } as const;
const text = { type: "string", maxLength: 50_000 } as const;

const all = <P extends Readonly<Record<string, object>>>(properties: P) =>
  ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false }) as const;

export const idPath = all({ id });
export const followPath = all({ id, followeeId: id });
export const userBody = all({ name: line, email: { type: "string", format: "email", maxLength: 200 } });
export const postChange = all({ title: line, content: text });
export const postBody = all({ authorId: id, title: line, content: text });
