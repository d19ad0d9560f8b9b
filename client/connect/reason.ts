/**
 * Why something failed, in the words of whoever refused. A server that does not know a command repeats what was sent with it,
 * which is left out.
 */
export function reasonOf(error: unknown): string {
  // A name with several addresses fails with an error for each.
  const { errors: [first] = [] } = Object(error) as { readonly errors?: readonly unknown[] };
  const { message } = Object(first ?? error) as { readonly message?: unknown };
  return String(message).replace(/,? with args beginning with.*$/s, "");
}
