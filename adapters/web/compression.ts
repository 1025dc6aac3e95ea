// Compresses what can be compressed safely. The length of a compressed answer tells what it has in common with what a
// stranger put into it (BREACH, CVE-2013-3587): a page that repeats anything of its request beside a person's own words or
// a form's token is sent as it is.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'

/** Below this a compressed answer is hardly shorter. */
const MIN_BYTES = 1_400
/** Quick enough to compress every page anew. */
const BROTLI_QUALITY = 4

const compressors: Readonly<Record<string, (data: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>>> = {
  br: async (data) =>
    new Uint8Array(
      await promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    ),
  gzip: async (data) => new Uint8Array(await promisify(gzip)(data)),
}

export const compressionMiddleware: MiddlewareHandler = async (c, next) => {
  await next()
  const { res } = c
  if (c.req.method !== 'GET' || res.status !== 200 || !isCompressible(res.headers) || mayRepeatRequest(c)) return
  res.headers.append('vary', 'Accept-Encoding')
  const name = preferredEncoding(c.req.header('accept-encoding') ?? '')
  const compress = name === null ? undefined : compressors[name]
  if (name === null || !compress) return
  const data = new Uint8Array(await res.arrayBuffer())
  const body = data.length < MIN_BYTES ? data : await compress(data)
  c.res = new Response(body, res)
  if (body === data) return
  c.res.headers.set('content-encoding', name)
  c.res.headers.delete('content-length')
  // The same answer in other bytes (RFC 9110, 8.8.3).
  const etag = c.res.headers.get('etag')
  if (etag?.startsWith('"')) c.res.headers.set('etag', `W/${etag}`)
}

/**
 * A page shows what its address asks for: a search, a filter, a mistyped command. Only lists and things by their id show
 * nothing of it; files and data have no place for it.
 */
function mayRepeatRequest(c: Context): boolean {
  if (!(c.res.headers.get('content-type') ?? '').startsWith('text/html')) return false
  return !QUIET_PAGE.test(c.req.path) || new URL(c.req.url).search !== ''
}

const QUIET_PAGE = /^\/me(\/(tasks|habits|goals|energy|settings|account)(\/[0-9a-f-]{36})?)?$/

/** Events are handed on as they come, not when all have come. */
const isCompressible = (headers: Headers): boolean =>
  /^(text\/(?!event-stream)|application\/(json|manifest\+json)|image\/svg\+xml)/.test(
    headers.get('content-type') ?? '',
  ) && !headers.has('content-encoding')

/** Brotli, then gzip, of those the browser takes. */
function preferredEncoding(accepted: string): 'br' | 'gzip' | null {
  const taken = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
      .map((each) => (each.split(';')[0] ?? '').trim()),
  )
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : null
}
