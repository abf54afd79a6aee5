import type { Size } from "../math/geometry.js";
import type { Reel } from "./reel.js";

export const USUAL_SIZE: Size = { width: 1920, height: 1080 };
export const USUAL_OUT = "output/2.8 Amsgrad.gif";

/** The settings of an empty reel: the post's figure. */
export const DEFAULTS: Omit<Reel, "start" | "frames"> = {
  objective: "cubic",
  optimizers: [{ name: "amsgrad" }],
  trajectory: undefined,
  stride: 1,
  steps: "auto",
  clock: "even",
  untilConverged: false,
  fps: 50,
  intro: 0,
  hold: 0,
  loop: 0,
  ...USUAL_SIZE,
  dpi: "auto",
  fontSize: 22,
  theme: "matplotlib",
  layout: "auto",
  panels: [],
  xlim: "auto",
  ylim: "auto",
  reference: "auto",
  trail: "auto",
  tangent: false,
  arrows: [],
  counter: false,
  readout: false,
  levels: "auto",
  contours: "auto",
  aspect: "auto",
  title: undefined,
  alt: undefined,
  colors: 256,
  dither: false,
  encoder: "gradreel",
  out: [USUAL_OUT],
  format: undefined,
  animated: false,
  poster: "last",
  sizeBudget: undefined,
};

export const DEFAULT_FRAMES = 200;
/** Defaults for recorded runs, which need no optimizer and no start. */
export const RECORDED: Pick<Reel, "optimizers" | "start" | "frames"> = { optimizers: [], start: [], frames: "auto" };
