import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadReels } from "../../src/reel-files/load.js";
import type { PlacedMistake } from "../../src/reel-files/placed-mistake.js";
import { freshFolder } from "./spawn.js";

/** The mistakes in a reel file with this text, with its name instead of its path. */
export async function mistakesIn(text: string | Uint8Array, name = "a.yaml"): Promise<PlacedMistake[]> {
  const file = join(freshFolder(), name);
  writeFileSync(file, text);
  const { mistakes } = await loadReels([file]);
  return mistakes.map((mistake) => ({ ...mistake, message: mistake.message.replaceAll(file, name) }));
}

/** `line:column underlined text` of every mistake in a reel file with this text. */
export async function placesOf(text: string | Uint8Array, name?: string): Promise<string[]> {
  return (await mistakesIn(text, name)).map(({ line, column, excerpt: [shown = "", carets = ""] }) => {
    const width = carets.trim().length;
    const place = line === undefined ? "nowhere" : `${line}:${column}`;
    return width > 0 ? `${place} ${shown.slice((column ?? 1) - 1).slice(0, width)}` : place;
  });
}

/** `message | hint` of every mistake in a reel file with this text. */
export async function mistakesOf(text: string | Uint8Array, name?: string): Promise<string[]> {
  return (await mistakesIn(text, name)).map(({ message, hint }) => (hint ? `${message} | ${hint}` : message));
}
