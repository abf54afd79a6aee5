import type { Film } from "../../film/frame.js";
import { ColorCounts } from "./color-counts.js";

const surveys = new WeakMap<Film, Promise<ColorCounts>>();

/** The colors of a film, counted in one separate pass for all encoders. */
export function surveyOf(film: Film): Promise<ColorCounts> {
  const known = surveys.get(film) ?? survey(film);
  surveys.set(film, known);
  return known;
}

async function survey(film: Film): Promise<ColorCounts> {
  const counts = new ColorCounts();
  for await (const frame of film.frames()) counts.add(frame, film.timeline.frameCount);
  return counts;
}
