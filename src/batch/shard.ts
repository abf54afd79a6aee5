/** One of several machines that share the work: the first is 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * A machine's share of the work: the costliest first, each to whoever has the least so far (Graham's LPT rule), so that
 * the longest share is no more than 4/3 of the best there is. Every machine comes to the same shares by itself.
 *
 * @returns The items of this share, in the order they were given.
 * @see Graham 1969, Bounds on multiprocessing timing anomalies, https://doi.org/10.1137/0117039
 */
export function shareOf<Item>(items: readonly Item[], costOf: (item: Item) => number, { index, count }: Shard): Item[] {
  const loads = new Array<number>(count).fill(0);
  const costs = items.map(costOf);
  const owners = new Map<number, number>();
  const costliestFirst = items.map((_, i) => i).sort((a, b) => (costs[b] as number) - (costs[a] as number) || a - b);
  for (const i of costliestFirst) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + (costs[i] as number);
    owners.set(i, least);
  }
  return items.filter((_, i) => owners.get(i) === index - 1);
}
