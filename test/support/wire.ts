// The way to a database, which can be cut, fall silent, or lead nowhere for a while.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from './side-by-side.ts'

export interface Wire {
  /** The same database's address, by this way. */
  readonly url: string
  /** Resolves when the client has sent something that is not answered yet. */
  busy(): Promise<void>
  cut(): void
  /** The connections of now stay open and say nothing more; new ones work, or are as silent until `mend`. */
  silence(newOnesToo?: boolean): void
  /** New connections are taken, and led on only at `mend`: as of a server that is too busy for them. Resolves at so many. */
  hold(count?: number): Promise<void>
  /** Nobody gets through until `mend`. */
  break(): void
  mend(): void
}

/** Ends with the running test. @param url of a PostgreSQL database */
export async function startWire(url: string): Promise<Wire> {
  const target = new URL(url)
  const port = Number(target.port)
  const pairs = new Set<[Socket, Socket]>()
  let isBroken = false
  let isSilent = false
  let isHolding = false
  let enough = 1
  let onHeld = (): void => undefined
  const held: (() => void)[] = []
  const server = createServer((client) => {
    if (isBroken) return void client.destroy()
    const upstream = connect(port, target.hostname)
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    for (const socket of pair) socket.on('error', () => undefined)
    const lead = (): void => {
      client.pipe(upstream)
      upstream.pipe(client)
    }
    if (isSilent) client.resume()
    else if (isHolding) {
      held.push(lead)
      if (held.length >= enough) onHeld()
    } else lead()
    client.on('close', () => {
      upstream.destroy()
      pairs.delete(pair)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  target.port = String(address.port)
  const cut = (): void => {
    for (const [client] of pairs) client.destroy()
  }
  onTestFinished(() => {
    server.close()
    cut()
  })
  return {
    url: target.href,
    async busy() {
      await Promise.race([...pairs].map(([client]) => once(client, 'data')))
    },
    cut,
    silence(newOnesToo = false) {
      isSilent = newOnesToo
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream)
        client.resume()
      }
    },
    hold(count = 1) {
      isHolding = true
      enough = count
      return new Promise((resolve) => {
        onHeld = resolve
      })
    },
    break() {
      isBroken = true
      cut()
    },
    mend() {
      isBroken = false
      isSilent = false
      isHolding = false
      for (const lead of held.splice(0)) lead()
    },
  }
}
