import { readFileSync } from "node:fs";

/** gradreel's version, as package.json states it. Here and bundled in dist/, that file is one folder up. */
export function version(): string {
  return versionIn(new URL("../package.json", import.meta.url));
}

/** The version in a package.json. */
export function versionIn(manifest: string | URL): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
