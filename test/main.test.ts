// The program itself, as a stranger runs it: built, started, piped into, configured wrongly, killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/database/index.ts'
import { opener } from './support/databases.ts'

const main = new URL('../dist/src/main.js', import.meta.url).pathname
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-main-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

async function run(input: string, environment: Record<string, string>, words: readonly string[] = []): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH, HOME, TZ: 'UTC', ...environment },
    timeout: 120_000,
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, out, errors }
}

const LINES = 'task add Call Ann tomorrow 5pm #family !high ~10m\ntask list\ntask done call ann\nundo\nhelp\n'

describe('npm start, piped', () => {
  const open = opener('postgres')

  test('answers each line in order and exits 0, alike on both engines', async () => {
    const onSqlite = await run(LINES, { DATABASE_URL: `sqlite:${join(folder, 'a.db')}` })
    expect(onSqlite.errors).toBe('')
    expect(onSqlite.code).toBe(0)
    const order = [
      'Added: Call Ann',
      'Open tasks: 1',
      'Done: Call Ann',
      'Undone: Call Ann is open again.',
      'What you can say',
    ]
    const places = order.map((words) => onSqlite.out.indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    const { url: postgres } = await open()
    const onPostgres = await run(LINES, { DATABASE_URL: postgres, SECRET_KEY: 'x'.repeat(32) })
    expect(onPostgres).toEqual(onSqlite)
  })

  test('letters beyond English are answered as they are written, in its words and in theirs', async () => {
    const { out, errors } = await run('Grüße an Zoë – 牛乳 🍕\ndone grüße\n', {
      DATABASE_URL: `sqlite:${join(folder, 'letters.db')}`,
    })
    expect(errors).toBe('')
    expect(out).toContain('Added: Grüße an Zoë – 牛乳 🍕')
    expect(out).toContain('🌱 Badge: First one · One task done')
    expect(out).not.toMatch(/[ÂÃ]|â\u0080/)
  })

  test('what was said is there after a restart; the key beside the file is its owner’s only', async () => {
    const environment = { DATABASE_URL: `sqlite:${join(folder, 'b.db')}` }
    await run('Buy milk\n', environment)
    expect((await run('task list\n', environment)).out).toContain('Buy milk')
    expect((await stat(join(folder, 'b.key'))).mode & 0o777).toBe(0o600)
  })

  test('rubbish is answered by a sentence, the words kept', async () => {
    const rubbish = [
      '',
      'x'.repeat(10_000),
      'say "hello',
      'add as a task',
      'a\u0000b',
      '\u202Egnp.exe',
      '👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
      '10:30',
      "don't",
      'https://a.example/?b=c:d',
      'tsak add milk',
      'task ad milk',
    ]
    const { code, out, errors } = await run(`${rubbish.join('\n')}\n`, {
      DATABASE_URL: `sqlite:${join(folder, 'c.db')}`,
    })
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(out).not.toMatch(/\bat .+\(.+:\d+:\d+\)|my fault/)
    expect(out).toMatch(/(?:10|22):30/)
    for (const words of ['Added: say "hello', "Added: don't", 'https://a.example/?b=c:d', 'tsak add milk'])
      expect(out).toContain(words)
    expect(out).toContain('I meant: task add')
  })
})

test('says how it goes: exit 0 where that was the question, 2 where it was asked wrongly', async () => {
  const usage = expect.stringMatching(/^Try: npm start -- --as NAME\./)
  expect(await run('', {}, ['--help'])).toEqual({ code: 0, out: usage, errors: '' })
  for (const words of [['--as'], ['ann'], ['--as', 'ann', 'too']])
    expect(await run('', {}, words)).toEqual({ code: 2, out: '', errors: usage })
})

test('is stopped while it starts too, and says 0', async () => {
  // Somebody who never lets go of the database: it waits for its turn to bring the schema up.
  const file = join(folder, 'busy.db')
  const other = await openDatabase(`sqlite:${file}`)
  const { PATH = '', HOME = '' } = process.env
  const environment = { PATH, HOME, DATABASE_URL: other.url, PARTS: 'nudges,web', PORT: '0' }
  await other.knex.transaction(async (trx) => {
    await trx.raw('CREATE TABLE busy (x int)')
    const child = spawn(process.execPath, [main], { env: environment, timeout: 120_000 })
    const ended = once(child, 'close')
    // Its lock is there when it has heard of signals long since.
    await expect.poll(() => existsSync(`${file}.lock`)).toBe(true)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })
  await other.close()
})

describe('a wrong configuration', () => {
  test('is told in one message that lists every fault, without a stack', async () => {
    const { code, out, errors } = await run('', {
      PORT: 'abc',
      DISCORD_TOKEN: 'x',
      SIGNUP: 'maybe',
      DATABASE_URL: 'mysql://x',
    })
    expect(code).toBe(1)
    expect(out).toBe('')
    for (const name of ['PORT', 'DISCORD_APPLICATION_ID', 'SIGNUP', 'DATABASE_URL'])
      expect(errors).toContain(`- ${name}: `)
    expect(errors).not.toMatch(/\n\s+at /)
  })

  test('a PostgreSQL that does not answer is told so, without its password', async () => {
    const { code, out, errors } = await run('', {
      DATABASE_URL: 'postgres://proxy:secret@127.0.0.1:1/proxy',
      SECRET_KEY: 'k'.repeat(32),
    })
    expect([code, out]).toEqual([1, ''])
    expect(errors).toContain(
      'PostgreSQL does not answer at 127.0.0.1:1. Is it running there, and is DATABASE_URL right?',
    )
    expect(errors).not.toMatch(/secret|\bat .*\(/)
  })

  test('a second process on the same file is told so', async () => {
    const { PATH = '', HOME = '' } = process.env
    const environment = { DATABASE_URL: `sqlite:${join(folder, 'd.db')}` }
    const first = spawn(process.execPath, [main], { env: { PATH, HOME, ...environment } })
    first.stdin.write('Buy milk\n')
    await once(first.stdout, 'data')
    const second = await run('task list\n', environment)
    first.kill('SIGKILL')
    await once(first, 'close')
    expect(second.code).toBe(1)
    expect(second.errors).toContain('Another Proxy already serves')
    expect((await run('task list\n', environment)).out).toContain('Buy milk')
  })
})
