// Apps in workspaces: their bot users and tokens, from authorization to the end.
import { SlackError } from './slack-error.ts'
import { addAccount, newSecret, type State } from './state.ts'
import type { App, Installation, PersonGrant, Workspace } from './types.ts'

/** Every bot scope the fake knows; what an app gets unless a test says otherwise. */
export const allScopes = [
  'files:read',
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'dnd:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:read',
  'team:read',
  'users:read',
  'users:read.email',
]

/** What an app may ask a person for, for themselves. */
export const personScopes: readonly string[] = ['dnd:read', 'dnd:write', 'users.profile:read', 'users.profile:write']

/** The installation of an app in a workspace, made at its first authorization; scopes add up, as in Slack. */
export function authorized(state: State, app: App, workspace: Workspace, scopes: Iterable<string>): Installation {
  const present = workspace.installations.get(app.id)
  if (present) {
    for (const scope of scopes) present.scopes.add(scope)
    present.deadWith = undefined
    return present
  }
  // Installed again, an app gets its old bot user back.
  const name = app.name.toLowerCase()
  const old = [...workspace.accounts.values()].find((account) => account.isBot && account.name === name)
  const bot =
    old ?? addAccount(workspace, name, { realName: app.name, displayName: app.name, isBot: true, knowsApp: true })
  const installation: Installation = {
    app,
    workspace,
    botUserId: bot.id,
    botId: bot.id.replace('U', 'B'),
    tokens: new Map(),
    scopes: new Set(scopes),
    people: new Map(),
  }
  workspace.installations.set(app.id, installation)
  state.log.stir()
  return installation
}

/** A new bot token. Earlier ones stay good until they expire, as they do in Slack after a rotation. */
export function issueToken(state: State, installation: Installation, livesMs?: number): string {
  const token = `${livesMs === undefined ? 'xoxb' : 'xoxe.xoxb-1'}-${installation.workspace.id}-${newSecret()}`
  installation.tokens.set(token, livesMs === undefined ? undefined : state.clock.now() + livesMs)
  state.tokens.set(token, installation)
  return token
}

/** From now on every call with this installation's tokens is refused with `error`. */
export function dropTokens(
  state: State,
  installation: Installation,
  error: NonNullable<Installation['deadWith']>,
): void {
  installation.deadWith = error
  installation.refreshToken = undefined
  state.log.stir()
}

/** A person's own grant, made at their first authorization; scopes add up, as in Slack. */
export function grantedBy(installation: Installation, user: string, scopes: Iterable<string>): PersonGrant {
  const present = installation.people.get(user)
  const grant: PersonGrant =
    present?.isRevoked === false ? present : { user, scopes: new Set(), tokens: new Map(), isRevoked: false }
  for (const scope of scopes) grant.scopes.add(scope)
  installation.people.set(user, grant)
  return grant
}

/** A new token of a person; the ones before stay good until they expire. */
export function issuePersonToken(
  state: State,
  installation: Installation,
  grant: PersonGrant,
  livesMs?: number,
): string {
  const token = `${livesMs === undefined ? 'xoxp' : 'xoxe.xoxp-1'}-${installation.workspace.id}-${newSecret()}`
  grant.tokens.set(token, livesMs === undefined ? undefined : state.clock.now() + livesMs)
  state.personTokens.set(token, { installation, grant })
  return token
}

/** Whom a person's token speaks for; an error in Slack's words where it speaks for nobody. */
export function personOf(state: State, token: string): { installation: Installation; grant: PersonGrant } {
  if (token === '') throw new SlackError('not_authed')
  if (state.tokens.has(token) || token.startsWith('xapp-')) throw new SlackError('not_allowed_token_type')
  const found = state.personTokens.get(token)
  if (!found) throw new SlackError('invalid_auth')
  const { installation, grant } = found
  if (installation.deadWith || grant.isRevoked) throw new SlackError('token_revoked')
  const expires = grant.tokens.get(token)
  if (expires !== undefined && expires <= state.clock.now()) throw new SlackError('token_expired')
  return found
}

/** The installation a bot token speaks for; an error in Slack's words where it speaks for none. */
export function installationOf(state: State, token: string): Installation {
  if (token === '') throw new SlackError('not_authed')
  if (token.startsWith('xapp-')) throw new SlackError('not_allowed_token_type')
  if (state.personTokens.has(token)) throw new SlackError('not_allowed_token_type')
  const installation = state.tokens.get(token)
  if (!installation) throw new SlackError('invalid_auth')
  if (installation.deadWith) throw new SlackError(installation.deadWith)
  const expires = installation.tokens.get(token)
  if (expires !== undefined && expires <= state.clock.now()) throw new SlackError('token_expired')
  return installation
}

/** The app an app-level token speaks for. */
export function appOf(state: State, token: string): App {
  if (token === '') throw new SlackError('not_authed')
  if (!token.startsWith('xapp-')) throw new SlackError('not_allowed_token_type')
  const app = [...state.apps.values()].find(({ appToken }) => appToken === token)
  if (!app) throw new SlackError('invalid_auth')
  return app
}
