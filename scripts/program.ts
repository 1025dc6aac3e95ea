// Loads the bundled program: a script whose compiled code is kept beside it, since compiling it was a third of the time
// to the first answer. Imports nothing but Node's own modules, which are there at once.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** What the bundler puts around the program: `bundle.ts` names these parameters. */
type Program = (
  require: NodeJS.Require,
  module: { exports: object },
  exports: object,
  url: string,
  folder: string,
) => void

/** The file of compiled code that belongs to a bundle. */
export const codeCachePath = (file: string): string => `${file}.cache`

/**
 * Compiles the bundle, from its kept code where that is of this version of Node; else it is compiled anew, which is
 * slower and otherwise the same. V8 compares only lengths, so the name of a bundle must contain a hash of its text.
 */
export function compileProgram(file: string, kept: Buffer | undefined): Script {
  // One byte a letter: esbuild escapes every other.
  const text = readFileSync(file, 'latin1')
  // V8 refuses code that was compiled under other flags than it has now.
  if (isStarting) setYoungGrowth(V8_YOUNG_GROWTH)
  const script = new Script(text, { filename: file, ...(kept ? { cachedData: kept } : {}) })
  if (isStarting) setYoungGrowth(1)
  return script
}

const V8_YOUNG_GROWTH = 2
/** How long a start takes at most, in milliseconds. */
export const START_MS = 5000
let isStarting = false

const setYoungGrowth = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`)

/**
 * Keeps V8's space for new objects as small as it begins until the program has started. What loading a program makes
 * would double it four times, to sixteen megabytes that somebody's own assistant never needs again; under load it grows
 * as ever.
 */
export function startSmall(): void {
  isStarting = true
  setYoungGrowth(1)
  setTimeout(() => {
    isStarting = false
    setYoungGrowth(V8_YOUNG_GROWTH)
  }, START_MS).unref()
}

/** The kept code; undefined where the build could write none. */
export function readCodeCache(file: string): Buffer | undefined {
  try {
    return readFileSync(codeCachePath(file))
  } catch {
    return undefined
  }
}

/** Runs a compiled bundle; its errors name the sources it was built from. */
export function runProgram(script: Script, file: string): void {
  mapStackTraces(file)
  runBundle(script, file, requireBeside(file))
}

/** Runs a compiled bundle of packages. @returns what gives each of them, by its name, once it is asked for */
export function runPackages(script: Script, file: string): Packages {
  return runBundle(script, file, requireBeside(file)) as Packages
}

type Packages = Readonly<Record<string, () => unknown>>

function runBundle(script: Script, file: string, require: NodeJS.Require): object {
  const module = { exports: {} }
  const run: Program = script.runInThisContext()
  run(require, module, module.exports, pathToFileURL(file).href, dirname(file))
  return module.exports
}

/** The file that says which packages have a bundle beside the program's, and which. */
export const packageIndexPath = (file: string): string => join(dirname(file), 'packages.json')

/** Packages that a bundle beside this one gave; by its file and their name, so that all who ask have the same. */
const given = new Map<string, Packages>()

/** `require` that takes from the bundles of packages what they hold, and the rest from `node_modules`. */
function requireBeside(file: string): NodeJS.Require {
  const require = createRequire(file)
  let index: Readonly<Record<string, string>> | undefined
  const find = (name: string): unknown => {
    if (name.startsWith('node:')) return require(name)
    index ??= readIndex(file)
    const bundle = index[name]
    if (bundle === undefined) return require(name)
    const path = join(dirname(file), bundle)
    const packages = given.get(path) ?? runPackages(compileProgram(path, readCodeCache(path)), path)
    given.set(path, packages)
    return packages[name]?.()
  }
  return Object.assign(find, require)
}

function readIndex(file: string): Readonly<Record<string, string>> {
  const path = packageIndexPath(file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/** Node's `--enable-source-maps` knows no scripts, and would read the map at every start: it is read at the first error. */
function mapStackTraces(file: string): void {
  let map: SourceMap | null | undefined
  Error.prepareStackTrace = (error, frames) => {
    const places = frames.map((frame) => {
      if (frame.getFileName() !== file) return `    at ${frame}`
      map ??= readSourceMap(file)
      const { originalSource, originalLine, originalColumn } = findOrigin(map, frame)
      if (originalSource === undefined) return `    at ${frame}`
      const name = frame.getFunctionName()
      const place = `${new URL(originalSource, pathToFileURL(file)).pathname}:${originalLine + 1}:${originalColumn + 1}`
      return name === null ? `    at ${place}` : `    at ${name} (${place})`
    })
    return [headline(error), ...places].join('\n')
  }
}

const headline = (error: unknown): string => {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error'
  }
}

function readSourceMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  } catch {
    return null
  }
}

interface Origin {
  readonly originalSource?: string
  readonly originalLine: number
  readonly originalColumn: number
}

function findOrigin(map: SourceMap | null, frame: NodeJS.CallSite): Origin {
  const none = { originalLine: 0, originalColumn: 0 }
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()]
  if (map === null || line === null || column === null) return none
  const found = map.findEntry(line - 1, column - 1)
  return 'originalSource' in found ? found : none
}
