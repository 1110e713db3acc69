import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/run/setup.ts"],
    testTimeout: 0,
    hookTimeout: 0,
    passWithNoTests: false,
    // Many suites wait for programs, servers and browsers of their own: a core kept free would stand idle.
    maxWorkers: "100%",
  },
});
