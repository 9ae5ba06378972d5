/**
 * The rules for components of a message, old and new. Modals have their own (check-modal.ts).
 * https://docs.discord.com/developers/components/reference
 */
import { type Body, type Form, isObject, readInteger, readList, readText } from "./form-errors.ts";

export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
} as const;

/** "Messages allow up to 40 total components": https://docs.discord.com/developers/components/reference */
const COMPONENTS_MAX = 40;
/** All text displays together: https://docs.discord.com/developers/change-log#introducing-new-components-for-messages */
export const COMPONENT_TEXT_MAX = 4000;
/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
export const CUSTOM_ID_MAX = 100;
/** https://docs.discord.com/developers/components/reference#button-button-structure */
const BUTTON_LABEL_MAX = 80;
const BUTTON_URL_MAX = 512;
/** "Legacy messages allow up to 5 action rows": https://docs.discord.com/developers/components/reference#legacy-message-component-behavior */
const ROWS_MAX = 5;
/** https://docs.discord.com/developers/components/reference#action-row */
const BUTTONS_IN_ROW_MAX = 5;
/** https://docs.discord.com/developers/components/reference#string-select-string-select-structure */
const OPTIONS_MAX = 25;
const OPTION_TEXT_MAX = 100;
const PLACEHOLDER_MAX = 150;
/** https://docs.discord.com/developers/components/reference#section-section-structure */
const SECTION_TEXTS_MAX = 3;
/** https://docs.discord.com/developers/components/reference#media-gallery-media-gallery-structure */
const GALLERY_ITEMS_MAX = 10;

const SELECTS: number[] = [
  COMPONENT.stringSelect,
  COMPONENT.userSelect,
  COMPONENT.roleSelect,
  COMPONENT.mentionableSelect,
  COMPONENT.channelSelect,
];
/** https://docs.discord.com/developers/components/reference#container-container-child-components */
const IN_CONTAINER: number[] = [
  COMPONENT.actionRow,
  COMPONENT.textDisplay,
  COMPONENT.section,
  COMPONENT.mediaGallery,
  COMPONENT.separator,
  COMPONENT.file,
];
const ON_TOP: number[] = [...IN_CONTAINER, COMPONENT.container];

/** Every component of a message, containers and what's in them, in the order they are drawn. */
export function flattenComponents(components: readonly Body[]): Body[] {
  return components.flatMap((component) => [
    component,
    ...flattenComponents(childrenOf(component)),
    ...(isObject(component.accessory) ? [component.accessory] : []),
    ...(isObject(component.component) ? [component.component] : []),
  ]);
}

function childrenOf(component: Body): Body[] {
  return Array.isArray(component.components) ? component.components.filter(isObject) : [];
}

/** The text of all text displays, one to a line: what a reader sees. */
export function textOfComponents(components: readonly Body[]): string {
  return flattenComponents(components)
    .filter(({ type }) => type === COMPONENT.textDisplay)
    .map(({ content }) => String(content))
    .join("\n");
}

/** @param v2 whether the message has the flag IS_COMPONENTS_V2 */
export function checkMessageComponents(value: unknown, v2: boolean, form: Form): void {
  const components = readList(value, form);
  checkChildren(components, v2 ? ON_TOP : [COMPONENT.actionRow], form);
  if (!v2 && components.length > ROWS_MAX)
    form.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${ROWS_MAX} in length.`);
  const all = flattenComponents(components);
  if (all.length > COMPONENTS_MAX)
    form.wrong("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", `Total components exceeded: ${all.length}/${COMPONENTS_MAX}`);
  const length = all.reduce(
    (sum, { type, content }) => sum + (type === COMPONENT.textDisplay ? String(content).length : 0),
    0,
  );
  if (length > COMPONENT_TEXT_MAX)
    form.wrong("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", `Displayable text exceeds ${COMPONENT_TEXT_MAX}: ${length}`);
  checkUnique(all, form);
}

/** `custom_id` and `id` are unique within a message or modal. */
export function checkUnique(all: readonly Body[], form: Form): void {
  for (const [key, code] of [
    ["custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"],
    ["id", "COMPONENT_ID_DUPLICATED"],
  ] as const) {
    const values = all.map((component) => component[key]).filter((id) => id !== undefined && id !== 0);
    if (new Set(values).size < values.length) form.wrong(code, `Component ${key} cannot be duplicated`);
  }
}

function checkChildren(components: readonly Body[], allowed: readonly number[], form: Form): void {
  for (const [index, component] of components.entries()) {
    const at = form.at(index);
    if (allowed.includes(Number(component.type))) checkComponent(component, at);
    else at.at("type").wrong("UNION_TYPE_CHOICES", `Value of field "type" must be one of (${allowed.join(", ")}).`);
  }
}

function checkComponent(component: Body, form: Form): void {
  const { type } = component;
  if (type === COMPONENT.actionRow) checkActionRow(component, form);
  else if (type === COMPONENT.button) checkButton(component, form);
  else if (SELECTS.includes(Number(type))) checkSelect(component, form);
  else if (type === COMPONENT.textDisplay) readText(component.content, form.at("content"), 1, COMPONENT_TEXT_MAX);
  else if (type === COMPONENT.section) checkSection(component, form);
  else if (type === COMPONENT.container) checkContainer(component, form);
  else if (type === COMPONENT.mediaGallery) checkGallery(component, form);
  else if (type === COMPONENT.file) checkFile(component, form);
  else if (type === COMPONENT.separator) readInteger(component.spacing, form.at("spacing"), 1, 2);
}

function checkActionRow(row: Body, form: Form): void {
  const at = form.at("components");
  const components = readList(row.components, at);
  const selects = components.filter(({ type }) => SELECTS.includes(Number(type)));
  const max = selects.length > 0 ? 1 : BUTTONS_IN_ROW_MAX;
  if (components.length < 1 || components.length > max)
    at.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${max} in length.`);
  checkChildren(components, [COMPONENT.button, ...SELECTS], at);
}

