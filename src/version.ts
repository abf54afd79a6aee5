import { readFileSync } from "node:fs";

/** gradreel's version, as package.json states it. Here and bundled in dist/, that file is one folder up. */
export function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
