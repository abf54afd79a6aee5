import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration, type ViteUserConfig } from "vitest/config";

// Tests start gradreel a thousand times: with this variable each start of Node takes twice as long, and nothing goes out.
delete process.env["NODE_EXTRA_CA_CERTS"];

const folder = fileURLToPath(new URL("test/", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => ({ path: `test/${path}`, code: readFileSync(folder + path, "utf8") }));
const quick = files.filter(({ path }) => !path.endsWith(".long.test.ts"));
/** With the quick files whose properties have more runs in the long group. */
const long = files.filter((file) => !quick.includes(file) || file.code.includes("support/property-runs.js"));

/** A group of files in as few processes as possible; those that mock modules have one each. */
function group(name: string, members: typeof files, env = {}): TestProjectConfiguration[] {
  const mocks = ({ code }: { code: string }) => code.includes("vi.mock(");
  return [false, true].flatMap((isolate) => {
    const include = members.filter((file) => mocks(file) === isolate).map(({ path }) => path);
    const test = { name: isolate ? `${name} alone` : name, include, isolate, env };
    return include.length === 0 ? [] : [{ extends: true as const, test }];
  });
}

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [...group("quick", quick), ...group("long", long, { LONG: "1" })],
    // node-canvas does not load in threads.
    pool: "forks",
    // Files share processes.
    restoreMocks: true,
    setupFiles: ["test/support/equal-bytes.ts"],
    // Tests wait for other processes as long as they compute.
    maxWorkers: "100%",
    // Judges start whole programs, and machines are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default config;
