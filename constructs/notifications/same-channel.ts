import { type Problems, isUnresolved } from "../core";

/** What identifies a channel, by the kind of its chat. */
const identity: Readonly<Record<string, readonly string[]>> = {
  slack: ["workspaceId", "channelId"],
  teams: ["tenantId", "teamId", "channelId"],
};

/** A chat after the prop that it was given in. */
type GivenChat = readonly [prop: string, chat: { readonly roleArn?: string }];

/**
 * Checks that chats, which are all in one account, are different channels.
 *
 * @param remedy what to do about a chat, by its prop
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 * @internal
 */
export function checkChannelsDiffer(
  problems: Problems,
  chats: readonly GivenChat[],
  remedy: (prop: string) => string | undefined = () => undefined,
): void {
  const known = new Map<string, string>();
  for (const [prop, chat] of chats) {
    const channel = channelOf(chat);
    const twin = channel === undefined ? undefined : known.get(channel);
    if (twin !== undefined && !problems.has(prop)) {
      const rule = `must be another channel than \`${twin}\`: AWS has a channel only once in an account`;
      problems.add(prop, rule, undefined, remedy(prop));
    } else if (channel !== undefined && twin === undefined) {
      known.set(channel, prop);
    }
  }
}

/** Checks that the chats in one prop are different channels. */
export function checkChats(at: string, chats: unknown, problems: Problems): void {
  checkChannelsDiffer(problems, givenChats(at, problems.sound(Object(chats) as object, at)));
}

/**
 * Chats, each after the prop that it was given in.
 *
 * @internal
 */
export function givenChats(at: string, chats: unknown): readonly GivenChat[] {
  return isUnresolved(chats)
    ? []
    : Object.entries(Object(chats) as Readonly<Record<string, unknown>>).map(([name, chat]) => [
        `${at}.${name}`,
        Object(chat) as object,
      ]);
}

/** What identifies the channel of a chat; undefined while only Terraform knows it, and for a channel that is shared. */
function channelOf(chat: object): string | undefined {
  const kind: unknown = Reflect.get(chat, "kind");
  const names = typeof kind === "string" ? identity[kind] : undefined;
  const ids = names?.map((name) => Reflect.get(chat, name) as unknown) ?? [undefined];
  return ids.some((id) => typeof id !== "string" || isUnresolved(id)) ? undefined : [kind, ...ids].join(" ");
}
