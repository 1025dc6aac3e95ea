// oauth.v2.access, auth.revoke, apps.*: how an app gets in, and out again.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { authorized, dropTokens, grantedBy, issuePersonToken, issueToken } from '../installations.ts'
import { SlackError } from '../slack-error.ts'
import { newSecret, type State } from '../state.ts'
import type { App, Installation, PersonGrant } from '../types.ts'
import type { Call, Method } from './method.ts'

const CODE_LIVES_MS = 10 * 60_000
const TOKEN_LIVES_S = 43_200

const exchange = z.looseObject({
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  grant_type: z.string().optional(),
  refresh_token: z.string().optional(),
})

export const oauthMethods: Record<string, Method> = {
  'oauth.v2.access': {
    takes: 'client',
    run: (call) => {
      const wanted = parseArguments(exchange, call.args)
      const app = clientOf(call)
      if (wanted.grant_type === 'refresh_token') return refresh(call.state, app, wanted.refresh_token ?? '')
      return redeem(call.state, app, wanted.code ?? '', wanted.redirect_uri)
    },
  },
  'apps.uninstall': {
    takes: 'bot',
    run: (call, installation) => {
      if (clientOf(call) !== installation.app) throw new SlackError('client_id_token_mismatch')
      dropTokens(call.state, installation, 'account_inactive')
      installation.workspace.installations.delete(installation.app.id)
      call.state.hooks.onUninstalled?.(installation)
      return {}
    },
  },
  'apps.connections.open': {
    takes: 'app',
    run: ({ state }, app) => {
      const ticket = newSecret()
      state.tickets.set(ticket, app.id)
      return { url: `${state.origin.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${app.id}` }
    },
  },
}

function clientOf({ state, args, basic }: Call): App {
  const id = basic?.id ?? args.client_id
  const secret = basic?.secret ?? args.client_secret
  const app = [...state.apps.values()].find(({ clientId }) => clientId === id)
  if (!app) throw new SlackError('invalid_client_id')
  if (app.clientSecret !== secret) throw new SlackError('bad_client_secret')
  return app
}

function redeem(state: State, app: App, code: string, redirectUri: string | undefined): Record<string, unknown> {
  const grant = state.grants.get(code)
  if (!grant || grant.app !== app) throw new SlackError('invalid_code')
  // A code works once, whatever comes of it.
  state.grants.delete(code)
  if (state.clock.now() - grant.madeAt > CODE_LIVES_MS) throw new SlackError('code_expired')
  if (grant.redirectUri !== undefined && redirectUri !== grant.redirectUri) throw new SlackError('bad_redirect_uri')
  const installation = authorized(state, app, grant.workspace, grant.scopes)
  const own = grant.userScopes.length > 0 ? grantedBy(installation, grant.user, grant.userScopes) : undefined
  const person = { id: grant.user, ...(own ? personReply(state, installation, own) : {}) }
  return grant.scopes.length === 0
    ? { ...placeReply(installation), authed_user: person }
    : { ...accessReply(state, installation, grant.user), authed_user: person }
}

function refresh(state: State, app: App, token: string): Record<string, unknown> {
  for (const workspace of state.workspaces.values()) {
    const installation = workspace.installations.get(app.id)
    if (installation?.refreshToken !== undefined && installation.refreshToken === token) {
      if (installation.deadWith) throw new SlackError(installation.deadWith)
      return accessReply(state, installation)
    }
    for (const grant of installation?.people.values() ?? [])
      if (installation && grant.refreshToken !== undefined && grant.refreshToken === token)
        return { ...placeReply(installation), ...personReply(state, installation, grant) }
  }
  state.log.note('oauth.v2.access: a refresh token was used that is unknown or already exchanged')
  throw new SlackError('invalid_refresh_token')
}

function accessReply(state: State, installation: Installation, user?: string): Record<string, unknown> {
  const { app } = installation
  const rotating = app.rotatesTokens
  const token = issueToken(state, installation, rotating ? TOKEN_LIVES_S * 1000 : undefined)
  if (rotating) installation.refreshToken = `xoxe-1-${newSecret()}`
  return {
    access_token: token,
    token_type: 'bot',
    scope: [...installation.scopes].join(','),
    bot_user_id: installation.botUserId,
    ...placeReply(installation),
    ...(user ? { authed_user: { id: user } } : {}),
    ...(rotating ? { refresh_token: installation.refreshToken, expires_in: TOKEN_LIVES_S } : {}),
  }
}

const placeReply = ({ app, workspace }: Installation): Record<string, unknown> => ({
  app_id: app.id,
  team: { id: workspace.id, name: workspace.name },
  enterprise: null,
  is_enterprise_install: false,
})

/** A token of a person, as `authed_user` has it at first, and a renewal at its top. */
function personReply(state: State, installation: Installation, grant: PersonGrant): Record<string, unknown> {
  const rotating = installation.app.rotatesTokens
  const token = issuePersonToken(state, installation, grant, rotating ? TOKEN_LIVES_S * 1000 : undefined)
  if (rotating) grant.refreshToken = `xoxe-1-${newSecret()}`
  return {
    access_token: token,
    token_type: 'user',
    scope: [...grant.scopes].join(','),
    ...(rotating ? { refresh_token: grant.refreshToken, expires_in: TOKEN_LIVES_S } : {}),
  }
}
