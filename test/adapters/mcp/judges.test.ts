// The judges of those who wrote the protocol: the conformance suite over HTTP, and the inspector's command line over HTTP
// and stdio. They are installed apart and need Node 22.19:
//   npm install --prefix test/adapters/mcp/judges --ignore-scripts
//   MCP_JUDGES=node npx vitest run test/adapters/mcp/judges.test.ts
// where `node` is that Node. The suite's other scenarios call tools and read resources of its own example server.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '../../../src/database/index.ts'
import { opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

const newerNode = process.env['MCP_JUDGES']
const packages = join(import.meta.dirname, 'judges/node_modules/@modelcontextprotocol')
const cli = new URL('../../../dist/src/cli.js', import.meta.url).pathname
const open = opener('sqlite')
const PATIENCE_MS = 120_000

/** Those that ask for nothing but what every server has. */
const SCENARIOS = [
  ...['server-initialize', 'ping', 'tools-list', 'resources-list', 'prompts-list', 'dns-rebinding-protection'],
]

/** What a judge says, and how it ended. */
async function judge(script: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  // What they keep between runs stays in a folder of its own.
  const home = await mkdtemp(join(tmpdir(), 'judge-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const env = { PATH: process.env['PATH'], HOME: home, MCP_CATALOG_PATH: join(home, 'mcp.json') }
  return new Promise((resolve) => {
    const run = execFile(
      newerNode ?? 'node',
      [join(packages, script), ...args],
      { timeout: PATIENCE_MS, maxBuffer: 20_000_000, cwd: home, env },
      (_error, stdout, stderr) => resolve({ code: run.exitCode, said: `${stdout}\n${stderr}` }),
    )
  })
}

/** The suite sends no token: who stands in between adds it, and nothing else. */
async function startTokenAdder(origin: string, token: string): Promise<string> {
  const server = http.createServer((request, response) => {
    const { hostname, port } = new URL(origin)
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    const passed = http.request({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return `http://localhost:${address.port}/mcp`
}

describe.skipIf(newerNode === undefined)('the judges of the protocol', () => {
  test('the conformance suite passes', { timeout: SCENARIOS.length * PATIENCE_MS }, async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const token = /pxt_[0-9a-f]{64}/.exec(textOf(await ann.says('token add Judge scope:write')))?.[0] ?? ''
    const url = await startTokenAdder(page.origin, token)
    const results: unknown[] = []
    for (const scenario of SCENARIOS) {
      const { code, said } = await judge('conformance/dist/index.js', ['server', '--url', url, '--scenario', scenario])
      results.push([scenario, code === 0 ? 'passes' : said])
    }
    expect(results).toEqual(SCENARIOS.map((scenario) => [scenario, 'passes']))
  })

  test('the inspector lists, calls and reads over HTTP', { timeout: 4 * PATIENCE_MS }, async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const token = /pxt_[0-9a-f]{64}/.exec(textOf(await ann.says('token add Judge scope:write')))?.[0] ?? ''
    const inspect = (...args: string[]) =>
      judge('inspector/clients/launcher/build/index.js', [
        ...['--cli', `${page.origin}/mcp`, '--transport', 'http', '--header', `Authorization: Bearer ${token}`],
        ...args,
      ])
    const listed = await inspect('--method', 'tools/list')
    expect(listed.said).toContain('"task_add"')
    const called = await inspect('--method', 'tools/call', '--tool-name', 'task_add', '--tool-arg', 'title=Eggs')
    expect(called.said).toContain('Added: Eggs')
    const read = await inspect('--method', 'resources/read', '--uri', 'proxy://tasks')
    expect(read.said).toContain('Buy milk')
    expect([listed.code, called.code, read.code]).toEqual([0, 0, 0])
  })

  test('the inspector lists and calls over stdio', { timeout: 3 * PATIENCE_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'judged-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const url = `sqlite:${join(folder, 'proxy.db')}`
    const database = await openDatabase(url)
    await migrate(database, 'latest')
    await talk((await world(database)).person('ann'), [['Buy milk', 'Added']])
    await database.close()
    const env = ['-e', `DATABASE_URL=${url}`, '-e', 'SECRET_KEY=a key for tests, longer than thirty-two bytes']
    const inspect = (...args: string[]) =>
      judge('inspector/clients/launcher/build/index.js', [
        ...['--cli', ...env, process.execPath, cli, 'mcp', 'ann', ...args],
      ])
    const listed = await inspect('--method', 'tools/list')
    expect(listed.said).toContain('"task_add"')
    const called = await inspect('--method', 'tools/call', '--tool-name', 'task_list')
    expect(called.said).toContain('Buy milk')
    expect([listed.code, called.code]).toEqual([0, 0])
  })
})
