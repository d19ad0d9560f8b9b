import type { Parameter } from "./declared";

/** One line of redis.conf. */
export type Directive = readonly [name: string, ...values: readonly string[]];

/**
 * Parameters that a plain redis-server has under another name, or in another form. Every other parameter keeps its
 * name and value: a name the server does not know makes it refuse to start, so nothing is dropped unnoticed.
 */
const translations: Readonly<
  Record<string, (value: string, all: ReadonlyMap<string, string>) => readonly Directive[]>
> = {
  "cluster-preferred-endpoint-type": (value) => [
    ["cluster-preferred-endpoint-type", value === "tls-dynamic" ? "hostname" : value],
  ],
  // "A B C D" renames A to B and C to D, one line each.
  "rename-commands": (value) =>
    pairs(value.split(" ").filter((word) => word !== "")).map(([from, to]) => ["rename-command", from, to]),
  // The server knows no reserve: the service lowers what a node of this size may hold.
  "reserved-memory-percent": () => [],
  ...outputBuffer("normal"),
  ...outputBuffer("pubsub"),
  ...outputBuffer("replica"),
};

/** Parameters that only exist in the managed service, with the reason why a plain server cannot show them. */
export const managedOnly: Readonly<Record<string, string>> = {
  "close-on-replica-write": "the managed service closes the connection; a plain server answers READONLY and keeps it",
  "replica-allow-chaining": "fixed to no by the service, which lays replicas flat; a plain server has no such setting",
  activedefrag: "the allocator Debian links redis-server with cannot defragment",
};

const reserve = { name: "reserved-memory-percent", percent: 25 };

/** What a parameter group asks of a node, as redis.conf says it. */
export function directives(parameters: readonly Parameter[], memoryBytes: number): readonly Directive[] {
  const all = new Map(parameters.map(({ name, value }) => [name, value]));
  const reserved = Number(all.get(reserve.name) ?? reserve.percent);
  return [
    ["maxmemory", String(Math.floor((memoryBytes * (100 - reserved)) / 100))],
    ...parameters
      .filter(({ name }) => !(name in managedOnly))
      .flatMap(({ name, value }) => translations[name]?.(value, all) ?? [[name, value] as const]),
  ];
}

/** Three parameters of the service are one directive of the server; what is not given keeps the server's value. */
function outputBuffer(kind: "normal" | "pubsub" | "replica"): typeof translations {
  const names = ["hard-limit", "soft-limit", "soft-seconds"].map(
    (part) => `client-output-buffer-limit-${kind}-${part}`,
  );
  const standard = { normal: ["0", "0", "0"], pubsub: ["33554432", "8388608", "60"], replica: ["0", "0", "60"] }[kind];
  const line = (_value: string, all: ReadonlyMap<string, string>): readonly Directive[] => [
    ["client-output-buffer-limit", kind, ...names.map((name, index) => all.get(name) ?? standard[index] ?? "0")],
  ];
  return Object.fromEntries(names.map((name) => [name, line]));
}

function pairs(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""] as const] : []));
}
