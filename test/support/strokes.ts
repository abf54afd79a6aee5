import type { Context2D, Scene } from "../../src/scene/scene.js";

/** All that a frame's marks ask of a context, in order: their backdrop's and additions' too. */
export function strokesOf(scene: Scene, frame: number): string[] {
  const strokes: string[] = [];
  const context = new Proxy({} as Context2D, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        strokes.push(`${String(name)} ${values.join(" ")}`),
    set(_, name, value) {
      strokes.push(`${String(name)} = ${value}`);
      return true;
    },
  });
  const marks = [...(frame === 0 ? scene.backdrop : []), ...scene.additionsAt(frame), ...scene.marksAt(frame)];
  for (const mark of marks) mark.paint(context);
  return strokes;
}
