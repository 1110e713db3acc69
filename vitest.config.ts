import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/run/longest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/run/setup.ts"],
    testTimeout: 0,
    hookTimeout: 0,
    passWithNoTests: false,
    // Many suites wait for programs, servers and browsers of their own: a core kept free would stand idle.
    maxWorkers: "100%",
    // One process for many files: to load the program anew for each took half of the time. So no test may leave a trace in
    // its process (folder, environment, globals); what it must change, it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
