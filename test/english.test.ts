// Plain English: every text people can read, searched for the turns that make it stiff. Text and list change together.
// The answers to all examples are searched by test/commands/examples.test.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { BANNED } from './support/plain-english.ts'

const root = resolve(import.meta.dirname, '..')

/** Where texts for people are written: screens, errors, help, pages, the operator's command line, what logs explain. */
const SOURCES = ['src', 'adapters']
/** Their literals are never shown: stored values, queries, and words that people type. */
const UNSHOWN =
  /^src\/(models|database|contracts|language\/(splitter|carriers|date-words|date-meaning|line-edges)|commands\/lib\/[a-z-]*-sentences)/

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.env.example',
  'src/commands/README.md',
  'src/nudges/README.md',
  'src/operator/README.md',
  'migrations/README.md',
  'adapters/slack/README.md',
  'adapters/discord/README.md',
  'adapters/terminal/README.md',
  'adapters/web/README.md',
]

interface Found {
  readonly where: string
  readonly text: string
}

describe('plain English', () => {
  const texts = sourceTexts()
  const pages = PAGES.flatMap(pageTexts)

  test('there is something to read, and a banned turn in it would be found', () => {
    expect(texts.length).toBeGreaterThan(2000)
    expect(pages.length).toBeGreaterThan(1500)
    const shown = literalsOf(`// Whoever\nconst a = t\`Taken back: \${'Say: done'}\``, 'a.ts')
    expect(shown).toEqual([
      { where: 'a.ts:2', text: `Taken back: \${'Say: done'}` },
      { where: 'a.ts:2', text: 'Say: done' },
    ])
    expect(literalsOf("const a = { says: ['(start|begin) afresh'], about: 'Start afresh' }", 'a.ts')).toEqual([
      { where: 'a.ts:1', text: 'Start afresh' },
    ])
    expect(BANNED.filter(([, found]) => shown.some(({ text }) => found.test(text))).map(([turn]) => turn)).toEqual([
      'taken back',
      'say: X, then a word of it',
    ])
  })

  test.each(BANNED)('never %s', (_turn, found, instead) => {
    const said = [...texts, ...pages].filter(({ text }) => found.test(text))
    expect(said.map(({ where, text }) => `${where}: ${text} (better: ${instead})`)).toEqual([])
  })
})

/** String and template literals of our sources that hold words. */
function sourceTexts(): readonly Found[] {
  return SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => file.endsWith('.ts') && !UNSHOWN.test(file))
      .flatMap((file) => literalsOf(readFileSync(join(root, file), 'utf8'), file)),
  )
}

/** By the parser, so that comments, imports and types are not taken for texts. */
function literalsOf(source: string, file: string): Found[] {
  const found: Found[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each)
      return
    }
    if (!isNode(node) || /^Import|^ExportAll|^TSLiteralType$/.test(node.type) || isTypedWords(node)) return
    const text =
      node.type === 'TemplateLiteral'
        ? source.slice(node.start + 1, node.end - 1)
        : node.type === 'Literal'
          ? node.value
          : null
    // A lower-case word or a button's line alone is a value, not a sentence.
    if (
      typeof text === 'string' &&
      (/\s/.test(text) || /^[A-Z][a-z]/.test(text)) &&
      !/\b(SELECT|UPDATE|INSERT|CASE) /.test(text)
    )
      found.push({ where: `${file}:${source.slice(0, node.start).split('\n').length}`, text })
    for (const value of Object.values(node)) visit(value)
  }
  visit(parseAst(source, { lang: 'ts' }))
  return found
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  /** Of a property. */
  readonly key?: unknown
  readonly value?: unknown
  /** Of an identifier. */
  readonly name?: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** A command's sentence patterns: what people type, in their own turns. */
const isTypedWords = ({ type, key, value }: Node): boolean =>
  type === 'Property' &&
  isNode(key) &&
  (key as { name?: unknown }).name === 'says' &&
  isNode(value) &&
  value.type === 'ArrayExpression'

/** The lines of a page; code in it is an example of what is typed or shown, and read too. */
function pageTexts(file: string): Found[] {
  const path = join(root, file)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ where: `${file}:${index + 1}`, text }))
    .filter(({ text }) => /[a-z]{2}/i.test(text))
}
