// "Add to Slack" for many workspaces, and a person's leave for their own status and Do Not Disturb: the OAuth redirects
// and their common return. https://docs.slack.dev/authentication/installing-with-oauth

import type { IncomingMessage, ServerResponse } from 'node:http'
import { webApi } from '@slack/bolt'
import type { FocusSignalKind, PersonalToken } from '../../src/contracts/focus-signals.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { personalToken, SIGNAL_SCOPES } from './focus-signals.ts'
import type { InstallationRegistry, OAuthCredentials } from './installations.ts'
import { createOAuthStates, type OAuthPurpose, stateCookie } from './oauth-state.ts'
import { BOT_SCOPES, OPTIONAL_SCOPES } from './register.ts'
import { classifySlackError, type SlackWebOptions, webClientOptions } from './web-client.ts'

/** Keeps the token a person gave; it encrypts it. */
export type PersonalTokenStore = (
  identity: { readonly spaces: readonly string[]; readonly externalId: string },
  token: PersonalToken,
) => Promise<'stored' | 'unknown account' | 'not agreed'>

export interface OAuthOptions extends SlackWebOptions {
  readonly credentials: OAuthCredentials
  readonly installations: InstallationRegistry
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly report: (error: unknown) => void
  /** Absent: people can't be asked for leave. */
  readonly savePersonalToken?: PersonalTokenStore
}

export interface OAuthFlow {
  startInstall(response: ServerResponse): void
  /** Asks for a person's leave: `?for=status`, `?for=quiet`, or both with a comma. False: nothing is asked for. */
  startConnect(request: IncomingMessage, response: ServerResponse): boolean
  handleRedirect(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export function createOAuthFlow(rules: OAuthOptions): OAuthFlow {
  const { credentials, installations, publicUrl, now, report, savePersonalToken } = rules
  const web = new webApi.WebClient(undefined, webClientOptions(rules))
  const redirectUri = `${publicUrl}/slack/oauth_redirect`
  const states = createOAuthStates(credentials.clientSecret, now)

  const redirect = (response: ServerResponse, purpose: OAuthPurpose, scopes: Record<string, string>): void => {
    const state = states.create(purpose)
    const to = new URL('/oauth/v2/authorize', rules.apiUrl)
    to.search = new URLSearchParams({
      client_id: credentials.clientId,
      ...scopes,
      redirect_uri: redirectUri,
      state,
    }).toString()
    response.writeHead(302, {
      location: to.href,
      'cache-control': 'no-store',
      'set-cookie': stateCookie(state, publicUrl.startsWith('https:')),
    })
    response.end()
  }

  const finishInstall = async (told: webApi.OauthV2AccessResponse): Promise<string> => {
    const installation = installationOf(told, now())
    await installations.save(installation)
    return `Proxy is now in ${installation.name ?? 'your workspace'}. Open Slack and say hi to it.`
  }

  const finishConnect = async (told: webApi.OauthV2AccessResponse): Promise<string> => {
    const person = told.authed_user
    const token = person ? personalToken(person, now()) : null
    if (!person?.id || !token || !savePersonalToken) throw new Error('Slack gave no token of a person')
    const spaces = [told.team?.id, told.enterprise?.id].filter((id) => id !== undefined)
    const kept = await savePersonalToken({ spaces, externalId: person.id }, token)
    if (kept === 'stored') return CONNECTED
    // Nobody asked for it, so it is given back at once.
    await new webApi.WebClient(token.token, webClientOptions(rules)).auth.revoke()
    return kept === 'not agreed' ? NOT_AGREED : UNKNOWN_ACCOUNT
  }

  return {
    startInstall: (response) => redirect(response, 'install', { scope: [...BOT_SCOPES, ...OPTIONAL_SCOPES].join(',') }),

    startConnect(request, response) {
      const asked = (new URL(request.url ?? '', publicUrl).searchParams.get('for') ?? '').split(',')
      const scopes = KINDS.filter((kind) => asked.includes(kind)).flatMap((kind) => SIGNAL_SCOPES[kind])
      if (!savePersonalToken || scopes.length === 0) return false
      redirect(response, 'connect', { user_scope: scopes.join(',') })
      return true
    },

    async handleRedirect(request, response) {
      const query = new URL(request.url ?? '', publicUrl).searchParams
      const purpose = states.redeem(query.get('state') ?? '', request)
      if (purpose === null) return sendPage(response, 400, USED)
      const isInstall = purpose === 'install'
      const code = query.get('code')
      if (query.has('error') || code === null)
        return sendPage(response, 200, isInstall ? 'Nothing was installed.' : 'Nothing was changed.')
      try {
        const told = await web.oauth.v2.access({
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
          code,
          redirect_uri: redirectUri,
        })
        sendPage(response, 200, await (isInstall ? finishInstall(told) : finishConnect(told)))
      } catch (error) {
        report(error)
        const isTheirs = classifySlackError(error).kind === 'refused'
        const again = isInstall ? 'Start again at /slack/install.' : 'Press the link in Slack again.'
        sendPage(response, isTheirs ? 400 : 502, `Slack didn't confirm this. ${again}`)
      }
    },
  }
}

const KINDS = ['status', 'quiet'] as const satisfies readonly FocusSignalKind[]

const USED =
  'This link was already used, or was opened in another browser. Start again at /slack/install, or with the link in Slack.'
const CONNECTED =
  'Done. While you focus, Slack shows it; when the session ends, it is taken back. You can close this page.'
const NOT_AGREED =
  'Nothing was kept, since you did not say yes in Slack before. Write “focus signal” to Proxy there, and choose what it may show.'
const UNKNOWN_ACCOUNT = 'Nothing was kept, since you have not written to Proxy yet. Open Slack and say hi to it.'

function installationOf(told: webApi.OauthV2AccessResponse, now: Date): SlackInstallation {
  const place = told.is_enterprise_install ? told.enterprise : told.team
  if (!place?.id || !told.access_token || !told.bot_user_id) throw new Error('Slack installed no bot')
  return {
    space: place.id,
    botToken: told.access_token,
    botUserId: told.bot_user_id,
    ...(place.name ? { name: place.name } : {}),
    ...(told.scope ? { scopes: told.scope.split(',') } : {}),
    ...(told.refresh_token ? { refreshToken: told.refresh_token } : {}),
    ...(told.expires_in ? { expiresAt: new Date(now.getTime() + told.expires_in * 1000) } : {}),
  }
}

function sendPage(response: ServerResponse, status: number, sentence: string): void {
  const safe = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'set-cookie': stateCookie(null, false),
  })
  response.end(`<!doctype html><html lang="en"><title>Proxy</title><p>${safe}</p></html>`)
}
