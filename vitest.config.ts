import { defineConfig } from "vitest/config";

/** Set by .ci/run: a file that gets the counts of the run as JSON. */
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
