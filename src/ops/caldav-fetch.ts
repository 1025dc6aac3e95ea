// The requests of a CalDAV account: each through the guard of `fetch-public`, within limits for all of them together, and with
// the password for the site that the person named alone.

import { world } from '../time/world.ts'
import { type PublicAnswer, PublicFetchError, type PublicFetchOptions, requestPublic } from './fetch-public.ts'

/** An account as a person gave it. */
export interface CalDavAccount {
  /** https, or http within a private network; of the server, an account, or one calendar. Without user and password. */
  readonly url: string
  readonly user: string
  readonly password: string
}

/** Why an account was not read; `code` as in what a person is told. */
export class CalDavError extends Error {
  readonly code: 'refused' | 'gone' | 'no calendar' | 'too complicated' | 'unreachable'

  constructor(code: CalDavError['code']) {
    super(code)
    this.code = code
  }
}

/** Limits of all requests together, and how one is made. */
export interface GuardedFetchOptions
  extends Pick<PublicFetchOptions, 'maxBytes' | 'timeoutMs' | 'allowsPrivateNetworks' | 'lookup'> {
  /** For tests; over the network unless given. */
  readonly request?: typeof requestPublic
}

const MAX_REQUESTS = 60
const MAX_REDIRECTS = 5

/** A `fetch` of this account within its limits, and what a failure of it means. */
export function createGuardedFetch(account: CalDavAccount, options: GuardedFetchOptions) {
  const { request = requestPublic, allowsPrivateNetworks, timeoutMs, maxBytes, lookup } = options
  const signal = world().deadline(timeoutMs)
  const authorization = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`
  let left = maxBytes
  let requests = 0
  let lastStatus = 0
  let failed: unknown
  const askOnce = async (url: URL, init: RequestInit): Promise<PublicAnswer> => {
    requests++
    if (requests > MAX_REQUESTS) throw new CalDavError('too complicated')
    if (!mayHavePassword(new URL(account.url), url)) throw new PublicFetchError('redirects')
    const answer = await request(
      url.href,
      {
        method: init.method ?? 'GET',
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        headers: { ...plainHeaders(init.headers), accept: 'text/xml, application/xml, text/calendar', authorization },
        maxBytes: left,
        timeoutMs,
        allowsPrivateNetworks,
        ...(lookup ? { lookup } : {}),
      },
      signal,
    )
    left -= Buffer.byteLength(answer.text)
    lastStatus = answer.status
    return answer
  }
  const guarded = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    let url = new URL(input instanceof Request ? input.url : input)
    try {
      for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        const { status, headers, text } = await askOnce(url, init)
        const location = headers['location']
        if (status < 300 || status > 399 || location === undefined || init.redirect === 'manual')
          return new Response(BODILESS.has(status) ? null : text, { status, headers: shownHeaders(headers) })
        if (!URL.canParse(location, url.href)) throw new PublicFetchError('redirects')
        url = new URL(location, url.href)
      }
      throw new PublicFetchError('redirects')
    } catch (error) {
      // The library goes on after some failures; the first one is what a person is told.
      failed ??= error
      throw error
    }
  }
  return {
    fetch: guarded as typeof globalThis.fetch,
    explain(error: unknown): Error {
      if (error instanceof CalDavError || error instanceof PublicFetchError) return error
      if (failed instanceof CalDavError || failed instanceof PublicFetchError) return failed
      return lastStatus < 300 ? new CalDavError('no calendar') : statusError(lastStatus)
    },
  }
}

/**
 * The site the person named: its host, or a neighbour below the same name (`p42-caldav.icloud.com` of `caldav.icloud.com`),
 * never unencrypted where it was encrypted.
 */
export function mayHavePassword(named: URL, asked: URL): boolean {
  if (named.protocol === 'https:' && asked.protocol !== 'https:') return false
  if (asked.protocol !== 'https:' && asked.protocol !== 'http:') return false
  if (asked.hostname === named.hostname) return asked.port === named.port || asked.protocol !== named.protocol
  const [, ...parent] = named.hostname.split('.')
  // Not below a name like `co.uk`, where neighbours are strangers.
  const isOneOwner = parent.length >= 2 && (parent[0] ?? '').length > 3
  return isOneOwner && asked.port === named.port && asked.hostname.endsWith(`.${parent.join('.')}`)
}

const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304])

/** The text is unpacked already, so its packed length and packing are not told on. */
const shownHeaders = (headers: PublicAnswer['headers']): [string, string][] =>
  Object.entries(headers).filter(([name]) => name === 'content-type' || name === 'location' || name === 'etag')

function plainHeaders(headers: RequestInit['headers']): Record<string, string> {
  const plain: Record<string, string> = {}
  new Headers(headers).forEach((value, name) => {
    plain[name] = value
  })
  return plain
}

/** What a status means for the person. */
export function statusError(status: number): CalDavError {
  if (status === 401 || status === 403) return new CalDavError('refused')
  if (status === 404 || status === 410) return new CalDavError('gone')
  return new CalDavError(status >= 500 || status === 429 ? 'unreachable' : 'no calendar')
}
