#!/usr/bin/env node
/**
 * The command `chuchu`: hands the process's arguments, environment and streams to the command line. The one reader of
 * process.env; holds no command. Whatever is heavy is loaded when a command asks for it.
 */
import { fstatSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import type { Backend } from "./chat/cli/backend.ts";
import { runCli } from "./chat/cli/run-cli.ts";
import { createTerminal } from "./chat/cli/terminal.ts";
import { chooseInterfaceLanguage } from "./chat/messages/messages-for.ts";
import type { StopSignal } from "./chat/run-chats.ts";
import { createLogger } from "./logger.ts";

type Environment = Record<string, string | undefined>;

const PACKAGE_FOLDER = fileURLToPath(new URL("..", import.meta.url));

/** The process's environment, and below it the `.env` of the working folder if there is one. */
function readEnvironment(): Environment {
  try {
    return { ...parseEnv(readFileSync(".env", "utf8")), ...process.env };
  } catch {
    return process.env;
  }
}

async function openBackend(environment: Environment): Promise<Backend> {
  const [{ readSettings }, { createBackend }] = await Promise.all([
    import("./config.ts"),
    import("./chat/cli/create-backend.ts"),
  ]);
  const settings = readSettings(environment, { workingFolder: process.cwd(), packageFolder: PACKAGE_FOLDER });
  // LangChain would send or print questions and answers at the word of variables that aren't ours.
  for (const name of Object.keys(process.env)) if (/^LANG(?:SMITH|CHAIN)_/.test(name)) delete process.env[name];
  return createBackend(
    settings,
    createLogger(settings.logLevel, (line) => process.stderr.write(line)),
  );
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}

let runsUntilStopped = false;

/** Asked a second time, the process ends at once, as processes do. */
function onStop(listener: (signal: StopSignal) => void): void {
  runsUntilStopped = true;
  const stop = (signal: NodeJS.Signals): void => {
    process.off("SIGTERM", stop).off("SIGINT", stop);
    listener(signal as StopSignal);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

const environment = readEnvironment();
const terminal = createTerminal({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stdoutIsFile: fstatSync(process.stdout.fd).isFile(),
});
// Whoever reads our output may stop reading (`chuchu figures | head`): that's no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  language: chooseInterfaceLanguage(environment.INTERFACE_LANGUAGE, Intl.DateTimeFormat().resolvedOptions().locale),
  version: readVersion(),
  openBackend: () => openBackend(environment),
  onStop,
  debug: environment.LOG_LEVEL?.trim() === "debug",
});
// What was running has said goodbye: neither a connection that hangs nor a timer keeps the process.
if (runsUntilStopped) process.exit();
