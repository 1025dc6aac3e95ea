// A process of its own that runs the built code, for what only a second process or a kill can show.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { onTestFinished } from './side-by-side.ts'

export interface Child {
  /** Resolves once the child has printed this line; rejects, with its errors, when it ends before. */
  said(line: string): Promise<void>
  readonly pid: number | undefined
  isRunning(): boolean
  /** Freezes it, thaws it, asks it to stop. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGUSR1' | 'SIGUSR2'): void
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
  /** Its exit code, once it has ended, with what it wrote to stderr. */
  ended(): Promise<{ code: number | null; errors: string }>
}

const built = new URL('../../dist/src/', import.meta.url)

/**
 * Runs a module's text in Node. `import` of a path that begins with `#` means the built `src/`; `process.argv[1]` on are `args`.
 * Ends with the running test at the latest.
 */
export async function startChild(source: string, args: readonly string[] = []): Promise<Child> {
  await access(built).catch(() => {
    throw new Error('This test runs the built code: run `npm run build` first')
  })
  const text = source.replaceAll("'#", `'${built.href}`)
  const child = spawn(process.execPath, ['--input-type=module', '-e', text, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'close')
  onTestFinished(async () => void (await kill(child, gone)))
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const lines = new Set<string>()
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listen of listeners) listen()
  }
  createInterface(child.stdout).on('line', (line) => {
    lines.add(line)
    notify()
  })
  void gone.then(notify)
  return {
    said: (line) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          if (lines.has(line)) resolve()
          else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`Ended early: ${errors}`))
        }
        listeners.add(listen)
        listen()
      }),
    pid: child.pid,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
    kill: () => kill(child, gone),
    ended: async () => {
      await gone
      return { code: child.exitCode, errors }
    },
  }
}

async function kill(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL')
  await gone
}
