// Loads a file that came with a message, from the platform that keeps it and from nowhere else.
import { world } from '../time/world.ts'

/** Where a file may be loaded from, and how much of it. */
export interface FileSource {
  readonly url: string
  /** Hosts of the platform; a leading dot stands for all below it. */
  readonly hosts: readonly string[]
  /** Addresses of a fake or proxy that stands where the platform is. */
  readonly origins?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes, as announced. */
  readonly size: number
}

const TIMEOUT_MS = 30_000

/**
 * @throws Error if the address is not the platform's, the platform refuses or redirects, or more comes than was
 * announced
 */
export async function loadFile({ url, hosts, origins = [], headers = {}, size }: FileSource): Promise<Uint8Array> {
  if (!isFrom(url, hosts, origins)) throw new Error('The file is kept elsewhere')
  // A redirect leads to a page to sign in to, or away from the platform.
  const response = await fetch(url, { headers, redirect: 'error', signal: world().deadline(TIMEOUT_MS) })
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw new Error(`The file was refused: ${response.status}`)
  }
  const chunks: Uint8Array[] = []
  let loaded = 0
  for await (const chunk of response.body) {
    loaded += chunk.byteLength
    if (loaded > size) throw new Error('The file is larger than announced')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isFrom(address: string, hosts: readonly string[], origins: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, origin } = new URL(address)
  if (origins.includes(origin)) return true
  return (
    protocol === 'https:' &&
    hosts.some((host) => hostname === host || (host.startsWith('.') && hostname.endsWith(host)))
  )
}
