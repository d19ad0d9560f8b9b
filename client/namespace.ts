/** placeholder of the lead's; the other one is taken at the merge */
export function namespace(name: string) {
  return { key: (id: string | number) => `${name}:${id}` };
}
