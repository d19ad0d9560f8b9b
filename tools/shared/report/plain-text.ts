/** Values from a stack or a plan must not begin a line of their own, or overwrite one. */
export function plainText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must not come through
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}
