// Messages over this process's input and output, a line each. The protocol's own transport ends the conversation at an
// overlong line, leaves what is no message unanswered, and drops the answers that are under way when the input ends.
import type { Readable, Writable } from 'node:stream'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import {
  ErrorCode,
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  JSONRPCMessageSchema,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js'
import { MAX_LINE_BYTES } from './limits.ts'

const LINE_FEED = 0x0a

/**
 * Reads until the input ends and everything asked for is answered, or nobody reads the answers any more.
 * @param maxLineBytes of one message; a longer one is skipped and answered with an error
 */
export function createStdioTransport(input: Readable, output: Writable, maxLineBytes = MAX_LINE_BYTES): Transport {
  /** Requests that were not answered yet. */
  const open = new Set<RequestId>()
  let hasEnded = false
  let isClosed = false

  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    input.off('data', reader.take)
    input.off('end', end)
    input.pause()
    transport.onclose?.()
  }
  const closeWhenAnswered = (): void => {
    if (hasEnded && open.size === 0) void close()
  }
  const write = (message: unknown): Promise<void> =>
    new Promise((resolve) => {
      // A failed write is told by the stream's `error`, too.
      if (isClosed || output.destroyed) resolve()
      else output.write(`${JSON.stringify(message)}\n`, () => resolve())
    })
  const refuse = (code: ErrorCode, message: string, id: RequestId | null = null): void =>
    void write({ jsonrpc: '2.0', id, error: { code, message } })

  const takeLine = (line: string): void => {
    if (line.trim() === '') return
    let data: unknown
    try {
      data = JSON.parse(line.replace(/^\uFEFF/, ''))
    } catch {
      refuse(ErrorCode.ParseError, 'That line isn’t JSON.')
      return
    }
    const { success, data: message } = JSONRPCMessageSchema.safeParse(data)
    if (!success) {
      refuse(ErrorCode.InvalidRequest, 'That isn’t a message of JSON-RPC 2.0.', idOf(data))
      return
    }
    if (isJSONRPCRequest(message)) open.add(message.id)
    // What is called off is never answered.
    if (isJSONRPCNotification(message) && message.method === 'notifications/cancelled') {
      const id = message.params?.['requestId']
      if (typeof id === 'string' || typeof id === 'number') open.delete(id)
    }
    transport.onmessage?.(message)
  }
  const reader = createLineReader(maxLineBytes, takeLine, () =>
    refuse(ErrorCode.InvalidRequest, `That message is longer than ${maxLineBytes} bytes.`),
  )
  const end = (): void => {
    reader.end()
    hasEnded = true
    closeWhenAnswered()
  }

  const transport: Transport = {
    async start() {
      // Nobody reads the answers: there is nothing left to do, and nothing to complain about.
      output.on('error', () => void close())
      input.on('error', end)
      input.on('data', reader.take)
      input.on('end', end)
    },
    async send(message: JSONRPCMessage) {
      await write(message)
      if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message))
        if (message.id !== undefined) open.delete(message.id)
      closeWhenAnswered()
    },
    close,
  }
  return transport
}

/** The id of what was nearly a request, so that who sent it does not wait for ever. */
function idOf(data: unknown): RequestId | null {
  if (typeof data !== 'object' || data === null || !('id' in data)) return null
  const { id } = data
  return typeof id === 'string' || (typeof id === 'number' && Number.isInteger(id)) ? id : null
}

/** Splits bytes into lines; one that is too long is skipped to its end, and never kept. */
function createLineReader(maxBytes: number, onLine: (line: string) => void, onTooLong: () => void) {
  let parts: Buffer[] = []
  let length = 0
  let isSkipping = false
  const add = (part: Buffer): void => {
    if (isSkipping) return
    length += part.length
    if (length <= maxBytes) {
      parts.push(part)
      return
    }
    parts = []
    isSkipping = true
    onTooLong()
  }
  const finish = (): void => {
    const line = isSkipping ? null : Buffer.concat(parts).toString('utf8')
    parts = []
    length = 0
    isSkipping = false
    if (line !== null) onLine(line)
  }
  return {
    take(chunk: Buffer | string) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      let from = 0
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
        add(bytes.subarray(from, at))
        finish()
        from = at + 1
      }
      if (from < bytes.length) add(bytes.subarray(from))
    },
    /** What follows the last line feed is a line, too. */
    end: finish,
  }
}
