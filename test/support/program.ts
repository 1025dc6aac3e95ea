// The program as it is deployed: built, in a process of its own, told by the environment, watched through its log and
// its port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { onTestFinished } from './side-by-side.ts'

const main = new URL('../../dist/src/main.js', import.meta.url).pathname

const line = z.looseObject({
  msg: z.string(),
  id: z.string().optional(),
  port: z.number().optional(),
  platform: z.string().optional(),
  state: z.string().optional(),
  messageId: z.string().optional(),
})
export type LogLine = z.infer<typeof line>

export interface Program {
  readonly port: number
  /** Everything it wrote to standard error. */
  errors(): string
  log(): readonly LogLine[]
  /** The first line of the log, past or to come, that is so. */
  logged(isIt: (line: LogLine) => boolean): Promise<LogLine>
  /** Status and text of a path on its port; 0 where nobody listens. */
  at(path: string): Promise<{ readonly status: number; readonly text: string }>
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void
  kill(): Promise<void>
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>
}

/** Resolves once it listens. Ends with the running test at the latest. @param folder where it is started; here unless given */
export async function startProgram(
  environment: Readonly<Record<string, string>>,
  folder: string = process.cwd(),
): Promise<Program> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH, HOME, TZ: 'UTC', PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(child, 'close')
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  let errors = ''
  const lines: LogLine[] = []
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listen of listeners) listen()
  }
  createInterface(child.stderr).on('line', (text) => {
    errors += `${text}\n`
    const read = text.startsWith('{') ? line.safeParse(JSON.parse(text)) : null
    if (read?.success) lines.push(read.data)
    notify()
  })
  void gone.then(notify)
  const logged = (isIt: (line: LogLine) => boolean) =>
    new Promise<LogLine>((resolve, reject) => {
      const listen = () => {
        const found = lines.find(isIt)
        if (found) resolve(found)
        else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`Ended early: ${errors}`))
        else return
        listeners.delete(listen)
      }
      listeners.add(listen)
      listen()
    })
  const { port = 0 } = await logged(({ msg }) => msg === 'Listening')
  return {
    port,
    errors: () => errors,
    log: () => lines,
    logged,
    async at(path) {
      try {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000) })
        return { status: response.status, text: await response.text() }
      } catch {
        return { status: 0, text: '' }
      }
    },
    signal: (name) => void child.kill(name),
    kill,
    async ended() {
      await gone
      return child.exitCode
    },
  }
}
