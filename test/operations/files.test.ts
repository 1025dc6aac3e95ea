// Files and screens as the built program has them: another program's lock at the start, a file that goes, a log that
// stays off the screen, a reader that has read enough.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { startProgram } from '../support/program.ts'

const dist = (name: string): string => new URL(`../../dist/src/${name}`, import.meta.url).pathname

async function place(): Promise<{ readonly file: string; readonly env: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'proxy.db')
  const { PATH = '', HOME = '' } = process.env
  return { file, env: { PATH, HOME, TZ: 'UTC', TERM: 'xterm', DATABASE_URL: `sqlite:${file}` } }
}

const PATIENT = { interval: 100 }

test('a file that another program has locked is told at the start, with the program', async () => {
  const { file, env } = await place()
  const database = await openDatabase(`sqlite:${file}`)
  await migrate(database, 'up')
  await database.close()
  const script = `const { default: sqlite3 } = await import('sqlite3')
    const other = new sqlite3.Database(${JSON.stringify(file)})
    other.exec('BEGIN EXCLUSIVE', () => console.log('locked'))
    setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  const child = spawn(process.execPath, [dist('main.js')], { env: { ...env, PARTS: 'nudges' } })
  let errors = ''
  child.stderr.on('data', (piece) => {
    errors += String(piece)
  })
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(errors).toContain(`Another program has ${file} locked: `)
  expect(errors).toContain(`(process ${holder.pid})`)
  expect(errors).toContain('Close it, then try again.')
  expect(errors).not.toContain('SQLITE_BUSY')
})

test('a file that goes under the running program is told by readiness and in the log', async () => {
  const { file, env } = await place()
  const program = await startProgram({ ...env, PARTS: 'nudges,web' })
  await expect.poll(() => program.at('/readyz'), PATIENT).toEqual({ status: 200, text: 'ready\n' })
  await rm(file)
  await expect.poll(async () => (await program.at('/readyz')).text, PATIENT).toContain('was removed or replaced')
  await program.logged(({ msg }) => msg.includes('was removed or replaced'))
  expect((await program.at('/readyz')).status).toBe(503)
  expect((await program.at('/livez')).status).toBe(200)
})

test('twenty-five requests at once in a terminal: each is answered, and no line of the log is among them', async () => {
  const { env } = await place()
  const child = spawn(process.execPath, [dist('main.js')], { env: { ...env, PARTS: 'terminal,nudges' } })
  let out = ''
  let errors = ''
  child.stdout.on('data', (piece) => {
    out += String(piece)
  })
  child.stderr.on('data', (piece) => {
    errors += String(piece)
  })
  child.stdin.end(Array.from({ length: 25 }, (_, index) => `Thing number ${index}\n`).join(''))
  expect((await once(child, 'close'))[0]).toBe(0)
  for (let index = 0; index < 25; index++) expect(out).toContain(`Thing number ${index}`)
  expect(out).not.toContain('"level"')
  expect(errors).toBe('')
})

/** Runs a program at a screen of its own, types to it, and gives what the screen was sent. */
const AT_A_SCREEN = `
import os, pty, select, sys, time
words = sys.argv[1].split('|')
program = sys.argv[2:]
pid, fd = pty.fork()
if pid == 0: os.execvp(program[0], program)
said, begun = b'', time.time()
def read(until, seconds):
    global said
    end = time.time() + seconds
    while time.time() < end and until not in said:
        if select.select([fd], [], [], 0.1)[0]:
            try: piece = os.read(fd, 65536)
            except OSError: break
            if not piece: break
            said += piece
for step in words:
    if step.startswith('rm '): os.remove(step[3:])
    elif step.startswith('wait '): read(step[5:].encode(), 60)
    else: os.write(fd, step.encode() + b'\\r')
os.kill(pid, 9)
sys.stdout.buffer.write(said)
`

test('at a screen the log goes into a file, and never between the lines', async () => {
  const { file, env } = await place()
  const steps = ['Buy milk', 'wait Added', `rm ${file}`, 'wait never said, so that it notices', 'Tea', 'wait saved.']
  const child = spawn(
    'python3',
    [
      '-c',
      AT_A_SCREEN.replace('read(step[5:].encode(), 60)', "read(step[5:].encode(), 6 if 'never' in step else 60)"),
      steps.join('|'),
      process.execPath,
      dist('main.js'),
    ],
    { env: { ...env, PARTS: 'terminal,nudges' } },
  )
  let screen = ''
  child.stdout.on('data', (piece) => {
    screen += String(piece)
  })
  expect((await once(child, 'close'))[0]).toBe(0)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out.
  const words = screen.replace(/\u001b\[[0-9;?]*[a-zA-Z]/g, '').replace(/\s+/g, ' ')
  expect(words).toContain('The file I save to was moved or deleted, so nothing was saved.')
  expect(screen).not.toContain('"level"')
  expect(await readFile(`${file}.log`, 'utf8')).toContain('was removed or replaced')
})

test('who has read enough is no failure: proxy … | head -1', async () => {
  const { env } = await place()
  const run = (line: string) =>
    new Promise<{ code: number; errors: string; out: string }>((resolve) => {
      execFile('bash', ['-c', line], { env }, (error, out, errors) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, errors }),
      )
    })
  const cli = `${process.execPath} ${dist('cli.js')}`
  expect(await run(`set -o pipefail; ${cli} slack manifest | head -1`)).toEqual({ code: 0, out: '{\n', errors: '' })
  // Closed before the first word comes.
  expect(await run(`set -o pipefail; ${cli} --help | true`)).toEqual({ code: 0, out: '', errors: '' })
})
