import type { Context2D, Mark } from "../../src/scene/scene.js";

/** cairo keeps coordinates in 24 bits before the point; a picture of ours is far smaller. */
const LARGEST = 1e6;

/** The first thing that a mark does with a number that no canvas can draw; nothing when all can be drawn. */
export function wildNumberIn(mark: Mark): string | undefined {
  let found: string | undefined;
  const look = (name: string, values: readonly unknown[]): void => {
    const isWild = values.flat().some((value) => typeof value === "number" && !(Math.abs(value) <= LARGEST));
    if (isWild) found ??= `${name} ${values.join(" ")}`;
  };
  const context = new Proxy({} as Context2D, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        look(String(name), values),
    set(_, name, value) {
      look(String(name), [value]);
      return true;
    },
  });
  look("bounds", Object.values(mark.bounds));
  mark.paint(context);
  return found;
}
