/** Names that a secret may stand under: one of their words says so. */
const secretWords =
  /^(?:.*tokens?|.*secrets?|.*passw(?:or)?ds?|.*pass(?:phrases?|codes?)?|.*pwds?|credentials?|.*auth)$/;
const addressWords = /^(?:webhooks?|ur[il]s?)$/;
const secretKeys = /(?:api|access|private|license|integration|routing|signing|shared|account|master|storage)_?keys?$/;

/** Names that speak of a secret and hold something harmless: how long it is kept, where, or under which name. */
const harmless = /(?:_in_days|_arns?|secret_name)$/;

/**
 * True for a value under a name such as `authToken` or `password`: it is not shown. Under a name such as `url`, an address
 * is, without what may be a key in it.
 */
export function mayBeSecret(name: string, value: unknown): boolean {
  const words = name.replace(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/g, "_").toLowerCase();
  const isSecret = secretKeys.test(words) || words.split("_").some((word) => secretWords.test(word));
  const isAddress = typeof value === "string" && /^https?:\/\//i.test(value);
  return (
    (isSecret && !harmless.test(words)) || (!isAddress && words.split("_").some((word) => addressWords.test(word)))
  );
}

/** A number or a flag, also as a short text: a secret is longer. */
export function isNoSecret(value: unknown): boolean {
  return (
    typeof value === "number" ||
    typeof value === "boolean" ||
    (typeof value === "string" && /^(?:-?\d{1,3}|true|false)$/.test(value))
  );
}

const address = /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bhttps?:[\\/]*|(?<![\w:/])\/\/(?=[\w-]+\.))[^\s"'<>]*/gi;

/** A user and a password of some length before a host, as somebody types them who leaves the scheme out. */
const loginWithoutScheme = /^(?!mailto:)[a-z][^\s@/:]*:[^\s@/]{6,}@(?=[\w.-]+(?::\d+)?(?:[/?#]\S*)?$)/i;

/** A host with a path, perhaps after a login. */
const addressWithoutScheme = /^(…@)?((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?)[/?#]\S+$/i;

/**
 * A text with no more of each address in it than its origin: the rest may be a key, as in the address of a webhook. What
 * is cut is shown as `…`.
 */
export function withoutKeys(text: string): string {
  return text.replace(address, originOf);
}

/** The same for a value, which may be an address that somebody typed without its scheme. */
export function withoutKeysInValue(value: string): string {
  const shown = withoutKeys(value);
  return shown === value ? value.replace(loginWithoutScheme, "…@").replace(addressWithoutScheme, "$1$2/…") : shown;
}

function originOf(found: string): string {
  const [, scheme = "", rest = ""] = /^((?:[a-z][a-z0-9+.-]*:)?[\\/]*)(.*)$/is.exec(found) ?? [];
  const [authority = ""] = rest.split(/[\\/?#]/);
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const path = rest.slice(authority.length);
  return `${scheme}${authority === host ? "" : "…@"}${host}${path.length > 1 ? "/…" : path}`;
}
