/**
 * What Discord's own client lets a user do with registered commands: which are offered where, and what may be typed.
 * Sends nothing.
 * https://docs.discord.com/developers/interactions/application-commands#contexts
 */
import { OPTION_TYPE } from "./check-commands.ts";
import type { FakeWorld } from "./fake-world.ts";
import { type Body, isObject } from "./form-errors.ts";
import { contextOf, isInstalledHere, type Seat } from "./make-interaction.ts";

const ADMINISTRATOR = 1n << 3n;
const STRING_LENGTH_MAX = 6000;

/** A value as a test gives it; an attachment by its object. */
export type OptionValue = string | number | boolean | Body;

/** The command of that name and type that's offered here. @throws Error when none is */
export function offeredCommand(world: FakeWorld, seat: Seat, type: number, name: string): Body {
  const scopes = [seat.channel.guild?.id ?? "none", ""];
  const named = scopes.flatMap((scope) => world.commands.get(scope) ?? []).filter((command) => command.type === type);
  const command = named.find((candidate) => hasName(candidate, name) && isOffered(candidate, seat));
  if (command !== undefined) return command;
  const names = named.filter((candidate) => isOffered(candidate, seat)).map((candidate) => candidate.name);
  throw new Error(`${name} isn't offered here; offered are: ${names.join(", ")}`);
}

/** Under its own name or a translated one. */
function hasName(command: Body, name: string): boolean {
  const names = isObject(command.name_localizations) ? Object.values(command.name_localizations) : [];
  return command.name === name || names.includes(name);
}

function isOffered(command: Body, { channel, user, permissions }: Seat): boolean {
  const contexts = Array.isArray(command.contexts) ? command.contexts : [0, 1, 2];
  const installs: unknown[] = Array.isArray(command.integration_types) ? command.integration_types : [0, 1];
  const here = isInstalledHere(channel) && installs.includes(0);
  const own = user.installed && installs.includes(1);
  if (command.guild_id === undefined && (!contexts.includes(contextOf(channel)) || !(here || own))) return false;
  const needed = command.default_member_permissions;
  if (typeof needed !== "string" || channel.guild === undefined || (permissions & ADMINISTRATOR) !== 0n) return true;
  return needed !== "0" && (permissions & BigInt(needed)) === BigInt(needed);
}

/**
 * @param path the names after the command's own: of a group and a subcommand
 * @param focused the option that's being typed; then nothing is required yet
 * @throws Error when the client wouldn't send it
 */
export function fillOptions(
  command: Body,
  path: readonly string[],
  values: Record<string, OptionValue>,
  focused?: string,
): Body[] {
  const defined = optionsOf(command);
  const [next, ...rest] = path;
  if (next !== undefined) {
    const sub = defined.find((option) => hasName(option, next));
    if (sub === undefined) throw new Error(`${String(command.name)} has no ${next}`);
    return [{ name: sub.name, type: sub.type, options: fillOptions(sub, rest, values, focused) }];
  }
  if (defined.some(({ type }) => type === OPTION_TYPE.subcommand || type === OPTION_TYPE.group))
    throw new Error(`${String(command.name)} needs a subcommand`);
  const unknown = Object.keys(values).find((name) => !defined.some((option) => hasName(option, name)));
  if (unknown !== undefined) throw new Error(`${String(command.name)} has no option ${unknown}`);
  return defined.flatMap((option) => {
    const value = Object.entries(values).find(([name]) => hasName(option, name))?.[1];
    if (value === undefined && option.required === true && focused === undefined)
      throw new Error(`${String(option.name)} is required`);
    if (value === undefined) return [];
    if (focused === undefined) refuseValue(option, value);
    const isFocused = focused !== undefined && hasName(option, focused);
    return [
      {
        name: option.name,
        type: option.type,
        value: isObject(value) ? value.id : value,
        ...(isFocused ? { focused: true } : {}),
      },
    ];
  });
}

function optionsOf(command: Body): Body[] {
  return Array.isArray(command.options) ? command.options.filter(isObject) : [];
}

function refuseValue(option: Body, value: OptionValue): void {
  const kinds: Record<number, string> = { 3: "string", 4: "number", 5: "boolean", 10: "number", 11: "object" };
  const kind = kinds[Number(option.type)];
  const name = String(option.name);
  if (kind !== undefined && typeof value !== kind) throw new Error(`${name} takes a ${kind}`);
  const choices = Array.isArray(option.choices) ? option.choices.filter(isObject) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new Error(`${name} has no such choice`);
  if (typeof value !== "string") return;
  const max = typeof option.max_length === "number" ? option.max_length : STRING_LENGTH_MAX;
  const min = typeof option.min_length === "number" ? option.min_length : 0;
  if (value.length > max || value.length < min) throw new Error(`${name} must have ${min} to ${max} characters`);
}
