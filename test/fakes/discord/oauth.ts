// OAuth2 as Discord does it: a person agrees in their browser, a code is exchanged once, refresh tokens rotate, revoking
// one token ends all of that agreement. Sources: https://docs.discord.com/developers/topics/oauth2 and
// https://discord.com/.well-known/oauth-authorization-server (PKCE by S256).
import { createHash, randomBytes } from 'node:crypto'
import type { User } from './wire.ts'

/** What one person lets the application do. */
interface Agreement {
  user: User
  scopes: string[]
  access: Map<string, number>
  refresh: Set<string>
}

interface Code {
  user: User
  scopes: string[]
  redirect: string
  challenge: string | undefined
  until: number
}

/** The role connection of one person, as servers read it. */
export interface RoleConnection {
  platform_name: string | null
  platform_username: string | null
  metadata: Record<string, string>
}

const KNOWN_SCOPES = ['identify', 'email', 'guilds', 'role_connections.write']
const CODE_LIVES = 60_000
const ACCESS_LIVES = 604_800_000

export class OAuth {
  readonly secret = 'the-client-secret-of-tests-0123456789'
  /** As registered in the portal, letter by letter. */
  readonly redirects = new Set<string>()
  /** Linked Roles Verification URL and Interactions Endpoint URL of the portal; null: not set. */
  verificationUrl: string | null = null
  interactionsUrl: string | null = null
  /** Registered with the application; servers choose among them. */
  metadata: { key: string; type: number; name: string; description: string }[] = []
  readonly connections = new Map<string, RoleConnection>()
  /** Every change of a role connection, in order; null: deleted. */
  readonly history: { user: string; now: RoleConnection | null }[] = []
  readonly #agreements = new Map<string, Agreement>()
  readonly #codes = new Map<string, Code>()
  readonly #clientId: string
  readonly #now: () => number

  constructor(clientId: string, now: () => number) {
    this.#clientId = clientId
    this.#now = now
  }

  /**
   * What the browser of a person does with an authorization address.
   * @returns where it is sent then @throws where Discord's page would say that something is wrong
   */
  visit(user: User, address: string, says: 'yes' | 'no' = 'yes'): string {
    const url = new URL(address)
    const given = (name: string) => url.searchParams.get(name) ?? ''
    if (!url.pathname.endsWith('/oauth2/authorize')) throw new Error(`Not the authorization page: ${url.pathname}`)
    if (given('client_id') !== this.#clientId) throw new Error('Unknown client')
    if (given('response_type') !== 'code') throw new Error('role_connections.write needs the code grant')
    const redirect = given('redirect_uri')
    if (!this.redirects.has(redirect)) throw new Error(`Invalid OAuth2 redirect_uri: ${redirect}`)
    const scopes = given('scope').split(' ')
    const unknown = scopes.filter((scope) => !KNOWN_SCOPES.includes(scope))
    if (unknown.length > 0) throw new Error(`Unknown scopes: ${unknown.join(', ')}`)
    const challenge = url.searchParams.get('code_challenge') ?? undefined
    if (challenge !== undefined && (given('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)))
      throw new Error('A code challenge has to be S256')
    const back = new URL(redirect)
    if (url.searchParams.has('state')) back.searchParams.set('state', given('state'))
    if (says === 'no') {
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('error_description', 'The resource owner or authorization server denied the request')
      return back.href
    }
    const code = randomBytes(15).toString('base64url')
    this.#codes.set(code, { user, scopes, redirect, challenge, until: this.#now() + CODE_LIVES })
    back.searchParams.set('code', code)
    return back.href
  }

  /** `POST /oauth2/token`. @returns undefined for an invalid grant */
  exchange(fields: ReadonlyMap<string, string>) {
    if (fields.get('grant_type') === 'refresh_token') {
      const old = fields.get('refresh_token') ?? ''
      const agreement = [...this.#agreements.values()].find((one) => one.refresh.delete(old))
      return agreement && this.#issue(agreement)
    }
    const presented = fields.get('code') ?? ''
    const code = this.#codes.get(presented)
    this.#codes.delete(presented)
    if (!code || code.until < this.#now() || fields.get('redirect_uri') !== code.redirect) return undefined
    const proof = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url')
    if (code.challenge !== undefined && proof !== code.challenge) return undefined
    const agreement: Agreement = this.#agreements.get(code.user.id) ?? {
      user: code.user,
      scopes: code.scopes,
      access: new Map(),
      refresh: new Set(),
    }
    this.#agreements.set(code.user.id, agreement)
    return this.#issue(agreement)
  }

  /** `POST /oauth2/token/revoke`: all tokens of the same agreement. */
  revoke(token: string) {
    for (const [id, { access, refresh }] of this.#agreements)
      if (access.has(token) || refresh.has(token)) this.#agreements.delete(id)
  }

  /** The person removes the application under Authorized Apps. */
  deauthorize(user: User) {
    this.#agreements.delete(user.id)
  }

  /** Whether any token of this person's still works. */
  isAgreed(user: User): boolean {
    return this.#agreements.has(user.id)
  }

  /** Whose token it is; undefined where it is unknown or over. */
  holder(token: string): { user: User; scopes: readonly string[] } | undefined {
    const found = [...this.#agreements.values()].find((one) => (one.access.get(token) ?? 0) > this.#now())
    return found && { user: found.user, scopes: found.scopes }
  }

  setConnection(user: User, now: RoleConnection | null) {
    if (now === null) this.connections.delete(user.id)
    else this.connections.set(user.id, now)
    this.history.push({ user: user.id, now })
  }

  #issue(agreement: Agreement) {
    const [access, refresh] = [randomBytes(15).toString('base64url'), randomBytes(15).toString('base64url')]
    agreement.access.set(access, this.#now() + ACCESS_LIVES)
    agreement.refresh.add(refresh)
    return {
      token_type: 'Bearer',
      access_token: access,
      expires_in: ACCESS_LIVES / 1000,
      refresh_token: refresh,
      scope: agreement.scopes.join(' '),
    }
  }
}
