// OAuth2 tokens, and linked roles: which numbers there are, and what one person shows.
// https://docs.discord.com/developers/resources/application-role-connection-metadata
import { z } from 'zod'
import { ApiError, invalidForm, missingAccess, unauthorized } from '../api-error.ts'
import { type Call, noContent, ok, type Reply, type Route } from '../route.ts'
import type { User } from '../wire.ts'

const Metadata = z
  .array(
    z.object({
      type: z.number().int().min(1).max(8),
      key: z.string().regex(/^[a-z0-9_]{1,50}$/),
      name: z.string().min(1).max(100),
      description: z.string().min(1).max(200),
    }),
  )
  .max(5)

const Connection = z.object({
  platform_name: z.string().max(50).nullish(),
  platform_username: z.string().max(100).nullish(),
  metadata: z.record(z.string(), z.string().max(100)).nullish(),
})

const METADATA = '/applications/:application/role-connections/metadata'
const CONNECTION = '/users/@me/applications/:application/role-connection'

export const oauthRoutes: Route[] = [
  { method: 'POST', path: '/oauth2/token', by: 'client', run: (call) => client(call, exchange) },
  {
    method: 'POST',
    path: '/oauth2/token/revoke',
    by: 'client',
    run: (call) =>
      client(call, (fields) => {
        call.world.oauth.revoke(fields.get('token') ?? '')
        return ok({})
      }),
  },
  { method: 'GET', path: METADATA, run: (call) => ok(ours(call).oauth.metadata) },
  {
    method: 'PUT',
    path: METADATA,
    operation: 'update_application_role_connections_metadata',
    run: (call) => {
      const { oauth } = ours(call)
      oauth.metadata = Metadata.parse(call.body)
      return ok(oauth.metadata)
    },
  },
  {
    method: 'GET',
    path: CONNECTION,
    by: 'bearer',
    run: (call) => ok(call.world.oauth.connections.get(agreed(call).id) ?? { metadata: {} }),
  },
  {
    method: 'PUT',
    path: CONNECTION,
    operation: 'update_application_user_role_connection',
    by: 'bearer',
    run: (call) => {
      const { oauth } = call.world
      const user = agreed(call)
      const { platform_name = null, platform_username = null, metadata } = Connection.parse(call.body)
      for (const [key, value] of Object.entries(metadata ?? {})) {
        const record = oauth.metadata.find((one) => one.key === key)
        if (!record) throw invalidForm(`${key} is no metadata of this application`)
        if (record.type <= 4 && !/^-?\d+$/.test(value)) throw invalidForm(`${key} has to be an integer`)
      }
      oauth.setConnection(user, { platform_name, platform_username, metadata: metadata ?? {} })
      return ok({ platform_name, metadata: metadata ?? {} })
    },
  },
  {
    method: 'DELETE',
    path: CONNECTION,
    by: 'bearer',
    run: (call) => {
      call.world.oauth.setConnection(agreed(call), null)
      return noContent
    },
  },
]

function ours(call: Call) {
  if (call.param('application') !== call.world.bot.id) throw missingAccess()
  return call.world
}

/** The person whose token it is, if they agreed to linked roles. */
function agreed(call: Call): User {
  const holder = ours(call).oauth.holder(call.bearer ?? '')
  if (!holder) throw unauthorized()
  if (!holder.scopes.includes('role_connections.write')) throw new ApiError(403, 50026, 'Missing required OAuth2 scope')
  return holder.user
}

/** Requests of the client itself: a form, and the secret in it or as a password. */
function client(
  { world, form, basic }: Call,
  work: (fields: ReadonlyMap<string, string>, call: World) => Reply,
): Reply {
  if (!form) return { status: 400, body: { error: 'invalid_request', error_description: 'Form data is required' } }
  const [id, secret] = basic ?? [form.get('client_id'), form.get('client_secret')]
  if (id !== world.bot.id || secret !== world.oauth.secret) return { status: 401, body: { error: 'invalid_client' } }
  return work(form, world)
}

type World = Call['world']

function exchange(fields: ReadonlyMap<string, string>, { oauth }: World): Reply {
  const issued = oauth.exchange(fields)
  return issued
    ? ok(issued)
    : { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid "code" in request.' } }
}
