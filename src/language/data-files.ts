// Words that are data stand in text files beside the code that reads them, so that nobody has to program to add one.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The path of a file or folder below `src`. It stands in `src` and in `dist/src`; a bundled chunk lies elsewhere below
 * the same root.
 * @throws Error where it is nowhere: the build is not whole
 */
export function findDataPath(path: string): string {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    for (const found of [join(at, path), join(at, 'src', path)]) if (existsSync(found)) return found
  throw new Error(`${path} is missing; “npm run build” copies it.`)
}

/** The lines of a text file that say something: no comments, none that are empty. */
export const readDataLines = (path: string): readonly string[] =>
  readFileSync(findDataPath(path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

/** Entries `name: word, phrase, (a|b c)`; a line that begins with a space goes on with the one before. */
export function readWordLists(path: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  let into: string[] = []
  for (const line of readDataLines(path)) {
    const [, name, words] = /^(?:(\S[^:,]*):)?(.*)$/.exec(line) ?? []
    if (name !== undefined && !/^\s/.test(line)) {
      into = []
      lists.set(name, into)
    }
    into.push(...splitOutsideBrackets(words ?? ''))
  }
  return lists
}

/**
 * The lists of such a file by their names, as sets.
 * @throws Error where there is no list of that name: a mistake of ours
 */
export function wordSetsOf(path: string): (name: string) => ReadonlySet<string> {
  const lists = readWordLists(path)
  return (name) => {
    const words = lists.get(name)
    if (!words) throw new Error(`${path} has no list “${name}”`)
    return new Set(words)
  }
}

function splitOutsideBrackets(words: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of words) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ',' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '')
}
