import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SystemError } from "../errors.js";

/**
 * The player as a page runs it, with the licenses of what is bundled in it.
 *
 * @throws {SystemError} if it was not built.
 */
export function playerCode(): string {
  // Bundled, this file is elsewhere: the package finds itself by its name.
  const root = dirname(createRequire(import.meta.url).resolve("gradreel/package.json"));
  const path = join(root, "dist", "player.js");
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new SystemError(`The player for HTML pages is not at ${path}.`, "Run npm run build.", { cause });
  }
}
