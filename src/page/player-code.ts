import { readFileSync } from "node:fs";
import { SystemError } from "../errors.js";
import { builtFile } from "../files/disk.js";

/**
 * The player's script, with the licenses of what is bundled in it.
 *
 * @throws {SystemError} if it was not built.
 */
export function playerCode(): string {
  const path = builtFile("player.js");
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new SystemError(`The player for HTML pages is not at ${path}.`, "Run npm run build.", { cause });
  }
}
