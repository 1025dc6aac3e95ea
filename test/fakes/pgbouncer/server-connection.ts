// A connection of the pooler to the real server: logs in, answers the pooler's own questions, carries a client's messages.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createMessageReader, decodeRow, encodePassword, encodeQuery, encodeStartup, type Message } from './messages.ts'

export interface ServerConnection {
  readonly socket: Socket
  /** ParameterStatus messages of the login, as they came. */
  readonly parameterStatus: readonly Buffer[]
  applicationName: string
  /** Where messages go that belong to a client; null: to the pooler's own question. */
  onMessage: ((message: Message) => void) | null
  /** Called when the server is gone while the connection is lent. */
  onClose: (() => void) | null
  /** Asks for itself. Rows of text. */
  query(sql: string): Promise<string[][]>
}

export interface Login {
  readonly port: number
  readonly host: string
  readonly user: string
  readonly password: string
  readonly database: string
}

/** @throws Error with the server's refusal */
export async function openServerConnection(login: Login): Promise<ServerConnection> {
  const socket = connect(login.port, login.host)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(encodeStartup({ user: login.user, database: login.database, client_encoding: 'UTF8' }))
  const reader = createMessageReader()
  const parameterStatus: Buffer[] = []
  let own: { onMessage(message: Message): void } | null = null
  const connection: ServerConnection = {
    socket,
    parameterStatus,
    applicationName: '',
    onMessage: null,
    onClose: null,
    query: (sql) =>
      new Promise((resolve, reject) => {
        const rows: string[][] = []
        let refusal: string | null = null
        own = {
          onMessage({ type, body }) {
            if (type === 'D') rows.push(decodeRow(body))
            if (type === 'E') refusal = body.toString('utf8').replaceAll('\0', ' ')
            if (type === 'Z') refusal === null ? resolve(rows) : reject(new Error(refusal))
          },
        }
        socket.write(encodeQuery(sql))
      }),
  }
  await new Promise<void>((resolve, reject) => {
    own = {
      onMessage(message) {
        if (message.type === 'R' && message.body.readInt32BE(0) === 3) socket.write(encodePassword(login.password))
        if (message.type === 'S') parameterStatus.push(message.raw)
        if (message.type === 'E') reject(new Error(message.body.toString('utf8').replaceAll('\0', ' ')))
        if (message.type === 'Z') resolve()
      },
    }
    socket.on('data', (chunk) => {
      for (const message of reader.push(chunk)) (connection.onMessage ?? own?.onMessage)?.(message)
    })
    socket.once('close', () => reject(new Error('The server closed the connection')))
  })
  return connection
}
