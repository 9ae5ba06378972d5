/**
 * The rules for a modal that an app opens. What a user types into it is checked where it is typed (fake-user.ts).
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 */
import {
  COMPONENT,
  COMPONENT_TEXT_MAX,
  CUSTOM_ID_MAX,
  checkSelect,
  checkUnique,
  flattenComponents,
} from "./check-components.ts";
import { type Body, type Form, isObject, readInteger, readList, readText } from "./form-errors.ts";

const TITLE_MAX = 45;
const COMPONENTS_IN_MODAL_MAX = 5;
/** https://docs.discord.com/developers/components/reference#label-label-structure */
const LABEL_MAX = 45;
const LABEL_DESCRIPTION_MAX = 100;
/** https://docs.discord.com/developers/components/reference#text-input-text-input-structure */
const INPUT_MAX = 4000;
const INPUT_PLACEHOLDER_MAX = 100;
/** https://docs.discord.com/developers/components/reference#file-upload */
const UPLOADS_MAX = 10;
/** What may stand in a label; radio groups and checkboxes included. */
const IN_LABEL: number[] = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

export function checkModal(modal: Body, form: Form): void {
  readText(modal.custom_id, form.at("custom_id"), 1, CUSTOM_ID_MAX);
  readText(modal.title, form.at("title"), 1, TITLE_MAX);
  const at = form.at("components");
  const components = readList(modal.components, at);
  if (components.length < 1 || components.length > COMPONENTS_IN_MODAL_MAX)
    at.wrong("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${COMPONENTS_IN_MODAL_MAX} in length.`);
  for (const [index, component] of components.entries()) checkTop(component, at.at(index));
  checkUnique(flattenComponents(components), form);
}

function checkTop(component: Body, form: Form): void {
  if (component.type === COMPONENT.label) checkLabel(component, form);
  else if (component.type === COMPONENT.actionRow) checkRow(component, form);
  else if (component.type === COMPONENT.textDisplay)
    readText(component.content, form.at("content"), 1, COMPONENT_TEXT_MAX);
  else form.at("type").wrong("UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1, 10, 18).');
}

/** Still accepted, deprecated: the label is the input's own. */
function checkRow(component: Body, form: Form): void {
  const inputs = readList(component.components, form.at("components"));
  if (inputs.length !== 1) form.at("components").wrong("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 1 in length.");
  for (const [index, input] of inputs.entries()) {
    const at = form.at("components", index);
    if (input.type !== COMPONENT.textInput)
      at.at("type").wrong("UNION_TYPE_CHOICES", 'Value of field "type" must be one of (4).');
    readText(input.label, at.at("label"), 1, LABEL_MAX);
    checkInput(input, at);
  }
}

function checkLabel(label: Body, form: Form): void {
  readText(label.label, form.at("label"), 1, LABEL_MAX);
  readText(label.description, form.at("description"), 0, LABEL_DESCRIPTION_MAX, false);
  const { component } = label;
  const at = form.at("component");
  if (isObject(component)) checkInLabel(component, at);
  else at.wrong("BASE_TYPE_REQUIRED", "This field is required");
}

function checkInLabel(component: Body, at: Form): void {
  const type = Number(component.type);
  if (!IN_LABEL.includes(type))
    at.at("type").wrong("UNION_TYPE_CHOICES", `Value of field "type" must be one of (${IN_LABEL.join(", ")}).`);
  if (component.disabled === true)
    at.at("disabled").wrong("COMPONENT_DISABLED_IN_MODAL", "Modals can not have disabled components in them");
  if (type === COMPONENT.textInput) checkInput(component, at);
  else if (type >= COMPONENT.stringSelect && type <= COMPONENT.channelSelect) {
    checkSelect(component, at);
    if (component.required !== false && component.min_values === 0)
      at.at("min_values").wrong("NUMBER_TYPE_MIN", "min_values must be at least 1 if it is required");
  } else {
    readText(component.custom_id, at.at("custom_id"), 1, CUSTOM_ID_MAX);
    if (type === COMPONENT.fileUpload) readInteger(component.max_values, at.at("max_values"), 1, UPLOADS_MAX);
  }
}

function checkInput(input: Body, form: Form): void {
  readText(input.custom_id, form.at("custom_id"), 1, CUSTOM_ID_MAX);
  if (readInteger(input.style, form.at("style"), 1, 2) === undefined)
    form.at("style").wrong("BASE_TYPE_REQUIRED", "This field is required");
  const min = readInteger(input.min_length, form.at("min_length"), 0, INPUT_MAX) ?? 0;
  const max = readInteger(input.max_length, form.at("max_length"), 1, INPUT_MAX) ?? INPUT_MAX;
  if (min > max) form.at("min_length").wrong("NUMBER_TYPE_MAX", "min_length must not be more than max_length");
  readText(input.value, form.at("value"), 0, INPUT_MAX, false);
  readText(input.placeholder, form.at("placeholder"), 0, INPUT_PLACEHOLDER_MAX, false);
}
