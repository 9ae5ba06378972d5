/** The forms: a follow-up, a long draft, what is wrong with an answer. Reads none of them. */
import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { expectNoFaults, formFaults } from "./check-payload.ts";
import { DISCORD_MAX_TEXT_INPUT_CHARS } from "./discord-limits.ts";

/** Custom id of the one field of every form. */
export const FORM_FIELD = "text";
const FOLLOW_UP_MAX_CHARS = 500;
const REASON_MAX_CHARS = 1000;

export interface FormWords {
  title: string;
  label: string;
  placeholder: string;
}

export type FormKind = "follow-up" | "draft" | "reason";

const MAX_CHARS: Record<FormKind, number> = {
  "follow-up": FOLLOW_UP_MAX_CHARS,
  draft: DISCORD_MAX_TEXT_INPUT_CHARS,
  reason: REASON_MAX_CHARS,
};

/** @param customId is given back when the form is sent */
export function makeForm(kind: FormKind, customId: string, words: FormWords): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(FORM_FIELD)
    .setStyle(kind === "follow-up" ? TextInputStyle.Short : TextInputStyle.Paragraph)
    .setPlaceholder(words.placeholder)
    .setMaxLength(MAX_CHARS[kind])
    .setRequired(kind !== "reason");
  const label = new LabelBuilder().setLabel(words.label).setTextInputComponent(input);
  const form = new ModalBuilder().setCustomId(customId).setTitle(words.title).addLabelComponents(label);
  expectNoFaults("form", formFaults(form.toJSON()));
  return form;
}
