// A process of its own that runs the built code, for what only a second process or a kill can show.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { externalPackages } from '../../scripts/bundled-packages.ts'
import { onTestFinished } from './side-by-side.ts'

export interface Child {
  /** Resolves once the child has printed this line; rejects, with its errors, when it ends before, or says nothing for minutes. */
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

/** The bundles of this process by their text: opening hundreds of files would be most of a child's processor time. */
const bundles = new Map<string, Promise<URL>>()

/**
 * Runs a module's text in Node. `import` of a path that begins with `#` means the built `src/`; `process.argv[1]` on are `args`.
 * Ends with the running test at the latest.
 */
export async function startChild(source: string, args: readonly string[] = []): Promise<Child> {
  const bundle = bundles.get(source) ?? bundleModule(source, bundles.size)
  bundles.set(source, bundle)
  const text = `await import(${JSON.stringify((await bundle).href)})`
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
        setTimeout(() => reject(new Error(`Never said “${line}”: ${errors}`)), SILENCE_MS).unref()
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

async function bundleModule(source: string, index: number): Promise<URL> {
  await access(built).catch(() => {
    throw new Error('This test runs the built code: run `npm run build` first')
  })
  // As deep in `dist` as the files that resolve paths by `import.meta.url`.
  const bundle = new URL(`chunks/child-${process.pid}-${index}.mjs`, built)
  await build({
    stdin: { contents: source.replaceAll("'#", "'./"), resolveDir: fileURLToPath(built), loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: REQUIRE },
    external: externalPackages(fileURLToPath(new URL('../../', built))),
    outfile: fileURLToPath(bundle),
    logLevel: 'error',
  })
  process.once('exit', () => rmSync(bundle, { force: true }))
  return bundle
}

/** A ceiling, so that a process that hangs is told from a slow one. */
const SILENCE_MS = 300_000

/** For the packages that are written for `require`. */
const REQUIRE =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url)"

async function kill(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL')
  await gone
}
