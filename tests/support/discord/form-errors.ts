/**
 * Errors as Discord's API words them: one fault with a status and a code, or a form with an error at each place of it.
 * Decides nothing: the rules are in the check-*.ts files.
 * https://docs.discord.com/developers/reference#error-messages
 */

/** A JSON object that a client sent. */
export type Body = Record<string, unknown>;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const API_CODES = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  unknownCommand: 10063,
  tooManyFollowUps: 40094,
  requestTooLarge: 40005,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  cannotEditOthersMessage: 50005,
  emptyMessage: 50006,
  missingPermissions: 50013,
  invalidWebhookToken: 50027,
  invalidFormBody: 50035,
  threadExists: 160004,
} as const;

/** What the API answers instead of what was asked for. */
export class ApiFault extends Error {
  readonly status: number;
  readonly body: Body;
  constructor(status: number, code: number, message: string, errors?: Body) {
    super(message);
    this.status = status;
    this.body = { message, code, ...(errors === undefined ? {} : { errors }) };
  }
}

export interface FormError {
  /** `data.components.0.label` */
  path: string;
  code: string;
  message: string;
}

/** Collects what is wrong with a form; a check hands it on to the checks of the form's parts. */
export interface Form {
  readonly errors: FormError[];
  /** The same form at a place further in. */
  at(...steps: (string | number)[]): Form;
  wrong(code: string, message: string): void;
}

export function createForm(path: (string | number)[] = [], errors: FormError[] = []): Form {
  return {
    errors,
    at: (...steps) => createForm([...path, ...steps], errors),
    wrong(code, message) {
      errors.push({ path: path.join("."), code, message });
    },
  };
}

/** The fault 50035 of a form, with its errors nested as Discord nests them. */
export function formFault(errors: readonly FormError[]): ApiFault {
  const nested: Body = {};
  for (const { path, code, message } of errors) {
    let place = nested;
    for (const step of path === "" ? [] : path.split(".")) {
      place[step] ??= {};
      place = place[step] as Body;
    }
    place._errors = [...((place._errors as Body[] | undefined) ?? []), { code, message }];
  }
  return new ApiFault(400, API_CODES.invalidFormBody, "Invalid Form Body", nested);
}

export function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items that are objects; a list that is none, or holds something else, is an error. Absent: none. */
export function readList(value: unknown, form: Form): Body[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    form.wrong("BASE_TYPE_BAD_TYPE", "Only iterables may be used in a ListType");
    return [];
  }
  const items: Body[] = [];
  for (const [index, item] of value.entries()) {
    if (isObject(item)) items.push(item);
    else form.at(index).wrong("BASE_TYPE_BAD_TYPE", "Only dictionaries may be used in a DictType");
  }
  return items;
}

/**
 * Lengths are counted in UTF-16 units, the strictest way: what fits so fits however Discord counts.
 * @returns the string, or undefined when it's absent or wrong
 */
export function readText(value: unknown, form: Form, min: number, max: number, required = true): string | undefined {
  if (value === undefined || value === null) {
    if (required) form.wrong("BASE_TYPE_REQUIRED", "This field is required");
    return undefined;
  }
  if (typeof value !== "string") {
    form.wrong("STRING_TYPE_CONVERT", `Could not interpret "${String(value)}" as string.`);
    return undefined;
  }
  if (/\p{Cs}/u.test(value)) form.wrong("STRING_TYPE_CONVERT", "Half a character: not well formed Unicode.");
  if (value.length > max) {
    if (min > 0) form.wrong("BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
    else form.wrong("BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
  } else if (value.length < min || (min > 0 && value.trim() === "")) {
    form.wrong("BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  }
  return value;
}

export function readInteger(value: unknown, form: Form, min: number, max: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value)) {
    form.wrong("NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
    return undefined;
  }
  if (value < min || value > max) form.wrong("NUMBER_TYPE_RANGE", `int value should be between ${min} and ${max}.`);
  return value;
}
