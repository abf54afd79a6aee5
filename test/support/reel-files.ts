import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadReels } from "../../src/reel-files/load.js";
import { freshFolder } from "./spawn.js";

/** What is said of a reel file with this text: `line:column message | hint` of every mistake, in their order. */
export async function mistakesOf(text: string | Uint8Array, name = "a.yaml"): Promise<string[]> {
  const file = join(freshFolder(), name);
  writeFileSync(file, text);
  const { mistakes } = await loadReels([file]);
  return mistakes.map(({ line, column, message, hint }) => {
    const place = line === undefined ? "" : `${line}:${column} `;
    return `${place}${message.replaceAll(file, name)}${hint ? ` | ${hint}` : ""}`;
  });
}
