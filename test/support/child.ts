// A process of its own that runs the built code, for what only a second process or a kill can show.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { externalPackages } from '../../scripts/bundled-packages.ts'
import { escapeLetters } from '../../scripts/escape-letters.ts'
import { codeCachePath } from '../../scripts/program.ts'
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
const bundles = new Map<string, Promise<string>>()

/**
 * Runs a module's text in Node. `import` of a path that begins with `#` means the built `src/`; `process.argv[1]` on are `args`.
 * Ends with the running test at the latest.
 */
export async function startChild(source: string, args: readonly string[] = []): Promise<Child> {
  const bundle = bundles.get(source) ?? bundleModule(source, bundles.size)
  bundles.set(source, bundle)
  const child = spawn(process.execPath, ['--input-type=module', '-e', running(await bundle), ...args], {
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

/** As the built program is bundled and run: its compiled code is kept by the first child, as soon as all is loaded. */
const running = (file: string): string => `
  import fs from 'node:fs'
  import { codeCachePath, compileProgram, readCodeCache, runProgram } from '${new URL('../scripts/program.js', built).href}'
  const { renameSync, writeFileSync } = fs
  const file = ${JSON.stringify(file)}
  const kept = readCodeCache(file)
  const script = compileProgram(file, kept)
  runProgram(script, file)
  if (!kept) {
    const own = codeCachePath(file) + '.' + process.pid
    writeFileSync(own, script.createCachedData())
    renameSync(own, codeCachePath(file))
  }
`

/** @returns the path of its script */
async function bundleModule(source: string, index: number): Promise<string> {
  await access(built).catch(() => {
    throw new Error('This test runs the built code: run `npm run build` first')
  })
  // As deep in `dist` as the files that resolve paths by `import.meta.url`.
  const bundle = fileURLToPath(new URL(`children/${process.pid}-${index}.cjs`, built))
  const forget = () => {
    for (const file of [bundle, codeCachePath(bundle)]) rmSync(file, { force: true })
  }
  // Of a process that was killed, and had this one's number.
  forget()
  process.once('exit', forget)
  const lines = source.replaceAll("'#", "'./").split('\n')
  const isImport = (line: string) => /^\s*import\s/.test(line)
  const body = lines.filter((line) => !isImport(line))
  await build({
    stdin: {
      // A script can't wait at its top.
      contents: [...lines.filter(isImport), 'void (async () => {', ...body, '})()'].join('\n'),
      resolveDir: fileURLToPath(built),
      loader: 'js',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url', 'import.meta.dirname': '__folder' },
    banner: { js: '(function (require, module, exports, __url, __folder) {' },
    footer: { js: '})' },
    external: externalPackages(fileURLToPath(new URL('../../', built))),
    outfile: bundle,
    logLevel: 'error',
  })
  escapeLetters(bundle)
  return bundle
}

/** A ceiling, so that a process that hangs is told from a slow one. */
const SILENCE_MS = 300_000

async function kill(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL')
  await gone
}
