import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 0, hookTimeout: 0, passWithNoTests: false },
});
