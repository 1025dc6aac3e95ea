// PgBouncer in transaction mode with stock settings, before a real server: it refuses start-up parameters it does not
// track, lends a server connection for one transaction only, resets nothing in between, and gives each client a key of
// its own. Beyond the original it looks, after every transaction, what was left behind in the session.
// Sources: https://www.pgbouncer.org/features.html, https://www.pgbouncer.org/config.html
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import {
  CANCEL_REQUEST,
  createMessageReader,
  decodeStartup,
  encodeFatal,
  encodeMessage,
  type Message,
  SSL_REQUEST,
} from './messages.ts'
import { type Login, openServerConnection, type ServerConnection } from './server-connection.ts'

export interface FakePgBouncer {
  /** The same database's address, through the pooler. */
  readonly url: string
  /** What transactions left in a session that the next client gets: one line each. Empty where all is well. */
  leaks(): readonly string[]
  /** How often a server connection was lent. */
  lendings(): number
  /** Start-up parameters refused, by name. */
  refusals(): readonly string[]
}

export interface PgBouncerOptions {
  /** Server connections, which are lent in turn. */
  readonly poolSize?: number
  readonly ignoreStartupParameters?: readonly string[]
}

/** What it keeps for each client and sets anew on the server: the rest is refused unless ignored. */
const TRACKED = new Set([
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
  'application_name',
  'intervalstyle',
])

/** What is left in a session when no transaction is open. */
const LEFT_BEHIND = `
  SELECT 'setting ' || name || ' = ' || setting FROM pg_settings
    WHERE source = 'session' AND lower(name) NOT IN (${[...TRACKED].map((name) => `'${name}'`).join(', ')})
  UNION ALL SELECT 'prepared statement ' || name FROM pg_prepared_statements
  UNION ALL SELECT 'listens to ' || channel FROM pg_listening_channels() AS channel
  UNION ALL SELECT 'advisory lock ' || objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
  UNION ALL SELECT 'temporary table ' || relname FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'
    AND relnamespace = pg_my_temp_schema()`

/** Ends with the running test. @param url of a PostgreSQL database */
export async function startPgBouncer(
  url: string,
  { poolSize = 3, ignoreStartupParameters = [] }: PgBouncerOptions = {},
): Promise<FakePgBouncer> {
  const target = new URL(url)
  const login: Login = {
    port: Number(target.port),
    host: target.hostname,
    user: decodeURIComponent(target.username),
    password: decodeURIComponent(target.password),
    database: target.pathname.slice(1),
  }
  const pool = createPool(login, poolSize)
  const refused: string[] = []
  const clients = new Set<Socket>()
  const server = createServer((socket) => {
    clients.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => clients.delete(socket))
    greet(socket, (parameters) => {
      const unknown = unsupportedParameter(parameters, new Set(ignoreStartupParameters))
      if (unknown === null) return serveClient(socket, pool, parameters)
      refused.push(unknown.name)
      socket.end(encodeFatal('08P01', unknown.message))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  target.port = String(address.port)
  onTestFinished(() => {
    server.close()
    for (const client of clients) client.destroy()
    pool.close()
  })
  return { url: target.href, leaks: () => pool.leaks, lendings: pool.lendings, refusals: () => refused }
}

/** The beginning of a connection, until the parameters are known. TLS is declined, as where none is configured. */
function greet(socket: Socket, onStartup: (parameters: Map<string, string>) => void): void {
  let rest = Buffer.alloc(0)
  const read = (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 8 && rest.length >= rest.readInt32BE(0)) {
      const packet = rest.subarray(0, rest.readInt32BE(0))
      rest = rest.subarray(packet.length)
      const version = packet.readInt32BE(4)
      if (version === CANCEL_REQUEST) {
        socket.destroy()
        return
      }
      if (version === SSL_REQUEST) {
        socket.write('N')
        continue
      }
      socket.off('data', read)
      onStartup(decodeStartup(packet.subarray(8)))
      return
    }
  }
  socket.on('data', read)
}

function unsupportedParameter(
  parameters: ReadonlyMap<string, string>,
  ignored: ReadonlySet<string>,
): { readonly name: string; readonly message: string } | null {
  const isTaken = (name: string) => TRACKED.has(name.toLowerCase()) || ignored.has(name)
  for (const [name, value] of parameters) {
    if (name === 'user' || name === 'database' || isTaken(name)) continue
    if (name !== 'options') return { name, message: `unsupported startup parameter: ${name}` }
    const option = [...value.matchAll(/-c\s*([\w.]+)=/g)].map(([, each = '']) => each).find((each) => !isTaken(each))
    if (option !== undefined) return { name: option, message: `unsupported startup parameter in options: ${option}` }
  }
  return null
}

interface Pool {
  readonly leaks: string[]
  lendings(): number
  take(): Promise<ServerConnection>
  /** After a transaction. */
  giveBack(connection: ServerConnection): void
  /** Where a client left in the middle of one. */
  drop(connection: ServerConnection): void
  close(): void
}

function createPool(login: Login, size: number): Pool {
  const leaks: string[] = []
  const all = new Set<ServerConnection>()
  const free: ServerConnection[] = []
  const waiting: ((connection: ServerConnection) => void)[] = []
  let opening = 0
  let lent = 0
  const hand = (connection: ServerConnection): void => {
    const next = waiting.shift()
    if (next) next(connection)
    else free.push(connection)
  }
  return {
    leaks,
    lendings: () => lent,
    async take() {
      lent++
      // The one that rested longest, so that a client seldom meets the same one twice.
      if (all.size + opening >= size) return free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)))
      opening++
      try {
        const connection = await openServerConnection(login)
        all.add(connection)
        connection.socket.once('close', () => {
          all.delete(connection)
          connection.onClose?.()
        })
        return connection
      } finally {
        opening--
      }
    },
    giveBack(connection) {
      connection.onMessage = null
      connection.onClose = null
      void connection.query(LEFT_BEHIND).then(
        (rows) => {
          for (const [line = ''] of rows) if (!leaks.includes(line)) leaks.push(line)
          hand(connection)
        },
        () => connection.socket.destroy(),
      )
    },
    drop(connection) {
      all.delete(connection)
      connection.socket.destroy()
    },
    close() {
      for (const { socket } of all) socket.destroy()
    },
  }
}

