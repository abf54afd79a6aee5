import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** gradreel's version, as package.json states it. Bundled, this code is elsewhere, so the package is found by its name. */
export function version(): string {
  const manifest = readFileSync(createRequire(import.meta.url).resolve("gradreel/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
