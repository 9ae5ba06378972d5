/** A message as it goes to Discord: components v2, nothing else. Sends nothing. https://docs.discord.com/developers/components/reference */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIFileComponent,
  type APITextDisplayComponent,
  type AttachmentPayload,
  ButtonStyle,
  ComponentType,
} from "discord.js";

export interface Payload {
  components: (APIContainerComponent | APIFileComponent | APITextDisplayComponent)[];
  files?: AttachmentPayload[];
}

/** Bars beside the answers: what kind one is can be seen before it's read. */
export const ACCENTS = {
  answered: 0x2e7d32,
  ambiguous: 0xf9a825,
  not_found: 0x757575,
  notice: 0x1565c0,
  failed: 0xc62828,
};

export type Accent = keyof typeof ACCENTS;

/** The question's own line, found again when a button under the answer is pressed. */
export const QUESTION_COMPONENT_ID = 1001;

export const text = (content: string, id?: number): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
  ...(id === undefined ? {} : { id }),
});

export interface ButtonFace {
  label: string;
  customId: string;
  primary?: boolean;
}

export const buttonRow = (faces: readonly ButtonFace[]): APIActionRowComponent<APIComponentInMessageActionRow> => ({
  type: ComponentType.ActionRow,
  components: faces.map(
    ({ label, customId, primary }): APIButtonComponent => ({
      type: ComponentType.Button,
      style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
      label,
      custom_id: customId,
    }),
  ),
});

export const container = (accent: Accent, components: APIContainerComponent["components"]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: ACCENTS[accent],
  components,
});

export const separator = (): APIContainerComponent["components"][number] => ({
  type: ComponentType.Separator,
  divider: true,
});

/** One notice in words. */
export const notice = (words: string, accent: Accent = "notice"): Payload => ({
  components: [container(accent, [text(words)])],
});

/**
 * Shows an attached file: in a message of components nothing else does.
 * https://docs.discord.com/developers/components/reference#file
 */
export const fileComponent = ({ name = "" }: AttachmentPayload): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
});

/** A text file; its name is plain, so that Discord doesn't change it. */
export const textFile = (name: string, content: string): AttachmentPayload => ({
  name,
  attachment: Buffer.from(content, "utf8"),
});
