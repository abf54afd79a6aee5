import { doOverlap, intersect, isEmpty, type Rect, union } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";

/** Overlapping marks in painting order, and the rectangle that holds them. */
export interface Group {
  readonly rect: Rect;
  readonly marks: readonly Mark[];
}

/** Groups of overlapping marks. Groups are disjoint, so each can be painted without the others. */
export function groupsOf(marks: readonly Mark[], whole: Rect): readonly Group[] {
  const groups: { rect: Rect; order: number[] }[] = [];
  marks.forEach(({ bounds }, number) => {
    let rect = intersect(whole, bounds);
    if (isEmpty(rect)) return;
    const order = [number];
    // The grown rectangle may overlap one that the smaller one did not.
    for (let i = 0; i < groups.length; ) {
      const other = groups[i] as (typeof groups)[number];
      if (!doOverlap(rect, other.rect)) {
        i++;
        continue;
      }
      rect = union(rect, other.rect);
      order.push(...other.order);
      groups.splice(i, 1);
      i = 0;
    }
    groups.push({ rect, order });
  });
  return groups.map(({ rect, order }) => ({
    rect,
    marks: order.sort((a, b) => a - b).map((number) => marks[number] as Mark),
  }));
}

/** The groups that hold exactly the same marks as some group in `others`. */
export function sharedGroups(groups: readonly Group[], others: readonly Group[]): readonly Group[] {
  const byFirst = new Map(others.map((group) => [group.marks[0], group]));
  return groups.filter((group) => isSame(group, byFirst.get(group.marks[0])));
}

/** The groups without those that `sharedGroups` returns. */
export function groupsWithout(groups: readonly Group[], others: readonly Group[]): readonly Group[] {
  const shared = new Set(sharedGroups(groups, others));
  return groups.filter((group) => !shared.has(group));
}

function isSame(a: Group, b: Group | undefined): boolean {
  return b !== undefined && a.marks.length === b.marks.length && a.marks.every((mark, i) => mark === b.marks[i]);
}
