/** The gate script counts what really happened: run with an `npm` that plays the steps. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../.ci/run", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "chuchu-ci-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Step {
  code?: number;
  out?: string;
  /** What vitest's JSON reporter writes. */
  report?: { numPassedTests: number; numFailedTests: number };
}

/** Runs the gate; steps that aren't given succeed and say nothing. */
function runGate(steps: { ci?: Step; validate?: Step; evaluation?: Step }): { code: number | null; lines: string[] } {
  const play = ({ code = 0, out = "", report }: Step = {}): string =>
    `${report === undefined ? "" : `echo '${JSON.stringify(report)}' > "$TEST_REPORT"; `}echo '${out}'; exit ${code}`;
  const npm = join(folder, "npm");
  writeFileSync(
    npm,
    `#!/usr/bin/env bash\ncase "$*" in\n"ci "*) ${play(steps.ci)};;\n*validate) ${play(steps.validate)};;\n*eval) ${play(steps.evaluation)};;\nesac\n`,
  );
  chmodSync(npm, 0o755);
  const { status, stdout } = spawnSync(SCRIPT, [], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return { code: status, lines: stdout.trimEnd().split("\n") };
}

const tested = { report: { numPassedTests: 120, numFailedTests: 0 } };
const scored = { out: "right and cited 96.0 %\n11 passed, 0 failed" };

describe(".ci/run", () => {
  test.each([
    ["all is well", { validate: tested, evaluation: scored }, 0, "131 passed, 0 failed"],
    [
      "tests fail",
      { validate: { code: 1, report: { numPassedTests: 118, numFailedTests: 2 } }, evaluation: scored },
      1,
      "129 passed, 2 failed",
    ],
    ["lint fails, so no test ran", { validate: { code: 1 }, evaluation: scored }, 1, "11 passed, 1 failed"],
    [
      "floors fail",
      { validate: tested, evaluation: { code: 1, out: "9 passed, 2 failed" } },
      1,
      "129 passed, 2 failed",
    ],
    ["the evaluation breaks", { validate: tested, evaluation: { code: 1, out: "oh" } }, 1, "120 passed, 1 failed"],
    ["the evaluation says nothing", { validate: tested }, 1, "120 passed, 1 failed"],
    ["the install fails", { ci: { code: 7 }, validate: tested, evaluation: scored }, 1, "0 passed, 1 failed"],
  ])("%s", (_, steps, code, last) => {
    const run = runGate(steps);
    expect({ code: run.code, last: run.lines.at(-1) }).toEqual({ code, last });
  });
});