/** A client that is in: each of its transactions on the next connection of the pool. */
function serveClient(socket: Socket, pool: Pool, parameters: ReadonlyMap<string, string>): void {
  const reader = createMessageReader()
  const queue: Message[] = []
  let server: ServerConnection | null = null
  let isTaking = false
  /** Queries and Syncs that are not answered yet. */
  let unanswered = 0

  const onServerMessage = (message: Message): void => {
    socket.write(message.raw)
    if (message.type !== 'Z') return
    unanswered--
    if (message.body.toString() !== 'I' || unanswered > 0 || server === null) return
    const used = server
    server = null
    pool.giveBack(used)
    void forward()
  }
  const forward = async (): Promise<void> => {
    if (queue.length === 0 || isTaking) return
    if (server === null) {
      isTaking = true
      const taken = await pool.take().catch((error: Error) => error)
      isTaking = false
      if (taken instanceof Error) return void socket.end(encodeFatal('08P01', taken.message))
      if (socket.destroyed) return pool.giveBack(taken)
      await adoptName(taken, parameters.get('application_name') ?? '')
      taken.onMessage = onServerMessage
      taken.onClose = () => socket.destroy()
      server = taken
    }
    for (const { type, raw } of queue.splice(0)) {
      if (type === 'Q' || type === 'S') unanswered++
      server.socket.write(raw)
    }
  }
  socket.on('data', (chunk) => {
    for (const message of reader.push(chunk)) {
      if (message.type === 'X') return void socket.end()
      queue.push(message)
    }
    void forward()
  })
  socket.on('close', () => {
    if (server !== null) pool.drop(server)
  })
  void welcome(socket, pool)
}

/** The one tracked parameter that our clients send with a value of their own. */
async function adoptName(connection: ServerConnection, name: string): Promise<void> {
  if (connection.applicationName === name) return
  await connection.query(`SET application_name = '${name.replaceAll("'", "''")}'`)
  connection.applicationName = name
}

/** Everybody is let in; the key is the pooler's, and belongs to no process of the server. */
async function welcome(socket: Socket, pool: Pool): Promise<void> {
  const connection = await pool.take()
  const status = [...connection.parameterStatus]
  pool.giveBack(connection)
  const ok = encodeMessage('R', Buffer.from([0, 0, 0, 0]))
  const ready = encodeMessage('Z', Buffer.from('I'))
  socket.write(Buffer.concat([ok, ...status, encodeMessage('K', randomBytes(8)), ready]))
}
