/** Puts a mistake on the command line into words. The parser's own messages are English and are only read for names. */
import type { CommanderError } from "commander";
import type { ErrorMessage, Messages } from "../messages/messages.ts";
import type { ErrorWords } from "../present-error.ts";

export function describeUsageError(error: CommanderError, messages: Messages): ErrorWords {
  return { code: "usage", ...usageWords(error, messages) };
}

function usageWords(error: CommanderError, { usage }: Messages): ErrorMessage {
  const quoted = [...error.message.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? "");
  const [first = ""] = quoted;
  switch (error.code) {
    case "commander.help":
      return usage.missingCommand;
    case "commander.unknownCommand":
      return usage.unknownCommand(first);
    case "commander.unknownOption":
      return usage.unknownOption(first);
    case "commander.missingArgument":
      return usage.missingArgument(first);
    case "commander.excessArguments":
      return usage.excessArguments;
    case "commander.optionMissingArgument":
      return usage.missingOptionValue(first);
    case "commander.invalidArgument":
      return usage.invalidOptionValue(first.replace(/ <.*/, ""));
    case "commander.conflictingOption":
      return usage.conflict(quoted.map((name) => name.replace(/ <.*/, "")).join(", "));
    default:
      return usage.other(error.message.replace(/^error: /, ""));
  }
}
