import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests wait for other processes as long as they compute.
    maxWorkers: "100%",
    // Judges start whole programs, and machines are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default config;
