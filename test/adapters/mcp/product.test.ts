// Assistants, by the protocol's official client: over Streamable HTTP with a token, and over stdio on one's own machine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, onTestFinished, test } from 'vitest'
import { visibleOptions } from '../../../src/chat/options.ts'
import { commands } from '../../../src/commands/index.ts'
import { migrate, openDatabase } from '../../../src/database/index.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

const cli = new URL('../../../dist/src/cli.js', import.meta.url).pathname
const openDatabaseForOne = opener('sqlite')

async function makeToken(ann: Person, rest: string): Promise<string> {
  return /pxt_[0-9a-f]{64}/.exec(textOf(await ann.says(`token add ${rest}`)))?.[0] ?? ''
}

async function connect(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

const overHttp = (page: ServedPage, token: string) =>
  connect(
    new StreamableHTTPClientTransport(new URL(`${page.origin}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }) as unknown as Transport,
  )

const call = async (client: Client, name: string, args: Record<string, unknown> = {}) => {
  const result = await client.callTool({ name, arguments: args })
  const [first] = result.content as { text: string }[]
  return { text: first?.text ?? '', isError: result.isError === true, data: result.structuredContent }
}

describeOnBothEngines('an assistant over HTTP', (open) => {
  test('adds, reads, finishes and takes back, as the person would', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const client = await overHttp(page, await makeToken(ann, 'Assistant scope:write'))
    expect(client.getServerVersion()).toMatchObject({ name: 'proxy' })
    expect((await call(client, 'task_add', { title: 'Call vet', minutes: 10, due: 'tomorrow 9am' })).text).toContain(
      'Added: Call vet',
    )
    const { text } = await call(client, 'task_list')
    expect(text).toContain('Open tasks: 2')
    const id = /task:([0-9a-f-]{36})/.exec(text.split('\n').find((line) => line.includes('Call vet')) ?? '')?.[1]
    // The clock of the test stands still: of two changes of one moment none is the newest.
    page.earth.clock.advance({ ms: 5 })
    expect((await call(client, 'task_done', { task: id })).text).toContain('Done: Call vet')
    page.earth.clock.advance({ ms: 5 })
    expect((await call(client, 'me_undo')).text).toContain('Undone')
    expect(await page.earth.database.knex('tasks').where('status', 'done')).toEqual([])
    const refused = await call(client, 'task_done', { task: 'submarine' })
    expect([refused.isError, refused.text]).toEqual([true, expect.stringContaining('No task matches')])
    expect((await call(client, 'task_add', { colour: 'red' })).isError).toBe(true)
    expect((await call(client, 'task_add', { title: { deep: 1 } })).isError).toBe(true)
    await expect(call(client, 'me_delete', { username: 'ann' })).rejects.toThrow('There is no tool me_delete')
    await expect(call(client, 'token_add', { name: 'More' })).rejects.toThrow('There is no tool token_add')
    expect(page.earth.errors).toEqual([])
  })

  test('what is hidden stays hidden: no title of a hidden zone by any tool, prompt or resource', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [
      ['Zebra therapy @self tomorrow 10:00', 'Added'],
      ['Work report @work', 'Added'],
      ['zone edit self hide-on:mcp', 'Not shown to assistants'],
    ])
    const [hidden] = await page.earth.database.knex('tasks').where('title', 'Zebra therapy')
    const client = await overHttp(page, await makeToken(ann, 'Assistant scope:write'))
    const { tools } = await client.listTools()
    const said: string[] = []
    for (const { name, inputSchema, annotations } of tools) {
      if (
        !annotations?.readOnlyHint &&
        !['me_undo', 'task_done', 'task_edit', 'task_start', 'task_move', 'focus_start'].includes(name)
      )
        continue
      const takes = Object.keys(inputSchema.properties ?? {})
      for (const args of [
        {},
        ...(takes.includes('task') ? [{ task: 'therapy' }, { task: hidden.task_id }] : []),
        ...(takes.includes('find') ? [{ find: 'therapy' }] : []),
      ])
        said.push(JSON.stringify(await call(client, name, args)))
    }
    for (const { name } of (await client.listPrompts()).prompts)
      said.push(JSON.stringify(await client.getPrompt({ name })))
    for (const { uri } of (await client.listResources()).resources)
      said.push(JSON.stringify(await client.readResource({ uri })))
    expect(said.length).toBeGreaterThan(30)
    expect(said.filter((text) => text.includes('Zebra'))).toEqual([])
    expect(said.some((text) => text.includes('Work report'))).toBe(true)
    expect((await page.earth.database.knex('tasks').where('title', 'Zebra therapy').first()).status).toBe('todo')
  })

  test('a reading token reads, a token of one zone sees one zone, an ended one nothing', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [
      ['Plain thing', 'Added'],
      ['Work report @work', 'Added'],
    ])
    const reader = await overHttp(page, await makeToken(ann, 'Reader'))
    const reading = (await reader.listTools()).tools
    expect(reading.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
    await expect(call(reader, 'task_add', { title: 'x' })).rejects.toThrow('There is no tool')
    const token = await makeToken(ann, 'One zone:work scope:write')
    const one = await overHttp(page, token)
    expect((await one.listTools()).tools.every(({ name }) => /^(?:task|step)_/.test(name))).toBe(true)
    const { text } = await call(one, 'task_list')
    expect([text.includes('Work report'), text.includes('Plain')]).toEqual([true, false])
    expect((await one.listResources()).resources.map(({ name }) => name)).toEqual(['tasks', 'steps'])
    await talk(ann, [['token remove one', 'Revoked']])
    await expect(one.listTools()).rejects.toThrow()
    await expect(overHttp(page, 'pxt_nothing')).rejects.toThrow()
    const foreign = await fetch(`${page.origin}/mcp`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(foreign.status).toBe(403)
    expect((await fetch(`${page.origin}/mcp`)).status).toBe(401)
  })
})

test('every tool is its command: all of them but what a person must do alone, with arguments and hints from the declaration', async () => {
  const page = await servePage(await openDatabaseForOne())
  const ann = page.earth.person('ann')
  await talk(ann, [['Buy milk', 'Added']])
  const client = await overHttp(page, await makeToken(ann, 'Assistant scope:write'))
  const { tools } = await client.listTools()
  const meant = commands.filter(({ isForPersonAlone, isForAdmins }) => !isForPersonAlone && !isForAdmins)
  expect(tools.map(({ name }) => name)).toEqual(meant.map(({ name }) => name.replaceAll(/[ -]/g, '_')))
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
  for (const [index, { name, title, description, inputSchema, annotations }] of tools.entries()) {
    const command = meant[index]
    if (!command) throw new Error(name)
    expect(name).toMatch(/^[a-z]+_[a-z_]+$/)
    expect(title).toBe(command.about)
    expect(description).toContain(command.about)
    expect(Object.keys(inputSchema.properties ?? {})).toEqual(visibleOptions(command.options).map(([option]) => option))
    expect(() => ajv.compile(inputSchema)).not.toThrow()
    expect(annotations?.readOnlyHint).toBe(command.byModel === 'show')
    if (annotations?.readOnlyHint) expect(annotations).toMatchObject({ destructiveHint: false, idempotentHint: true })
  }
  const hints = Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]))
  expect(hints['task_drop']).toMatchObject({ readOnlyHint: false, destructiveHint: true, idempotentHint: true })
  expect(hints['goal_drop']).toMatchObject({ destructiveHint: true })
  expect(hints['task_add']).toMatchObject({ destructiveHint: false, idempotentHint: false })
  expect(hints['task_done']).toMatchObject({ destructiveHint: false, idempotentHint: true })
  expect(hints['me_undo']).toMatchObject({ readOnlyHint: false, destructiveHint: false })
})

test('over stdio, on one’s own machine: the program as it is built', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-mcp-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const address = `sqlite:${join(folder, 'proxy.db')}`
  const before = await openDatabase(address)
  await migrate(before, 'latest')
  await talk((await world(before)).person('ann'), [['Buy milk', 'Added']])
  await before.close()
  const { PATH = '', HOME = '' } = process.env
  const spawned = (...words: string[]) =>
    connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [cli, 'mcp', 'ann', ...words],
        env: { PATH, HOME, DATABASE_URL: address, SECRET_KEY: 'a key for tests, longer than thirty-two bytes' },
      }),
    )
  const client = await spawned()
  expect((await call(client, 'task_list')).text).toContain('Buy milk')
  expect((await call(client, 'task_done', { task: 'milk' })).text).toContain('Done: Buy milk')
  expect((await call(client, 'me_undo')).text).toContain('Undone')
  expect((await client.readResource({ uri: 'proxy://tasks' })).contents[0]).toMatchObject({
    mimeType: 'application/json',
  })
  expect((await client.getPrompt({ name: 'task_suggest' })).messages[0]?.content).toMatchObject({ type: 'text' })
  await client.close()
  const reader = await spawned('--read')
  expect((await reader.listTools()).tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
})
