// Kind words: every text the product can say, read for the words that blame, push or cheer.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const FOLDERS = ['src/commands', 'src/views', 'src/domain', 'src/language', 'src/nudges', 'src/chat', 'adapters']

/** Patterns of what people type; nothing in it is said. */
const TYPED = ['src/language/carriers.ts']

/** A button that makes less of a plan, help's first line, and questions, which ask and do not push. */
const ALLOWED = /^(Just one|just type it)$|\bWhat should [^.?]+\?$/

const FORBIDDEN: readonly (readonly [what: string, found: RegExp])[] = [
  ['just', /\bjust\b/i],
  ['should', /\bshould\b/i],
  ['do not forget', /\b(don['’]t|do not) forget\b/i],
  ['overdue', /\boverdue\b/i],
  ['a count of failures', /\b(missed|failed) \$?\{?\w*\}? ?(days?|times?|tasks?)\b/i],
  ['cheering', /\b(amazing|awesome|well done|great job|congratulations)\b/i],
  ['an exclamation mark', /[\p{L}\d]!(?=$|[\s"”)])/u],
]

const texts = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !TYPED.includes(`${folder}/${file}`))
    .flatMap((file) =>
      literals(readFileSync(join(root, folder, file), 'utf8')).map((text) => `${folder}/${file}: ${text}`),
    ),
)

describe('the voice', () => {
  test('there is something to read', () => {
    expect(texts.length).toBeGreaterThan(1000)
    expect(literals("const a = 'You should!' // should")).toEqual(['You should!'])
  })

  test.each(FORBIDDEN)('never %s', (_what, found) => {
    const said = texts.filter((text) => {
      const words = text.slice(text.indexOf(': ') + 2)
      return found.test(words) && !ALLOWED.test(words)
    })
    expect(said).toEqual([])
  })
})

/** String and template literals of a source that read like words, its comments, imports and patterns left out. */
function literals(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '').replaceAll(/^import .*$/gm, '')
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((text) => /[A-Z].*[a-z]/.test(text) && !/^[\w/:.-]+$/.test(text) && !/\(\?:|[)?] \(|\{_\}/.test(text))
}
