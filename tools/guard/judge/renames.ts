import { cardOf } from "../../shared/cards/index";
import { groupBy } from "../../shared/group-by";
import { hasHole } from "../../shared/plan/delta";
import type { Plan, ResourceChange, Values } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { canonical, identityOf, regionIn } from "./identity";
import type { Rename, StepFinding } from "./verdict";

/**
 * Objects that are deleted under one address and created under another. Terraform plans that when a construct gets
 * another id or parent and the code does not declare the move.
 *
 * The name that AWS knows an object by must be the same, and no attribute that cannot change in place may differ. An
 * object without such a name (a key, a policy, a value of a secret) is paired like the named objects around it.
 * Everything else is left unpaired: a wrong pair would hand one object's data to another.
 */
export function findRenames(changes: readonly ResourceChange[], plan: Plan): readonly Rename[] {
  const isMeant = ({ mode, deposed, change }: ResourceChange, action: string) =>
    mode === "managed" && deposed === undefined && change.actions.join() === action;
  const deleted = changes.filter((change) => isMeant(change, "delete"));
  const created = changes.filter((change) => isMeant(change, "create"));
  const regions = regionsOf(plan);
  const named = pairsOf(deleted, created, nameOf, (old, next) => !isAnother(old, next, regions));
  const taken = new Set(named.flatMap(({ old, next }) => [old, next]));
  const others = pairsOf(
    deleted.filter((old) => !taken.has(old)),
    created.filter((next) => !taken.has(next)),
    placesBelow(movesOf(named)),
    (old, next) => !isAnother(old, next, regions),
  );
  return [...named, ...others].map(({ old, next }) => ({ from: old.address, to: next.address }));
}

/** Losses are reported in the first section; an object that holds nothing can still be gone afterwards. */
export function renameSteps({ from, to }: Rename, plan: Plan): readonly StepFinding[] {
  const old = plan.resource_changes.find(({ address }) => address === from);
  return old !== undefined && isTwoObjectsForAWhile(old.type)
    ? [
        {
          address: from,
          attribute: "address",
          effect: `it is deleted here and created as ${to}, in no particular order: AWS may refuse the second one, or the deletion may take both`,
          instead: "declare that it is the same object, as shown above",
          source: "https://developer.hashicorp.com/terraform/language/block/moved",
        },
      ]
    : [];
}

function isTwoObjectsForAWhile(type: string): boolean {
  const card = cardOf(type);
  return card?.deletion.kind === "gap" && card.namedBy !== undefined;
}

interface Pair {
  readonly old: ResourceChange;
  readonly next: ResourceChange;
}

/** Of the objects with equal keys, those that match each other and nothing else. */
function pairsOf(
  deleted: readonly ResourceChange[],
  created: readonly ResourceChange[],
  keysOf: (change: ResourceChange, side: keyof Move) => readonly string[],
  matches: (old: ResourceChange, next: ResourceChange) => boolean,
): readonly Pair[] {
  const byKey = groupBy(
    created.flatMap((next) => keysOf(next, "to").map((key) => ({ key, next }))),
    ({ key }) => key,
  );
  const matching = deleted.flatMap((old) => {
    const candidates = new Set(
      keysOf(old, "from")
        .flatMap((key) => byKey.get(key) ?? [])
        .map(({ next }) => next),
    );
    return [...candidates].filter((next) => matches(old, next)).map((next) => ({ old, next }));
  });
  const counts = new Map<ResourceChange, number>();
  for (const change of matching.flatMap(({ old, next }) => [old, next])) {
    counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  return matching.filter(({ old, next }) => counts.get(old) === 1 && counts.get(next) === 1);
}

function nameOf({ type, change: { before, after, after_unknown } }: ResourceChange): readonly string[] {
  const identity = before === null ? identityOf(type, after, after_unknown) : identityOf(type, before);
  return identity === undefined ? [] : [identity];
}

/** For a type without a card it is not known what cannot change in place, so every difference counts. */
function isAnother(old: ResourceChange, next: ResourceChange, regions: ReadonlyMap<string, string>): boolean {
  const before = old.change.before ?? {};
  const after = next.change.after ?? {};
  const unknown = (next.change.after_unknown ?? {}) as Values;
  const identity = cardOf(old.type)?.replacedBy ?? Object.keys(after).filter((name) => !name.startsWith("tags"));
  const differs = identity.some(
    (name) => !hasHole(unknown[name]) && canonical(name, before[name]) !== canonical(name, after[name]),
  );
  const [from, to] = [regionIn(before.arn), regions.get(configuredAddress(next.address))];
  return differs || (from !== undefined && to !== undefined && from !== to);
}

/** The region of each resource's provider, when the configuration states it in plain text. */
function regionsOf(plan: Plan): ReadonlyMap<string, string> {
  const providers = plan.configuration.provider_config ?? {};
  return new Map(
    [...configuredResources(plan)].flatMap(([address, { provider_config_key = "" }]) => {
      const region = providers[provider_config_key]?.expressions?.region?.constant_value;
      return typeof region === "string" ? [[address, region] as const] : [];
    }),
  );
}

/** The old and new place of something that moved, as names from the last to the first. */
interface Move {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Where the places above named objects went: `Cache` to `Sessions`, `module.a` to `module.b`. */
function movesOf(pairs: readonly Pair[]): readonly Move[] {
  const moves = pairs.map(({ old, next }) => {
    const [from, to] = [placeOf(old), placeOf(next)];
    const differing = from.findIndex((step, index) => step !== to[index]);
    const shared = differing === -1 ? from.length : differing;
    return { from: from.slice(shared), to: to.slice(shared) };
  });
  return [...new Map(moves.map((move) => [JSON.stringify(move), move])).values()];
}

/** For each move of a place above this one: type, move and the rest of the path, which both sides share. */
function placesBelow(moves: readonly Move[]): (change: ResourceChange, side: keyof Move) => readonly string[] {
  const numbered = moves.map((move, index) => ({ ...move, index }));
  const indexes = {
    from: groupBy(numbered, ({ from }) => from.at(-1)),
    to: groupBy(numbered, ({ to }) => to.at(-1)),
  };
  return (change, side) => {
    const place = placeOf(change);
    const candidates = [...(indexes[side].get(place.at(-1)) ?? []), ...(indexes[side].get(undefined) ?? [])];
    return candidates.flatMap((move) => {
      const tail = tailBelow(place, move[side]);
      return tail === undefined ? [] : [`${change.type} ${move.index} ${tail}`];
    });
  };
}

/** The rest of a path below a place, as text; undefined when it is not below it. */
function tailBelow(place: readonly string[], above: readonly string[]): string | undefined {
  const length = place.length - above.length;
  const isBelow = length >= 0 && above.every((step, index) => step === place[length + index]);
  return isBelow ? JSON.stringify(place.slice(0, length)) : undefined;
}

/**
 * The names that an address consists of, without the type and the framework's hash, from the last to the first:
 * `module.a.aws_kms_key.Cache_Key_41E68378` is `Key`, `Cache`, `module.a`.
 */
function placeOf({ module_address, name, index }: ResourceChange): readonly string[] {
  const names = name.split("_").reverse();
  const own = /^[0-9A-F]{8}$/.test(names[0] ?? "") ? names.slice(1) : names;
  const modules = module_address === undefined ? [] : module_address.split(/\.(?=module\.)/).reverse();
  return [...(index === undefined ? [] : [`[${String(index)}]`]), ...own, ...modules];
}
