// Test files of the shared projects run one after the other in one process: what a file leaves changed there
// changes every file after it. So each file is held to leave it as it found it, and the one that does not fails.
import { afterAll } from 'vitest'

const NAMES = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'Date', 'fetch'] as const
type Globals = { readonly [name in (typeof NAMES)[number]]: unknown }

/** The setup file runs again for each test file, in the same process: what was there the first time is the real thing. */
const KEY = Symbol.for('proxy.test.real-globals')
const shared = globalThis as typeof globalThis & { [KEY]?: Globals }
shared[KEY] ??= Object.fromEntries(NAMES.map((name) => [name, globalThis[name]])) as Globals
const real = shared[KEY]
/** What the process was given, and where it stands: each file may change both, and puts them back. */
const environment = { ...process.env }
const directory = process.cwd()

afterAll(() => {
  const changed: string[] = NAMES.filter((name) => globalThis[name] !== real[name])
  for (const name of NAMES)
    Object.defineProperty(globalThis, name, { value: real[name], writable: true, configurable: true })
  for (const name of new Set([...Object.keys(environment), ...Object.keys(process.env)])) {
    if (process.env[name] === environment[name]) continue
    changed.push(`the variable ${name}`)
    if (environment[name] === undefined) delete process.env[name]
    else process.env[name] = environment[name]
  }
  if (process.cwd() !== directory) changed.push('the directory')
  process.chdir(directory)
  if (changed.length > 0) throw new Error(`This file left ${changed.join(', ')} changed for the files after it`)
})
