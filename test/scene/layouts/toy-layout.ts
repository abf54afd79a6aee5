import type { Objective } from "../../../src/objectives/objective.js";
import type { Layout } from "../../../src/scene/layouts/layout.js";
import { dot } from "../../../src/scene/marks/marker.js";
import { sceneOf } from "../../../src/scene/part.js";

/** A number line from 0 to 1: each run is a dot on it. */
export const line: Layout<"line", Objective> = {
  name: "line",
  kind: "one variable",
  reads: ["xlim", "trajectory"],
  view: ({ xlim }) => ({ xlim: xlim === "auto" ? [0, 1] : xlim, ylim: [0, 1] }),
  isVisible: ({ xlim: [low, high] }, [x = Number.NaN]) => x >= low && x <= high,
  scene(chart) {
    const { runs, picture, clock, look } = chart;
    const [low, high] = picture.xlim;
    const clip = { x: 0, y: 0, width: picture.width, height: picture.height };
    const style = { color: look.theme.point, radiusPx: 4, clip };
    const marksAt = (frame: number) =>
      runs.map(({ trajectory }) => {
        const [x = Number.NaN] = trajectory.pointAt(clock.stepAt(frame));
        return dot(((x - low) / (high - low)) * picture.width, picture.height / 2, style);
      });
    return sceneOf([{ marksAt }], chart);
  },
};
