import { existsSync } from "node:fs";
import { extname } from "node:path";
import { writeArtifact } from "../artifact.js";
import { UsageError } from "../errors.js";
import { completeReel } from "../reel/complete.js";
import { yamlText } from "../reel/files/yaml-text.js";
import { STDOUT } from "../reel/outputs.js";
import { reducedReel } from "../reel/reduced.js";
import type { PartialReel } from "../reel/schema.js";

const FORMATS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

/** @throws {UsageError} unless a reel can be written there without a loss. */
export function checkReelPlace(path: string, isForced: boolean): void {
  if (!FORMATS.has(extname(path).toLowerCase())) {
    throw new UsageError(`Cannot tell the format of "${path}" by its name.`, "A reel is saved as .yaml or .json.");
  }
  if (!isForced && existsSync(path))
    throw new UsageError(`"${path}" is there already.`, "Name another file, or say --force.");
}

/** Writes a reel down, as a file that says the same. */
export async function saveReel(path: string, reel: PartialReel): Promise<void> {
  const complete = completeReel(reel);
  const places = complete.out.filter((place) => place !== STDOUT);
  const said = {
    ...reducedReel(complete),
    ...(complete.animated ? { animated: true } : {}),
    ...(places.length > 0 ? { out: places.length === 1 ? places[0] : places } : {}),
  };
  const text = extname(path).toLowerCase() === ".json" ? `${JSON.stringify(said, undefined, 2)}\n` : yamlText(said);
  await writeArtifact(path, (sink) => sink.write(Buffer.from(text)));
}
