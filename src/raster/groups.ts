import { doOverlap, intersect, isEmpty, type Rect, union } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";

/** Overlapping marks in painting order, and the rectangle that holds them. */
export interface Group {
  readonly rect: Rect;
  readonly marks: readonly Mark[];
}

/** Fixed cost of a rectangle, in pixels: calls into cairo and a buffer to read into. */
const PIXELS_A_RECT = 512;

/** Groups of overlapping marks. Groups are disjoint, so each can be painted without the others. */
export function groupsOf(marks: readonly Mark[], whole: Rect): readonly Group[] {
  const bounds = marks.map((mark) => intersect(whole, mark.bounds));
  return mergedRects(bounds, doOverlap).map(({ rect, members }) => ({
    rect,
    marks: members.sort((a, b) => a - b).map((number) => marks[number] as Mark),
  }));
}

/**
 * A few disjoint rectangles that cover all the given ones. Two are merged if they overlap, or if their union costs
 * less than both.
 */
export function disjointRects(rects: readonly Rect[]): readonly Rect[] {
  return mergedRects(rects, isBetterAsOne).map(({ rect }) => rect);
}

function isBetterAsOne(a: Rect, b: Rect): boolean {
  return doOverlap(a, b) || area(union(a, b)) <= area(a) + area(b) + PIXELS_A_RECT;
}

function area({ width, height }: Rect): number {
  return width * height;
}

/** Unions of rectangles, with the numbers of their members. Empty rectangles are in none. */
function mergedRects(rects: readonly Rect[], doMerge: (a: Rect, b: Rect) => boolean) {
  const merged: { readonly rect: Rect; readonly members: number[] }[] = [];
  rects.forEach((added, number) => {
    if (isEmpty(added)) return;
    let rect = added;
    const members = [number];
    // The union may touch one that the smaller rectangle did not.
    for (let i = 0; i < merged.length; ) {
      const other = merged[i] as (typeof merged)[number];
      if (!doMerge(rect, other.rect)) {
        i++;
        continue;
      }
      rect = union(rect, other.rect);
      members.push(...other.members);
      merged.splice(i, 1);
      i = 0;
    }
    merged.push({ rect, members });
  });
  return merged;
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
