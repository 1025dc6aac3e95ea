// Fetches a file that a platform's message names, from hosts that the platform owns and from nowhere else.
import { world } from '../time/world.ts'

export interface FileRequest {
  readonly url: string
  readonly hosts: ReadonlySet<string>
  /** An address whose origin is allowed too: where a proxy or a fake stands for the platform. */
  readonly apiUrl?: string | undefined
  /** Bytes. */
  readonly most: number
  readonly headers?: Readonly<Record<string, string>>
}

const FETCH_TIMEOUT_MS = 20_000

/**
 * The file's bytes.
 * @throws Error for another host, a redirect, a larger file, or where it cannot be fetched
 */
export async function fetchPlatformFile(request: FileRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { hosts, apiUrl, most, headers = {} } = request
  const url = new URL(request.url)
  const isOwn = url.protocol === 'https:' && hosts.has(url.hostname) && url.port === ''
  const isStandIn = apiUrl !== undefined && url.origin !== 'null' && url.origin === new URL(apiUrl).origin
  if (!isOwn && !isStandIn) throw new Error('Not a host of the platform')
  const response = await fetch(url, { headers, redirect: 'error', signal: world().deadline(FETCH_TIMEOUT_MS) })
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
  // A page to sign in is no sound.
  if (/^text\/html/.test(response.headers.get('content-type') ?? '')) throw new Error('Not a file')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body) {
    size += part.length
    if (size > most) throw new Error('The file is too large')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
