// PostgreSQL's wire protocol, version 3, as far as a pooler has to understand it.
// Source: https://www.postgresql.org/docs/current/protocol-message-formats.html

export const SSL_REQUEST = 80877103
export const CANCEL_REQUEST = 80877102
const PROTOCOL_3 = 196608

/** One message: its type letter, and what follows the length. */
export interface Message {
  readonly type: string
  readonly body: Buffer
  /** As it came, type and length included. */
  readonly raw: Buffer
}

/** Cuts a stream into messages, however it arrives. */
export function createMessageReader(): { push(chunk: Buffer): Message[] } {
  let rest = Buffer.alloc(0)
  return {
    push(chunk) {
      rest = Buffer.concat([rest, chunk])
      const messages: Message[] = []
      while (rest.length >= 5) {
        const end = 1 + rest.readInt32BE(1)
        if (rest.length < end) break
        const raw = rest.subarray(0, end)
        messages.push({ type: String.fromCharCode(raw[0] ?? 0), body: raw.subarray(5), raw })
        rest = rest.subarray(end)
      }
      return messages
    },
  }
}

export function encodeMessage(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`)

export function encodeStartup(parameters: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.concat([
    ...Object.entries(parameters).flatMap(([name, value]) => [text(name), text(value)]),
    text(''),
  ])
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8)
  head.writeInt32BE(PROTOCOL_3, 4)
  return Buffer.concat([head, body])
}

/** The names and values of a start-up packet, without its length and version. */
export function decodeStartup(body: Buffer): Map<string, string> {
  const words = body.toString('utf8').split('\0')
  const parameters = new Map<string, string>()
  for (let at = 0; words[at]; at += 2) parameters.set(words[at] ?? '', words[at + 1] ?? '')
  return parameters
}

export const encodePassword = (password: string): Buffer => encodeMessage('p', text(password))
export const encodeQuery = (sql: string): Buffer => encodeMessage('Q', text(sql))

export function encodeFatal(code: string, message: string): Buffer {
  const fields = [`SFATAL`, `VFATAL`, `C${code}`, `M${message}`].map(text)
  return encodeMessage('E', Buffer.concat([...fields, text('')]))
}

/** The text values of a DataRow. */
export function decodeRow(body: Buffer): string[] {
  const values: string[] = []
  let at = 2
  for (let left = body.readInt16BE(0); left > 0; left--) {
    const length = body.readInt32BE(at)
    at += 4
    values.push(length < 0 ? '' : body.toString('utf8', at, at + length))
    at += Math.max(0, length)
  }
  return values
}
