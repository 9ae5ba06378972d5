/** `chuchu index …`: names, arguments and help of the commands that keep reports. What they do is loaded when they run. */
import { type Command, InvalidArgumentError } from "commander";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import type { AddOptions } from "./index-add-command.ts";
import type { IndexOptions } from "./index-command.ts";
import type { ChangeOptions } from "./index-remove-command.ts";

export interface IndexProgramOptions {
  messages: Messages;
  openContext(): Promise<CommandContext>;
  finish(exitCode: number): void;
}

/** A command whose action gets its arguments, its options with those of `index`, and the context. */
type Run<O> = (args: string[], options: O, context: CommandContext) => Promise<number>;

export function addIndexCommands(program: Command, options: IndexProgramOptions): void {
  const { help } = options.messages;
  const index = program
    .command("index")
    .description(help.index)
    .option("--json", help.json)
    .addHelpText("after", `\n${help.moreIndex}`);
  onRun<IndexOptions>(index, options, async (_, given, context) =>
    (await import("./index-command.ts")).runIndexBuild(given, context),
  );
  addChanging(index, options);
  addLooking(index, options);
  addTending(index, options);
}

function addChanging(index: Command, options: IndexProgramOptions): void {
  const { help } = options.messages;
  const add = subcommand(index, "add", help.indexAdd, help)
    .argument("<files...>", help.files)
    .option("--id <id>", help.id)
    .option("--title <title>", help.reportTitle)
    .option("--place <place>", help.place)
    .option("--year <year>", help.year, readYear)
    .option("--date <date>", help.date)
    .option("--url <url>", help.url)
    .option("--replace", help.replace)
    .option("--dry-run", help.dryRun);
  onRun<AddOptions>(add, options, async (files, given, context) =>
    (await import("./index-add-command.ts")).runIndexAdd(files, given, context),
  );
  const remove = subcommand(index, "remove", help.indexRemove, help)
    .argument("<ids...>", help.reportIds)
    .option("--dry-run", help.dryRun);
  onRun<ChangeOptions>(remove, options, async (ids, given, context) =>
    (await import("./index-remove-command.ts")).runIndexRemove(ids, given, context),
  );
  const rename = subcommand(index, "rename", help.indexRename, help)
    .argument("<id>", help.reportId)
    .argument("<new-id>", help.newId)
    .option("--dry-run", help.dryRun);
  onRun<ChangeOptions>(rename, options, async ([from = "", to = ""], given, context) =>
    (await import("./index-remove-command.ts")).runIndexRename([from, to], given, context),
  );
}

function addLooking(index: Command, options: IndexProgramOptions): void {
  const { help } = options.messages;
  onRun<IndexOptions>(subcommand(index, "status", help.indexStatus, help), options, async (_, given, context) =>
    (await import("./index-command.ts")).runIndexStatus(given, context),
  );
  onRun<IndexOptions>(subcommand(index, "list", help.indexList, help), options, async (_, given, context) =>
    (await import("./index-command.ts")).runIndexList(given, context),
  );
  const inspect = subcommand(index, "inspect", help.indexInspect, help)
    .argument("<id>", help.reportId)
    .argument("[section]", help.section);
  onRun<IndexOptions>(inspect, options, async ([id = "", section], given, context) =>
    (await import("./index-inspect-command.ts")).runIndexInspect([id, section], given, context),
  );
  const diff = subcommand(index, "diff", help.indexDiff, help)
    .argument("<old>", help.older)
    .argument("<new>", help.newer);
  onRun<IndexOptions>(diff, options, async ([older = "", newer = ""], given, context) =>
    (await import("./index-diff-command.ts")).runIndexDiff([older, newer], given, context),
  );
}

function addTending(index: Command, options: IndexProgramOptions): void {
  const { help } = options.messages;
  onRun<IndexOptions>(subcommand(index, "verify", help.indexVerify, help), options, async (_, given, context) =>
    (await import("./index-command.ts")).runIndexVerify(given, context),
  );
  onRun<IndexOptions>(subcommand(index, "doctor", help.indexDoctor, help), options, async (_, given, context) =>
    (await import("./index-doctor-command.ts")).runIndexDoctor(given, context),
  );
  onRun<IndexOptions>(subcommand(index, "rebuild", help.indexRebuild, help), options, async (_, given, context) =>
    (await import("./index-command.ts")).runIndexBuild({ ...given, fresh: true }, context),
  );
  const gc = subcommand(index, "gc", help.indexGc, help).option("--all", help.gcAll);
  onRun<IndexOptions & { all?: true }>(gc, options, async (_, given, context) =>
    (await import("./index-doctor-command.ts")).runIndexGc(given, context),
  );
  onRun<IndexOptions>(subcommand(index, "watch", help.indexWatch, help), options, async (_, given, context) => {
    const { runIndexWatch } = await import("./index-watch-command.ts");
    return context.untilInterrupted((signal) => runIndexWatch(given, context, signal));
  });
}

function subcommand(index: Command, name: string, about: string, help: Messages["help"]): Command {
  return index.command(name).description(about).option("--json", help.json);
}

function onRun<O>(command: Command, { openContext, finish }: IndexProgramOptions, run: Run<O>): void {
  command.action(async () => {
    const context = await openContext();
    // Arguments that may be repeated come as a list.
    finish(await run(command.processedArgs.flat() as string[], command.optsWithGlobals<O & object>(), context));
  });
}

function readYear(printed: string): number {
  if (!/^\d{4}$/u.test(printed)) throw new InvalidArgumentError("");
  return Number(printed);
}
