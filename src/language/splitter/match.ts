// Which family a title belongs to: by whole words and their stems, never by parts of words.
import { FAMILIES, GENERAL } from './families/index.ts'
import type { Family, PartTemplate, StepTemplate, Wording } from './recipe.ts'
import type { Slots, Subject } from './subject.ts'
import { wordsOf } from './words.ts'

interface Pattern {
  readonly family: Family
  readonly words: readonly { readonly stem: string; readonly exact: string | null }[]
  readonly first: boolean
  readonly score: number
}

/** “set up [my new] phone”. */
const MOST_BETWEEN = 2

// Read on first use: a process that never splits pays nothing.
const patterns = once((): readonly Pattern[] =>
  FAMILIES.flatMap((family) =>
    family.patterns.map(({ words, weight }) => {
      const first = words.startsWith('^')
      const exact = words.includes('=')
      const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text : null }))
      return { family, first, words: list, score: weight + 2 * list.length + (first ? 5 : 0) }
    }),
  ),
)

const everyFamily = [...FAMILIES, ...Object.values(GENERAL)]

const parts = once(() =>
  everyFamily.flatMap((family) =>
    family.parts.flatMap((part) => part.title.map((say) => ({ found: part, ...readable(say) }))),
  ),
)

const steps = once(() =>
  everyFamily
    .flatMap((family) => [...family.steps, ...family.parts.flatMap((part) => part.steps)])
    .flatMap((template) => template.say.map((say) => ({ found: template, ...readable(say) }))),
)

/** The best-matching family; the general one for this kind of task when no word is known. */
export function familyOf(subject: Subject, leafType: keyof typeof GENERAL | null | undefined): Family {
  let best: Pattern | undefined
  for (const pattern of patterns()) {
    if ((best === undefined || pattern.score > best.score) && occurs(pattern, subject)) best = pattern
  }
  return best?.family ?? GENERAL[leafType ?? 'any']
}

/** The part a sub-task's title came from, with the slots read back out of the title. */
export function partOf(title: string): { found: PartTemplate; slots: Slots } | undefined {
  return readBack(parts(), title)
}

/** The template a step's words came from, whichever family it is in, with the slots read back. */
export function templateOf(description: string): { found: StepTemplate; slots: Slots } | undefined {
  return readBack(steps(), description)
}

/** Of all wordings that fit, the one with the most letters of its own. */
function readBack<T>(all: readonly (Readable & { found: T })[], text: string): { found: T; slots: Slots } | undefined {
  let best: (Readable & { found: T }) | undefined
  for (const each of all) {
    if ((best === undefined || each.letters > best.letters) && text.startsWith(each.start) && each.pattern.test(text))
      best = each
  }
  const values = best?.pattern.exec(text)
  return best && { found: best.found, slots: Object.fromEntries(best.names.map((name, i) => [name, values?.[i + 1]])) }
}

/** Whether the pattern's words stand in the title, in a row; after a first word one or two others may come between. */
function occurs({ words, first }: Pattern, subject: Subject): boolean {
  const starts = first ? [0] : subject.words.keys()
  for (const start of starts) {
    let at = start
    const all = words.every((word, index) => {
      const last = first && index === words.length - 1 && index > 0 ? at + MOST_BETWEEN : at
      for (; at <= last; at += 1) {
        const found = subject.words[at]
        if (word.exact === null ? found?.stem === word.stem : found?.text.toLowerCase() === word.exact) {
          at += 1
          return true
        }
      }
      return false
    })
    if (all) return true
  }
  return false
}

interface Readable {
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly letters: number
  readonly start: string
}

function readable(say: Wording[number]): Readable {
  const literal = say.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    pattern: new RegExp(`^${literal.join('(.+)')}$`, 'u'),
    names: Array.from(say.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''),
    letters: literal.join('').length,
    start: say.split('{')[0] ?? '',
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
