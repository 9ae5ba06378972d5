/**
 * Registered commands, and who the application is. Nobody runs a command here (fake-user.ts).
 * https://docs.discord.com/developers/interactions/application-commands#endpoints
 */
import { userObject } from "./api-objects.ts";
import { checkCommands } from "./check-commands.ts";
import { API_CODES, ApiFault, type Body, createForm, formFault } from "./form-errors.ts";
import { NOTHING, type Route, type RouteAnswer, type RouteRequest } from "./rest-route.ts";

const COMMANDS = "/applications/(?<application>\\d+)(?:/guilds/(?<guild>\\d+))?/commands";
const ONE = `${COMMANDS}/(?<command>\\d+)`;
const SESSION_STARTS = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };

export const COMMAND_ROUTES: Route[] = [
  {
    method: "GET",
    path: /^\/gateway$/,
    open: true,
    handle: ({ world }) => ({ status: 200, body: { url: gatewayUrl(world.address) } }),
  },
  {
    method: "GET",
    path: /^\/gateway\/bot$/,
    handle: ({ world }) => ({
      status: 200,
      body: { url: gatewayUrl(world.address), shards: 1, session_start_limit: SESSION_STARTS },
    }),
  },
  { method: "GET", path: /^\/users\/@me$/, handle: ({ world }) => ({ status: 200, body: userObject(world.bot) }) },
  { method: "GET", path: /^(?:\/oauth2)?\/applications\/@me$/, handle: describeApplication },
  { method: "GET", path: new RegExp(`^${COMMANDS}$`), handle: list },
  { method: "PUT", path: new RegExp(`^${COMMANDS}$`), handle: overwrite },
  { method: "POST", path: new RegExp(`^${COMMANDS}$`), handle: upsert },
  { method: "PATCH", path: new RegExp(`^${ONE}$`), handle: change },
  { method: "DELETE", path: new RegExp(`^${ONE}$`), handle: remove },
];

const gatewayUrl = (address: string): string => address.replace("http", "ws");

/** https://docs.discord.com/developers/resources/application#application-object */
function describeApplication({ world }: RouteRequest): RouteAnswer {
  const contexts = { "0": { oauth2_install_params: {} }, "1": { oauth2_install_params: {} } };
  const { applicationId: id, bot } = world;
  return {
    status: 200,
    body: {
      id,
      name: bot.username,
      description: "",
      icon: null,
      bot_public: true,
      bot: userObject(bot),
      verify_key: "",
      flags: 0,
      integration_types_config: contexts,
    },
  };
}

/** The key of the commands. @throws ApiFault when they're another's or of a guild the app isn't in */
function scopeOf({ world, ids }: RouteRequest): string {
  if (ids.application !== world.applicationId)
    throw new ApiFault(403, 20012, "You are not authorized to perform this action on this application");
  const { guild = "" } = ids;
  if (guild !== "" && world.guilds.get(guild)?.botIsMember !== true)
    throw new ApiFault(403, API_CODES.missingAccess, "Missing Access");
  return guild;
}

function list(request: RouteRequest): RouteAnswer {
  const full = request.query.get("with_localizations") === "true";
  const commands = request.world.commands.get(scopeOf(request)) ?? [];
  return { status: 200, body: full ? commands : commands.map(withoutLocalizations) };
}

/** "If true, includes full localization dictionaries": else none come back. */
function withoutLocalizations(command: Body): Body {
  const { name_localizations, description_localizations, ...rest } = command;
  return rest;
}

function overwrite(request: RouteRequest): RouteAnswer {
  return save(request, request.list ?? [], request.list === undefined ? request.body : request.list);
}

function upsert(request: RouteRequest): RouteAnswer {
  const { body, world } = request;
  const known = world.commands.get(scopeOf(request)) ?? [];
  const rest = known.filter((command) => command.name !== body.name || command.type !== (body.type ?? 1));
  save(request, [...rest, body]);
  const created = (world.commands.get(scopeOf(request)) ?? []).at(-1);
  return { status: rest.length === known.length ? 201 : 200, body: created };
}

function change(request: RouteRequest): RouteAnswer {
  const known = request.world.commands.get(scopeOf(request)) ?? [];
  const command = found(request);
  save(
    request,
    known.map((other) => (other === command ? { ...command, ...request.body } : other)),
  );
  return { status: 200, body: found(request) };
}

function remove(request: RouteRequest): RouteAnswer {
  const command = found(request);
  const scope = scopeOf(request);
  request.world.commands.set(
    scope,
    (request.world.commands.get(scope) ?? []).filter((other) => other !== command),
  );
  return NOTHING;
}

function found(request: RouteRequest): Body {
  const command = request.world.commands.get(scopeOf(request))?.find(({ id }) => id === request.ids.command);
  if (command === undefined) throw new ApiFault(404, API_CODES.unknownCommand, "Unknown application command");
  return command;
}

/** Checks all commands of a scope and keeps them; those that were there keep their id. */
function save(request: RouteRequest, commands: unknown[], checked: unknown = commands): RouteAnswer {
  const { world } = request;
  const scope = scopeOf(request);
  const known = world.commands.get(scope) ?? [];
  const form = createForm();
  checkCommands(checked, scope !== "", form);
  if (form.errors.length > 0) throw formFault(form.errors);
  const saved = (commands as Body[]).map((command) => {
    const before = known.find(({ name, type }) => name === command.name && type === (command.type ?? 1));
    return {
      ...defaults(scope),
      ...command,
      id: before?.id ?? world.nextId(),
      application_id: world.applicationId,
      version: world.nextId(),
    };
  });
  world.commands.set(scope, saved);
  return { status: 200, body: saved };
}

/** What the API fills in. */
function defaults(guild: string): Body {
  const global = { contexts: null, integration_types: [0, 1], dm_permission: true };
  return {
    type: 1,
    description: "",
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    ...(guild === "" ? global : { guild_id: guild }),
  };
}
