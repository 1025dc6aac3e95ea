// "Add to Slack": from the app's install page through the consent screen and back, as a browser would go.
import { randomBytes } from 'node:crypto'
import { grantedBy, issuePersonToken, personScopes } from '../installations.ts'
import type { Installation } from '../types.ts'
import type { Standing } from './standing.ts'

export interface InstallOptions {
  /** Optional scopes that are left unticked on the consent screen. */
  withholds?: string[]
  /** Press Cancel on the consent screen. */
  isDenied?: boolean
  /** Come back with another `state` than the one given, or none. */
  tamperState?: string
  /** Come back in another browser: without the cookies the install page set. */
  forgetsCookies?: boolean
  /** Where Slack sends people when the authorization link names no `redirect_uri`. */
  redirectUri?: string
}

export interface Installed {
  /** The status and page of the app's redirect URL, and where it sends the browser next. */
  status: number
  body: string
  location?: string
  /** The link the install page offered. */
  authorizeUrl: URL
  /** The address with code and state that the browser was sent to; fetched again, it is a replay. */
  callbackUrl: URL
  installation?: Installation
}

export interface Installing {
  /** Install the app whose install page is at `url`, such as `http://127.0.0.1:3000/slack/install`. */
  install(url: string, options?: InstallOptions): Promise<Installed>
  /** A token of their own that they gave the default app, with all it may ask a person for. */
  grantToken(): string
}

export function installing(standing: Standing): Installing {
  const { state, workspace, account, defaultApp } = standing
  return {
    grantToken: () => {
      const installation = workspace.installations.get(defaultApp.id)
      if (!installation) throw new Error('The app is not installed here')
      return issuePersonToken(state, installation, grantedBy(installation, account.id, personScopes))
    },
    install: async (url, options = {}) => {
      const page = await fetch(url, { redirect: 'manual' })
      const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
      const authorizeUrl = linkIn(page.headers.get('location') ?? (await page.text()))
      const ask = authorizeUrl.searchParams
      const app = [...state.apps.values()].find(({ clientId }) => clientId === ask.get('client_id'))
      if (!app) throw new Error(`The authorization link names an unknown client_id: ${authorizeUrl}`)

      const redirectUri = ask.get('redirect_uri') ?? undefined
      const callbackUrl = new URL(redirectUri ?? options.redirectUri ?? new URL('/slack/oauth_redirect', url))
      const stateParameter = options.tamperState ?? ask.get('state')
      if (stateParameter) callbackUrl.searchParams.set('state', stateParameter)
      if (options.isDenied) {
        callbackUrl.searchParams.set('error', 'access_denied')
      } else {
        const code = randomBytes(12).toString('hex')
        const scopes = (ask.get('scope') ?? '').split(',').filter((scope) => scope !== '')
        const userScopes = (ask.get('user_scope') ?? '').split(',').filter((scope) => scope !== '')
        for (const scope of userScopes)
          if (!personScopes.includes(scope)) state.log.note(`The authorization link asks people for ${scope}`)
        const given = userScopes.filter((scope) => !options.withholds?.includes(scope))
        const grant = { app, workspace, user: account.id, scopes, userScopes: given, redirectUri }
        state.grants.set(code, { ...grant, madeAt: state.clock.now() })
        callbackUrl.searchParams.set('code', code)
      }
      const headers: Record<string, string> = options.forgetsCookies ? {} : { cookie: cookies.join('; ') }
      const back = await fetch(callbackUrl, { redirect: 'manual', headers })
      return {
        status: back.status,
        body: await back.text(),
        location: back.headers.get('location') ?? undefined,
        authorizeUrl,
        callbackUrl,
        installation: workspace.installations.get(app.id),
      }
    },
  }
}

function linkIn(text: string): URL {
  const link = /https?:\/\/[^"'\s<>]*oauth\/v2\/authorize[^"'\s<>]*/.exec(text)?.[0]
  if (!link) throw new Error(`The install page offers no authorization link: ${text.slice(0, 300)}`)
  return new URL(link.replaceAll('&amp;', '&'))
}
