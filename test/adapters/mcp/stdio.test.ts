// Assistants on one's own machine that misbehave: lines that are no message, lines without an end, an input that ends
// while answers are under way, an output that nobody reads.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { expect, onTestFinished, test } from 'vitest'
import { createStdioTransport } from '../../../adapters/mcp/stdio.ts'
import { migrate, openDatabase } from '../../../src/database/index.ts'
import { talk } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

const cli = new URL('../../../dist/src/cli.js', import.meta.url).pathname

/** A transport between two streams, with what it was told and what it said. */
async function opened(maxLineBytes?: number) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const transport = createStdioTransport(input, output, maxLineBytes)
  const told: JSONRPCMessage[] = []
  let said = ''
  output.on('data', (chunk) => {
    said += String(chunk)
  })
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve
  })
  transport.onmessage = (message) => void told.push(message)
  await transport.start()
  const answers = () =>
    said
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  const answer = (id: number) => transport.send({ jsonrpc: '2.0', id, result: {} })
  return { input, output, transport, told, answers, answer, closed }
}

const request = (id: number | string, method = 'ping', params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params })

test('lines that are no message are answered with the error of the protocol, and the conversation goes on', async () => {
  const { input, told, answers } = await opened()
  const lines = [
    'hello',
    '{"jsonrpc":"2.0","id":1,',
    '{"jsonrpc":"1.0","id":7,"method":"ping"}',
    '[]',
    `[${request(1)}]`,
    'null',
    '{"id":{"a":1}}',
    '',
    '  \r',
  ]
  input.write(`${lines.join('\n')}\n\uFEFF${request(2)}\r\n`)
  await expect.poll(() => told).toHaveLength(1)
  expect(answers().map(({ id, error }) => [id, error.code])).toEqual([
    [null, -32700],
    [null, -32700],
    [7, -32600],
    [null, -32600],
    [null, -32600],
    [null, -32600],
    [null, -32600],
  ])
})

test('a line that is too long is skipped to its end; letters torn between two reads stay whole', async () => {
  const { input, told, answers } = await opened(1_000)
  for (let sent = 0; sent < 50; sent++) input.write('x'.repeat(100))
  const bytes = Buffer.from(`\n${request('é'.repeat(3))}\n`)
  for (const byte of bytes) input.write(Buffer.from([byte]))
  await expect.poll(() => told).toHaveLength(1)
  expect(told[0]).toMatchObject({ id: 'ééé' })
  expect(answers()).toEqual([
    { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'That message is longer than 1000 bytes.' } },
  ])
})

test('at the end of the input it waits for the answers under way, not for what was called off; the last line needs no end', async () => {
  const { input, told, answers, answer, closed } = await opened()
  input.write(`${request(1)}\n${request(2)}\n${request(3)}\n`)
  input.end(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } }))
  await expect.poll(() => told).toHaveLength(4)
  let isClosed = false
  const ended = closed.then(() => {
    isClosed = true
  })
  await answer(3)
  expect(isClosed).toBe(false)
  await answer(1)
  await ended
  expect(answers().map(({ id }) => id)).toEqual([3, 1])
})

test('where nobody reads the answers any more it ends', async () => {
  const { input, output, told, answer, closed } = await opened()
  input.write(`${request(1)}\n`)
  await expect.poll(() => told).toHaveLength(1)
  output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  await closed
  await answer(1)
})

test('the program as it is built: rubbish, 50 MB, two at once, an unknown version, the end while answers are under way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-stdio-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const address = `sqlite:${join(folder, 'proxy.db')}`
  const before = await openDatabase(address)
  await migrate(before, 'latest')
  await talk((await world(before)).person('ann'), [['Buy milk', 'Added']])
  await before.close()
  const run = async (write: (input: NodeJS.WritableStream) => Promise<void>) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [cli, 'mcp', 'ann'], {
      env: { PATH, HOME, DATABASE_URL: address, SECRET_KEY: 'a key for tests, longer than thirty-two bytes' },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let [said, complained] = ['', '']
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      complained += String(chunk)
    })
    const exited = once(child, 'close')
    await write(child.stdin)
    child.stdin.end()
    const [code] = await exited
    // Nothing but messages on its output, nothing beside it.
    const messages = said
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    return { code, messages, complained }
  }
  const hello = request(1, 'initialize', {
    ...{ protocolVersion: '1999-01-01', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
  })
  const call = (id: number, name: string, args: object) =>
    request(id, 'tools/call', { name: `task_${name}`, arguments: args })
  const { code, messages, complained } = await run(async (input) => {
    input.write(`what is this\n${hello}\n`)
    for (let sent = 0; sent < 50; sent++) if (!input.write(Buffer.alloc(1024 * 1024, 'x'))) await once(input, 'drain')
    input.write(`\n${call(2, 'add', { title: 'Eggs' })}\n${call(3, 'add', { title: 'Bread' })}\n`)
    input.write(call(4, 'list', {}))
  })
  const byId = new Map(messages.map((message) => [message.id, message]))
  expect(messages.filter(({ id }) => id === null).map(({ error }) => error.code)).toEqual([-32700, -32600])
  expect(byId.get(1).result.protocolVersion).toMatch(/^20\d\d-/)
  expect(JSON.stringify([byId.get(2).result, byId.get(3).result])).toMatch(/Added: Eggs.*Added: Bread/)
  expect(JSON.stringify(byId.get(4).result)).toContain('Buy milk')
  expect([code, complained]).toEqual([0, ''])
  // Closed at once: nothing was asked, nothing is said.
  expect(await run(async () => undefined)).toEqual({ code: 0, messages: [], complained: '' })
})
