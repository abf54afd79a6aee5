import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The path of a file that the build puts beside the code. Bundled, that code is elsewhere than it is written: the
 * package finds itself by its name.
 */
export function builtFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve("gradreel/package.json")), "dist", name);
}
