// The application itself: who it is, where its gateway is, and the commands it registers.
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { invalidForm, missingAccess, unauthorized, unknownCommand, unknownGuild } from '../api-error.ts'
import { type Call, noContent, ok, type Reply, type Route } from '../route.ts'
import { type Command, CommandBody, CommandType } from '../wire.ts'

export const applicationRoutes: Route[] = [
  { method: 'GET', path: '/gateway', run: ({ gateway }) => ok({ url: gateway.url }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    run: ({ gateway }) =>
      ok({ url: gateway.url, shards: gateway.recommendedShards, session_start_limit: gateway.sessionLimit }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    by: 'anyone',
    run: ({ world, bearer }) => {
      if (bearer === undefined) return ok({ ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 })
      const holder = world.oauth.holder(bearer)
      if (!holder?.scopes.includes('identify')) throw unauthorized()
      return ok({ ...holder.user, mfa_enabled: false, locale: 'en-US', flags: 0 })
    },
  },
  { method: 'GET', path: '/applications/@me', run: me },
  { method: 'GET', path: '/oauth2/applications/@me', run: me },
  ...['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap(commands),
]

function commands(path: string): Route[] {
  const guild = path.includes(':guild') ? 'guild_' : ''
  return [
    { method: 'GET', path, run: (call) => ok(call.world.scope(scope(call))) },
    {
      method: 'PUT',
      path,
      operation: `bulk_set_${guild}application_commands`,
      run: (call) => ok(write(call, z.array(CommandBody).parse(call.body), true)),
    },
    {
      method: 'POST',
      path,
      operation: `create_${guild}application_command`,
      run: (call) => {
        const body = CommandBody.parse(call.body)
        const known = call.world.scope(scope(call)).some((one) => sameName(one, body))
        const written = write(call, [body], false).find((one) => sameName(one, body))
        return { status: known ? 200 : 201, body: written }
      },
    },
    { method: 'GET', path: `${path}/:command`, run: (call) => ok(find(call)) },
    {
      method: 'PATCH',
      path: `${path}/:command`,
      operation: `update_${guild}application_command`,
      run: (call) => {
        const before = find(call)
        const body = CommandBody.parse({ ...before, ...z.record(z.string(), z.unknown()).parse(call.body) })
        const all = call.world.scope(scope(call))
        const after = merged(call, body, before)
        call.world.commands.set(
          scope(call) ?? 'global',
          all.map((one) => (one === before ? after : one)),
        )
        record(call, [after.name], after === before ? [] : [after.name])
        return ok(after)
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      run: (call) => {
        const gone = find(call)
        const all = call.world.scope(scope(call))
        call.world.commands.set(
          scope(call) ?? 'global',
          all.filter((one) => one !== gone),
        )
        record(call, [], [gone.name])
        return noContent
      },
    },
  ]
}

function me({ world }: Call): Reply {
  const owner = { ...world.bot, id: '1', username: 'owner', bot: false }
  return ok({
    id: world.bot.id,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    owner,
    team: null,
    bot: world.bot,
    integration_types_config: { '0': {}, '1': {} },
    redirect_uris: [...world.oauth.redirects],
    interactions_endpoint_url: world.oauth.interactionsUrl,
    role_connections_verification_url: world.oauth.verificationUrl,
    approximate_guild_count: world.guilds.size,
  })
}

function scope(call: Call): string | undefined {
  if (call.param('application') !== call.world.bot.id) throw missingAccess()
  if (!call.has('guild')) return undefined
  if (!call.world.guilds.get(call.param('guild'))) throw unknownGuild()
  return call.param('guild')
}

/** Writes commands over those of the same name and kind; `only` forgets all others. */
function write(call: Call, bodies: CommandBody[], only: boolean): Command[] {
  const before = call.world.scope(scope(call))
  const named = bodies.map((body) =>
    merged(
      call,
      body,
      before.find((one) => sameName(one, body)),
    ),
  )
  const keys = new Set(named.map((one) => `${one.type} ${one.name}`))
  if (keys.size !== named.length) throw invalidForm('APPLICATION_COMMANDS_DUPLICATE_NAME')
  const rest = only ? [] : before.filter((one) => !keys.has(`${one.type} ${one.name}`))
  const after = [...rest, ...named]
  call.world.commands.set(scope(call) ?? 'global', after)
  const lost = before.filter((one) => !after.some((now) => sameName(now, one)))
  record(
    call,
    named.map((one) => one.name),
    [...named.filter((one) => !before.includes(one)), ...lost].map((one) => one.name),
  )
  return after
}

/** The same object where nothing changed; else the old id with a new version. */
function merged(call: Call, body: CommandBody, before: Command | undefined): Command {
  const guildId = scope(call)
  const permissions = body.default_member_permissions
  const plain = {
    ...body,
    type: body.type ?? CommandType.slash,
    description: body.description ?? '',
    default_member_permissions: permissions === null || permissions === undefined ? null : String(permissions),
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [0],
    ...(guildId === undefined ? {} : { guild_id: guildId }),
    nsfw: false,
    application_id: call.world.bot.id,
    id: before?.id ?? call.world.id(),
  }
  const settled = { ...plain, version: before?.version ?? '' }
  return before && isDeepStrictEqual(settled, before) ? before : { ...settled, version: call.world.id() }
}

function find(call: Call): Command {
  const found = call.world.scope(scope(call)).find((one) => one.id === call.param('command'))
  if (!found) throw unknownCommand()
  return found
}

function record(call: Call, names: string[], changed: string[]) {
  call.world.registrations.push({ scope: scope(call) ?? 'global', names, changed })
}

const sameName = (one: CommandBody, other: CommandBody) =>
  one.name === other.name && (one.type ?? CommandType.slash) === (other.type ?? CommandType.slash)
