import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** gradreel's version, read from package.json. The package is found by name, because bundled code moves. */
export function version(): string {
  const manifest = readFileSync(createRequire(import.meta.url).resolve("gradreel/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
