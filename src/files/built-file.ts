import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The path of a file that the build puts into dist/. The package is found by its name, because the bundled code is not
 * where its source is.
 */
export function builtFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve("gradreel/package.json")), "dist", name);
}