/** https://docs.discord.com/developers/components/reference#button-button-styles */
function checkButton(button: Body, form: Form): void {
  const style = readInteger(button.style, form.at("style"), 1, 6);
  if (style === undefined) form.at("style").wrong("BASE_TYPE_REQUIRED", "This field is required");
  readText(button.label, form.at("label"), 0, BUTTON_LABEL_MAX, false);
  if (!button.label && button.emoji === undefined && style !== 6)
    form.wrong("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji");
  if (style === 5) {
    const url = readText(button.url, form.at("url"), 1, BUTTON_URL_MAX);
    if (url !== undefined && !/^(?:https?|discord):\/\/\S+$/.test(url))
      form.at("url").wrong("URL_TYPE_INVALID_URL", "Not a well formed URL.");
    if (button.custom_id !== undefined)
      form.at("custom_id").wrong("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A link has no custom id");
  } else if (style !== 6) {
    readText(button.custom_id, form.at("custom_id"), 1, CUSTOM_ID_MAX);
    if (button.url !== undefined)
      form.at("url").wrong("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "Only a link has an address");
  }
}

/** Of a message or of a modal. https://docs.discord.com/developers/components/reference#string-select */
export function checkSelect(select: Body, form: Form): void {
  readText(select.custom_id, form.at("custom_id"), 1, CUSTOM_ID_MAX);
  readText(select.placeholder, form.at("placeholder"), 0, PLACEHOLDER_MAX, false);
  const min = readInteger(select.min_values, form.at("min_values"), 0, OPTIONS_MAX) ?? 1;
  const max = readInteger(select.max_values, form.at("max_values"), 1, OPTIONS_MAX) ?? 1;
  if (min > max) form.at("min_values").wrong("NUMBER_TYPE_MAX", "min_values must not be more than max_values");
  if (select.type !== COMPONENT.stringSelect) return;
  const at = form.at("options");
  const options = readList(select.options, at);
  if (options.length < 1 || options.length > OPTIONS_MAX)
    at.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${OPTIONS_MAX} in length.`);
  for (const [index, option] of options.entries()) {
    readText(option.label, at.at(index, "label"), 1, OPTION_TEXT_MAX);
    readText(option.value, at.at(index, "value"), 1, OPTION_TEXT_MAX);
    readText(option.description, at.at(index, "description"), 0, OPTION_TEXT_MAX, false);
  }
  if (new Set(options.map(({ value }) => value)).size < options.length)
    at.wrong("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
  if (max > options.length) form.at("max_values").wrong("NUMBER_TYPE_MAX", "max_values is more than there are options");
}

function checkSection(section: Body, form: Form): void {
  const at = form.at("components");
  const components = readList(section.components, at);
  if (components.length < 1 || components.length > SECTION_TEXTS_MAX)
    at.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${SECTION_TEXTS_MAX} in length.`);
  checkChildren(components, [COMPONENT.textDisplay], at);
  const accessory = form.at("accessory");
  if (!isObject(section.accessory)) accessory.wrong("BASE_TYPE_REQUIRED", "This field is required");
  else if (section.accessory.type === COMPONENT.button) checkButton(section.accessory, accessory);
  else if (section.accessory.type !== COMPONENT.thumbnail)
    accessory.at("type").wrong("UNION_TYPE_CHOICES", 'Value of field "type" must be one of (2, 11).');
}

function checkContainer(container: Body, form: Form): void {
  const at = form.at("components");
  const components = readList(container.components, at);
  if (components.length < 1) at.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${COMPONENTS_MAX} in length.`);
  checkChildren(components, IN_CONTAINER, at);
  readInteger(container.accent_color, form.at("accent_color"), 0, 0xffffff);
}

function checkGallery(gallery: Body, form: Form): void {
  const items = readList(gallery.items, form.at("items"));
  if (items.length < 1 || items.length > GALLERY_ITEMS_MAX)
    form.at("items").wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${GALLERY_ITEMS_MAX} in length.`);
}

/** "Only supports attachment references": https://docs.discord.com/developers/components/reference#file-file-structure */
function checkFile(file: Body, form: Form): void {
  const url = isObject(file.file) ? file.file.url : undefined;
  if (typeof url !== "string" || !/^attachment:\/\/[^/]+$/.test(url))
    form.at("file", "url").wrong("UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED", "Must reference an attachment");
}
