// "Add to Slack" for many workspaces: the OAuth redirect and its return; each state is valid once and for one browser.
// https://docs.slack.dev/authentication/installing-with-oauth

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { webApi } from '@slack/bolt'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import type { InstallationRegistry, OAuthCredentials } from './installations.ts'
import { BOT_SCOPES, OPTIONAL_SCOPES } from './register.ts'
import { classifySlackError, type SlackWebOptions, webClientOptions } from './web-client.ts'

const STATE_FOR_MS = 10 * 60 * 1000
const COOKIE = 'proxy_install'

export interface OAuthOptions extends SlackWebOptions {
  readonly credentials: OAuthCredentials
  readonly installations: InstallationRegistry
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly report: (error: unknown) => void
}

export interface OAuthFlow {
  startInstall(request: IncomingMessage, response: ServerResponse): void
  handleRedirect(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export function createOAuthFlow(rules: OAuthOptions): OAuthFlow {
  const { credentials, installations, publicUrl, now, report } = rules
  const web = new webApi.WebClient(undefined, webClientOptions(rules))
  const redirectUri = `${publicUrl}/slack/oauth_redirect`
  const used = createBoundedCache<true>(10_000)

  const sign = (words: string) =>
    createHmac('sha256', credentials.clientSecret).update(`install:${words}`).digest('base64url')

  /** Signed, so that every process recognises it; it contains its creation time. */
  const newState = (): string => {
    const words = `${now().getTime().toString(36)}.${world().random.bytes(24).toString('base64url')}`
    return `${words}.${sign(words)}`
  }

  const isGood = (state: string, cookie: string): boolean => {
    const [time = '', nonce = '', signature = ''] = state.split('.')
    const age = now().getTime() - Number.parseInt(time, 36)
    if (!isEqualInConstantTime(state, cookie) || !isEqualInConstantTime(signature, sign(`${time}.${nonce}`)))
      return false
    if (!(age >= 0 && age <= STATE_FOR_MS) || used.get(state)) return false
    used.set(state, true)
    return true
  }

  return {
    startInstall(_request, response) {
      const state = newState()
      const to = new URL('/oauth/v2/authorize', rules.apiUrl)
      to.search = new URLSearchParams({
        client_id: credentials.clientId,
        scope: [...BOT_SCOPES, ...OPTIONAL_SCOPES].join(','),
        redirect_uri: redirectUri,
        state,
      }).toString()
      const isSecure = publicUrl.startsWith('https:') ? '; Secure' : ''
      response.writeHead(302, {
        location: to.href,
        'cache-control': 'no-store',
        'set-cookie': `${COOKIE}=${state}; Path=/slack; Max-Age=600; HttpOnly; SameSite=Lax${isSecure}`,
      })
      response.end()
    },

    async handleRedirect(request, response) {
      const query = new URL(request.url ?? '', publicUrl).searchParams
      if (!isGood(query.get('state') ?? '', cookieOf(request)))
        return sendPage(
          response,
          400,
          'This link was already used, or was opened in another browser. Start again at /slack/install.',
        )
      const code = query.get('code')
      if (query.has('error') || code === null) return sendPage(response, 200, 'Nothing was installed.')
      try {
        const told = await web.oauth.v2.access({
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
          code,
          redirect_uri: redirectUri,
        })
        const installation = installationOf(told, now())
        await installations.save(installation)
        sendPage(
          response,
          200,
          `Proxy is now in ${installation.name ?? 'your workspace'}. Open Slack and say hi to it.`,
        )
      } catch (error) {
        report(error)
        const isTheirs = classifySlackError(error).kind === 'refused'
        sendPage(response, isTheirs ? 400 : 502, "Slack didn't confirm this. Start again at /slack/install.")
      }
    },
  }
}

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

const isEqualInConstantTime = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right)
}

const cookieOf = (request: IncomingMessage): string =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? ''

function sendPage(response: ServerResponse, status: number, sentence: string): void {
  const safe = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'set-cookie': `${COOKIE}=; Path=/slack; Max-Age=0; HttpOnly; SameSite=Lax`,
  })
  response.end(`<!doctype html><html lang="en"><title>Proxy</title><p>${safe}</p></html>`)
}
