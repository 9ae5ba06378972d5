/** The command line: names, arguments and help of every command. What a command does is loaded when it runs. */
import { Command, type Help, Option } from "commander";
import type { Messages } from "../messages/messages.ts";
import type { AskOptions } from "./ask-command.ts";
import type { CheckOptions } from "./check-command.ts";
import type { CommandContext } from "./command-context.ts";
import type { DiscordDeployOptions } from "./discord-command.ts";
import type { FiguresOptions } from "./figures-command.ts";
import { addIndexCommands } from "./index-program.ts";
import type { ReceiptOptions } from "./receipt-command.ts";
import type { Terminal } from "./terminal.ts";

export interface ProgramOptions {
  version: string;
  messages: Messages;
  terminal: Terminal;
  openContext(): Promise<CommandContext>;
  /** Gets the exit code of the command that ran. */
  finish(exitCode: number): void;
}

/** What takes two columns in our own help: Chinese characters and full-width signs. */
const WIDE = /[\u2e80-\u9fff\uff00-\uff60]/u;

/** Parse errors are thrown as CommanderError and not printed; help goes to the terminal. */
export function createProgram(options: ProgramOptions): Command {
  const { messages, terminal, version } = options;
  const { help } = messages;
  const program = new Command("chuchu")
    .description(help.about)
    .version(version, "-V, --version", help.showVersion)
    .helpOption("-h, --help", help.showHelp)
    .helpCommand(false)
    .addHelpText("after", `\n${help.more}`)
    .configureHelp(localHelp(messages))
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.writeError, outputError: () => {} })
    .exitOverride();
  addAsk(program, options);
  addCheck(program, options);
  addFigures(program, options);
  addIndexCommands(program, options);
  addDiscord(program, options);
  addReceipt(program, options);
  program
    .command("start")
    .description(help.start)
    .action(async () => {
      const context = await options.openContext();
      const { runStart } = await import("./start-command.ts");
      options.finish(await runStart(context));
    });
  return program;
}

function addAsk(program: Command, { messages: { help }, openContext, finish }: ProgramOptions): void {
  program
    .command("ask")
    .description(help.ask)
    .argument("[question...]", help.question)
    .option("--json", help.json)
    .option("--report <id>", help.report)
    .option("--explain", help.explain)
    .addOption(new Option("--batch <file>", help.batch).conflicts("explain"))
    .action(async (words: string[], options: AskOptions, command: Command) => {
      requireOne(command, "question", words, options.batch);
      const context = await openContext();
      const { runAsk } = await import("./ask-command.ts");
      finish(await runAsk(words.join(" "), options, context));
    });
}

function addCheck(program: Command, { messages: { help }, terminal, openContext, finish }: ProgramOptions): void {
  program
    .command("check")
    .description(help.check)
    .argument("[text...]", help.text)
    .option("--json", help.json)
    .option("--report <id>", help.report)
    .option("--file <file>", help.checkFile)
    .addOption(new Option("--batch <file>", help.checkBatch).conflicts("file"))
    .option("--strict", help.strict)
    .action(async (words: string[], options: CheckOptions, command: Command) => {
      const piped = words.length === 0 && !terminal.inputIsTerminal;
      if (options.file !== undefined) requireNone(command, "text", words, "--file");
      else if (!piped) requireOne(command, "text", words, options.batch);
      const context = await openContext();
      const { runCheck } = await import("./check-command.ts");
      finish(await runCheck(words.join(" "), options, context));
    });
}

/** Words on the command line or a batch: one of them, not both. */
function requireOne(command: Command, name: string, words: readonly string[], batch: string | undefined): void {
  if (batch === undefined && words.length === 0) usageError(command, "missingArgument", `'${name}'`);
  if (batch !== undefined) requireNone(command, name, words, "--batch");
}

function requireNone(command: Command, name: string, words: readonly string[], option: string): void {
  if (words.length > 0) usageError(command, "conflictingOption", `'${name}' '${option}'`);
}

/** Throws what commander throws for such a mistake; `detail` names the words at fault in quotes, as its messages do. */
function usageError(command: Command, name: "missingArgument" | "conflictingOption", detail: string): never {
  return command.error(detail, { code: `commander.${name}` });
}

function addFigures(program: Command, { messages: { help }, openContext, finish }: ProgramOptions): void {
  program
    .command("figures")
    .description(help.figures)
    .option("--report <id>", help.report)
    .addOption(new Option("--json", help.json).conflicts("csv"))
    .option("--csv", help.csv)
    .action(async (options: FiguresOptions) => {
      const context = await openContext();
      const { runFigures } = await import("./figures-command.ts");
      await runFigures(options, context);
      finish(0);
    });
}

function addDiscord(program: Command, { messages: { help }, openContext, finish }: ProgramOptions): void {
  program
    .command("discord")
    .description(help.discord)
    .command("deploy")
    .description(help.discordDeploy)
    .option("--guild <id>", help.guild)
    .option("--json", help.json)
    .action(async (options: DiscordDeployOptions) => {
      const context = await openContext();
      const { runDiscordDeploy } = await import("./discord-command.ts");
      finish(await runDiscordDeploy(options, context));
    });
}

function addReceipt(program: Command, { messages: { help }, openContext, finish }: ProgramOptions): void {
  program
    .command("receipt")
    .description(help.receipt)
    .argument("<id>", help.receiptId)
    .option("--json", help.json)
    .action(async (id: string, options: ReceiptOptions) => {
      const context = await openContext();
      const { runReceipt } = await import("./receipt-command.ts");
      finish(await runReceipt(id, options, context));
    });
}

/** Commander's help with its few English words replaced, and columns that count Chinese characters as two. */
function localHelp({ help }: Messages): Partial<Help> {
  const titles: Record<string, string> = {
    "Usage:": help.usage,
    "Arguments:": help.arguments,
    "Options:": help.options,
    "Commands:": help.commands,
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    displayWidth: (text) => [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0),
  };
}
