/** Slash commands and message menus: each is acknowledged first, then answered. Buttons and forms are handled elsewhere. */
import type { BaseInteraction, ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { type LedgerFigure, listLedger } from "../ledger-figure.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { askPayload, checkPayload, findPayload } from "./answer-turn.ts";
import { MENU_NAMES } from "./commands.ts";
import { writeAction } from "./custom-id.ts";
import { askerOf, type DiscordContext, languageOf } from "./discord-context.ts";
import { bold, escapeText } from "./escape-text.ts";
import { fetchDraft } from "./fetch-draft.ts";
import { listPayload } from "./list-payload.ts";
import { makeForm } from "./modals.ts";
import { takesThreads } from "./open-thread.ts";
import { holdsWords } from "./option-choices.ts";
import { container, notice, type Payload, text } from "./payload.ts";
import { renderFigures } from "./render-figures.ts";
import { acknowledge } from "./responder.ts";
import { discordWords } from "./words/discord-words.ts";

type Handler = (interaction: ChatInputCommandInteraction, context: DiscordContext) => Promise<void>;

const HANDLERS: Record<string, Handler> = {
  ask: handleAsk,
  check: handleCheck,
  figures: handleFigures,
  reports: handleReports,
  help: handleHelp,
  forget: handleForget,
  index: handleIndex,
};

export async function handleCommand(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  await HANDLERS[interaction.commandName]?.(interaction, context);
}

const reportOf = (interaction: ChatInputCommandInteraction): { report?: string } => {
  const report = interaction.options.getString("report");
  return report === null ? {} : { report };
};
const wantsPrivate = (interaction: ChatInputCommandInteraction): boolean =>
  interaction.options.getBoolean("private") ?? false;

/** In a server that we're in ourselves a thread may be opened. */
const takesThread = (interaction: BaseInteraction, { readsThreads }: DiscordContext): boolean =>
  readsThreads && interaction.inCachedGuild() && takesThreads(interaction);

async function handleAsk(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, wantsPrivate(interaction), context.logger);
  if (!responder) return;
  const question = interaction.options.getString("question", true);
  const turn = { ...askerOf(interaction), text: question, ...reportOf(interaction) };
  await responder.finish(await askPayload(turn, context, responder, takesThread(interaction, context)));
}

/** A text, a file, or neither: then a form opens, which can't be done once it is acknowledged. */
async function handleCheck(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const given = interaction.options.getString("text");
  const file = interaction.options.getAttachment("file");
  const asker = askerOf(interaction);
  const words = discordWords(asker.language);
  if (given === null && file === null) {
    await interaction.showModal(
      makeForm("draft", writeAction({ type: "draft", ...reportOf(interaction) }), words.draftModal),
    );
    return;
  }
  const responder = await acknowledge(interaction, wantsPrivate(interaction), context.logger);
  if (!responder) return;
  const draft = file === null ? (given ?? "") : await fetchDraft(file, words);
  await responder.finish(
    typeof draft === "object" && "problem" in draft
      ? notice(escapeText(draft.problem), "failed")
      : await checkPayload({ ...asker, draft, ...reportOf(interaction) }, context),
  );
}

async function handleFigures(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, wantsPrivate(interaction), context.logger);
  if (!responder) return;
  const { reports } = context.turns.edition();
  const { report: only } = reportOf(interaction);
  const indicator = interaction.options.getString("indicator")?.trim() ?? "";
  const section = interaction.options.getString("section")?.trim() ?? "";
  const chosen = [...reports.values()].filter(({ id }) => only === undefined || id === only);
  const holds = holdsWords(indicator);
  const fits = (figure: LedgerFigure): boolean =>
    figure.kind !== "count" && holds(figure.indicator) && figure.section.startsWith(section);
  const title = chosen.length === 1 ? (chosen[0]?.metadata.title ?? "") : indicator || section;
  const figures = chosen.flatMap(listLedger).filter(fits);
  await responder.finish(renderFigures(figures, title, languageOf(interaction.locale)));
}

async function handleReports(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, true, context.logger);
  if (!responder) return;
  const { reports } = context.turns.edition();
  const words = discordWords(languageOf(interaction.locale));
  const lines = [...reports.values()].map(({ id, metadata, sections, figures }) =>
    escapeText(
      words.reports.line({
        title: metadata.title || id,
        id,
        figures: figures.length,
        sections: sections.length,
      }),
    ),
  );
  const title = bold(words.reports.title);
  await responder.finish(listPayload(title, lines, { accent: "notice", shown: lines.length, words }));
}

async function handleHelp(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, true, context.logger);
  const language = languageOf(interaction.locale);
  const { chat } = messagesFor(language);
  const privacy = [bold(escapeText(chat.privacyTitle)), ...chat.privacy(context.turns.kept).map(escapeText)];
  await responder?.finish(helpPayload([...discordWords(language).help, privacy.join("\n")]));
}

const helpPayload = (lines: readonly string[]): Payload => ({
  components: [container("notice", [text(lines.join("\n\n"))])],
});

async function handleForget(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, true, context.logger);
  if (!responder) return;
  const { user, language } = askerOf(interaction);
  await responder.finish(notice(escapeText(messagesFor(language).chat.forgotten(await context.turns.forget(user)))));
}

async function handleIndex(interaction: ChatInputCommandInteraction, context: DiscordContext): Promise<void> {
  const responder = await acknowledge(interaction, true, context.logger);
  if (!responder) return;
  const language = languageOf(interaction.locale);
  const words = discordWords(language);
  const { chat } = messagesFor(language);
  if (!interaction.inGuild()) return responder.finish(notice(words.guildOnly, "failed"));
  if (!mayMaintain(interaction, context)) return responder.finish(notice(chat.maintainersOnly, "failed"));
  if (interaction.options.getSubcommand() === "reload") {
    const changed = await context.turns.reload();
    const said = changed ? chat.reloaded(context.turns.edition().reports.size) : chat.notReloaded;
    return responder.finish(notice(escapeText(said)));
  }
  const status = await context.indexStatus();
  const said =
    status.state === "missing"
      ? messagesFor(language).index.missing.message
      : words.indexStatus({ snapshot: status.snapshot, model: status.model, reports: status.reports.length });
  await responder.finish(notice(escapeText(said)));
}

/** By user or by role, as the configuration says; what Discord lets pass isn't enough. */
function mayMaintain(
  interaction: ChatInputCommandInteraction<"raw" | "cached">,
  { maintainers }: DiscordContext,
): boolean {
  const { roles } = interaction.member;
  const ids = Array.isArray(roles) ? roles : [...roles.cache.keys()];
  return [interaction.user.id, ...ids].some((id) => maintainers.has(id));
}

/** 核对数字 and 查出处 on any message; the result is for who asked. */
export async function handleMenu(
  interaction: MessageContextMenuCommandInteraction,
  context: DiscordContext,
): Promise<void> {
  const responder = await acknowledge(interaction, true, context.logger);
  if (!responder) return;
  const asker = askerOf(interaction);
  const written = interaction.targetMessage.content.trim();
  if (written === "") return responder.finish(notice(discordWords(asker.language).noText, "not_found"));
  const turn = { ...asker, text: written };
  await responder.finish(
    interaction.commandName === MENU_NAMES.check
      ? await checkPayload({ ...asker, draft: written }, context)
      : await findPayload(turn, context, responder),
  );
}
