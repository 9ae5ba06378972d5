/** A modal as its user sends it back: what was typed, within what each field allows. Opens nothing. */
import { COMPONENT } from "./check-components.ts";
import { type Body, isObject } from "./form-errors.ts";

const INPUT_MAX = 4000;

/**
 * @param values by custom id; a single string goes into the first field
 * @returns the components of the submit: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure
 * @throws Error when the client wouldn't let it be sent
 */
export function fillModal(modal: Body, values: Record<string, string> | string): Body[] {
  const tops = Array.isArray(modal.components) ? modal.components.filter(isObject) : [];
  const fields = tops.flatMap(fieldsOf);
  const first = fields[0];
  const typed = typeof values === "string" ? { [String(first?.custom_id)]: values } : values;
  const unknown = Object.keys(typed).find((id) => !fields.some((field) => field.custom_id === id));
  if (unknown !== undefined)
    throw new Error(`The modal has no field ${unknown}; it has: ${fields.map((field) => field.custom_id).join(", ")}`);
  return tops.map((top, index) => {
    const id = index * 2 + 1;
    const filled = fieldsOf(top).map((field) => fillField(field, typed[String(field.custom_id)], id + 1));
    if (top.type === COMPONENT.textDisplay) return { type: top.type, id };
    return top.type === COMPONENT.label
      ? { type: top.type, id, component: filled[0] }
      : { type: top.type, id, components: filled };
  });
}

function fieldsOf(top: Body): Body[] {
  if (isObject(top.component)) return [top.component];
  return Array.isArray(top.components) ? top.components.filter(isObject) : [];
}

function fillField(field: Body, typed: string | undefined, id: number): Body {
  const { type, custom_id } = field;
  const required = field.required !== false;
  if (type !== COMPONENT.textInput) {
    if (typed === undefined && required) throw new Error(`${String(custom_id)} must be chosen`);
    return { type, custom_id, id, values: typed === undefined ? [] : [typed] };
  }
  const value = typed ?? (typeof field.value === "string" ? field.value : "");
  const min = typeof field.min_length === "number" ? field.min_length : 0;
  const max = typeof field.max_length === "number" ? field.max_length : INPUT_MAX;
  if (required && value === "") throw new Error(`${String(custom_id)} must be filled in`);
  if (value.length > max || (value !== "" && value.length < min))
    throw new Error(`${String(custom_id)} takes ${min} to ${max} characters`);
  return { type, custom_id, id, value };
}
