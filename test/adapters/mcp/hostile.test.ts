// Assistants that misbehave: hostile arguments to every tool, unknown versions, two at once, calls that are given up.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import type { Person } from '../../support/world.ts'

async function makeToken(ann: Person, rest = 'Assistant scope:write'): Promise<string> {
  return /pxt_[0-9a-f]{64}/.exec(textOf(await ann.says(`token add ${rest}`)))?.[0] ?? ''
}

async function connect(page: ServedPage, token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const url = new URL(`${page.origin}/mcp`)
  const requestInit = { headers: { authorization: `Bearer ${token}` } }
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit }) as unknown as Transport)
  onTestFinished(() => client.close())
  return client
}

/** A message as it is, without the client's care. */
async function post(page: ServedPage, token: string, message: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${page.origin}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: typeof message === 'string' ? message : JSON.stringify(message),
  })
  const text = await response.text()
  return { status: response.status, data: text === '' ? null : JSON.parse(text) }
}

const HOSTILE = [
  "'; DROP TABLE tasks; --",
  '\u0000\u202e\ud800<script>',
  '9'.repeat(400),
  '../../etc/passwd',
  'x'.repeat(9_000),
]

describeOnBothEngines('an assistant that misbehaves', (open) => {
  test('hostile arguments to every tool are answered, and nothing fails or is lost', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const client = await connect(page, await makeToken(ann))
    const { tools } = await client.listTools()
    for (const [index, { name, inputSchema }] of tools.entries()) {
      const hostile = HOSTILE[index % HOSTILE.length] ?? ''
      const options = Object.keys(inputSchema.properties ?? {})
      for (const args of [
        Object.fromEntries(options.map((option) => [option, hostile])),
        Object.fromEntries(options.map((option) => [option, index % 2 === 0 ? -1e308 : { $ne: null }])),
      ]) {
        const { content } = await client.callTool({ name, arguments: args })
        expect([name, content]).toEqual([name, [expect.objectContaining({ type: 'text' })]])
      }
    }
    expect(page.earth.errors).toEqual([])
    expect(await page.earth.database.knex('tasks').where({ title: 'Buy milk' })).toHaveLength(1)
  })

  test('resources page by page; what is not there is told by the code of the protocol; too much is told to wait', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    for (let round = 0; round < 7; round++)
      await ann.says(`dump ${Array.from({ length: 30 }, (_, index) => `Thing ${round}.${index}`).join('\n')}`)
    const client = await connect(page, await makeToken(ann))
    const read = async (uri: string) => {
      const [first] = (await client.readResource({ uri })).contents
      return JSON.parse(first && 'text' in first ? String(first.text) : '')
    }
    expect((await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain(
      'proxy://tasks{?cursor}',
    )
    const first = await read('proxy://tasks')
    expect(first.items).toHaveLength(200)
    const second = await read(`proxy://tasks?cursor=${first.next.toUpperCase()}`)
    expect([second.items.length, second.next]).toEqual([10, null])
    for (const uri of [
      'proxy://nothing',
      'file:///etc/passwd',
      'proxy://tasks?cursor=1',
      `proxy://tasks?cursor=${'-'.repeat(36)}`,
      'proxy://tasks/../users',
      '',
    ])
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 })
    const asked = await Promise.allSettled(
      Array.from({ length: 300 }, () => client.readResource({ uri: 'proxy://goals' })),
    )
    expect(asked.some((each) => each.status === 'rejected' && /Ask again in \d+ s/.test(String(each.reason)))).toBe(
      true,
    )
    expect(page.earth.errors).toEqual([])
  })

  test('versions, messages and methods that are unknown; nothing of one conversation is kept for another', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const token = await makeToken(ann)
    const initialize = (protocolVersion: unknown) =>
      post(page, token, {
        ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
        params: { protocolVersion, capabilities: {}, clientInfo: { name: 'x', version: '1' } },
      })
    expect((await initialize('1999-01-01')).data.result.protocolVersion).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect((await initialize(5)).data.error).toBeDefined()
    const list = { jsonrpc: '2.0', id: 2, method: 'tools/list' }
    expect((await post(page, token, list, { 'mcp-protocol-version': '1999-01-01' })).status).toBe(400)
    expect((await post(page, token, list, { 'mcp-session-id': 'of somebody' })).status).toBe(200)
    expect((await post(page, token, { jsonrpc: '2.0', id: 3, method: 'nothing/there' })).data.error.code).toBe(-32601)
    for (const message of ['', '{', '5', '"x"', '{"jsonrpc":"1.0"}', '[[]]'])
      expect((await post(page, token, message)).status).toBe(400)
    const { status } = await post(page, token, { ...list, params: { deep: 'x'.repeat(300_000) } })
    expect(status).toBe(413)
    expect((await post(page, token, list, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post(page, token, list, { accept: 'text/html' })).status).toBe(406)
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const asked = await fetch(`${page.origin}/mcp`, { method, headers: { authorization: `Bearer ${token}` } })
      expect([method, asked.status, asked.headers.get('allow')]).toEqual([method, 405, 'POST'])
    }
    expect(page.earth.errors).toEqual([])
  })

  test('two at once, one of which gives up: each has its own answers', async () => {
    const page = await servePage(await open())
    const [ann, ben] = [page.earth.person('ann'), page.earth.person('ben')]
    await talk(ann, [['Anns secret', 'Added']])
    await talk(ben, [['Bens secret', 'Added']])
    const [one, two] = [await connect(page, await makeToken(ann)), await connect(page, await makeToken(ben))]
    const giveUp = new AbortController()
    const given = one.callTool({ name: 'task_add', arguments: { title: 'Given up' } }, undefined, {
      signal: giveUp.signal,
    })
    giveUp.abort()
    await expect(given).rejects.toThrow()
    const [anns, bens] = await Promise.all(
      [one, two].map(async (client) => JSON.stringify(await client.callTool({ name: 'task_list', arguments: {} }))),
    )
    expect([anns?.includes('Anns secret'), anns?.includes('Bens')]).toEqual([true, false])
    expect([bens?.includes('Bens secret'), bens?.includes('Anns')]).toEqual([true, false])
    await one.close()
    expect((await two.listTools()).tools.length).toBeGreaterThan(50)
    expect(page.earth.errors).toEqual([])
  })
})
