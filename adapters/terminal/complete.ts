// Tab completion: nouns, verbs and shorts; a command's options by name; choices and the person's own things.
import { type Catalogue, commandNoun, commandVerb } from '../../src/chat/command.ts'
import { visibleOptions } from '../../src/chat/options.ts'
import type { Choice } from '../../src/chat/view.ts'
import { toPrintableLine } from './printable.ts'

export interface Completion {
  readonly hits: readonly string[]
  /** The end of the line that a completion replaces. */
  readonly on: string
}

export type ChoiceSource = (command: string, option: string, typed: string) => Promise<readonly Choice[]>

/** @param line the text before the cursor. */
export async function completeLine<Me>(
  catalogue: Catalogue<Me>,
  line: string,
  suggest: ChoiceSource,
): Promise<Completion> {
  const [, first = '', gap = '', rest = ''] = /^\s*(\S*)(\s*)([\s\S]*)$/.exec(line) ?? []
  if (gap === '') return prefixCompletion(firstWords(catalogue), first)
  const noun = first.toLowerCase()
  const [, verb = '', space = '', after = ''] = /^(\S*)(\s*)([\s\S]*)$/.exec(rest) ?? []
  const named = catalogue.findCommand(`${noun} ${verb.toLowerCase()}`)
  if (named && space !== '') return blanks(named, after, suggest)
  const short = catalogue.findByAlias(noun.replace(/^\//, ''))
  if (catalogue.nouns.includes(noun)) {
    const verbs = catalogue.commands
      .filter(({ name }) => commandNoun(name) === noun)
      .map(({ name }) => `${commandVerb(name)} `)
    const offered = prefixCompletion(verbs, rest)
    if (offered.hits.length > 0) return offered
  }
  return short ? blanks(short, rest, suggest) : { hits: [], on: rest }
}

function firstWords<Me>({ nouns, commands }: Catalogue<Me>): string[] {
  const shorts = commands.flatMap(({ aliases = [] }) => aliases).flatMap((word) => [word, word.replace(/^\//, '')])
  return [...new Set([...nouns, ...shorts, 'exit'])].map((word) => `${word} `)
}

async function blanks<Me>(
  command: Catalogue<Me>['commands'][number],
  words: string,
  suggest: ChoiceSource,
): Promise<Completion> {
  const inside = /(?:^|\s)([a-z][a-z0-9-]*):("[^"]*|\S*)$/i.exec(words)
  const name = inside?.[1]?.toLowerCase()
  if (inside && name !== undefined && command.options[name]) {
    const typed = inside[2] ?? ''
    return { hits: fitting(await suggest(command.name, name, typed.replace(/^"/, '')), typed), on: typed }
  }
  const given = new Set([...words.matchAll(/(?:^|\s)([a-z][a-z0-9-]*):/gi)].map(([, key]) => key?.toLowerCase()))
  const free = visibleOptions(command.options).filter(([key]) => !given.has(key))
  const word = /\S*$/.exec(words)?.[0] ?? ''
  const names = prefixCompletion(
    free.map(([key]) => `${key}:`),
    word,
  )
  // Words without an option name belong to the first option with a look-up or choices.
  const open = free.find(([, option]) => option.kind === 'lookup' || option.choices !== undefined)
  if (!open || given.size > 0) return names
  const found = fitting(await suggest(command.name, open[0], words.replace(/^"/, '')), words)
  if (found.length === 0) return names
  return { hits: word === words ? replacing([...found, ...names.hits], words) : found, on: words }
}

/** In a form that can be typed: the label if it is unique and simple, else the value. */
function fitting(choices: readonly Choice[], typed: string): string[] {
  const labels = choices.map(({ label }) => label)
  const hits = choices.map(({ label, value }) => {
    const isPlain =
      label === toPrintableLine(label) &&
      !/["“”„\\]/.test(label) &&
      labels.filter((each) => each === label).length === 1
    const isWord = /^[a-z0-9_-]+$/i.test(value) && value.length < 30
    const said = isWord || !isPlain ? value : label
    return /\s/.test(said) ? `"${said}" ` : `${said} `
  })
  return replacing(hits, typed)
}

/** readline would replace what was typed by the common prefix of completions that begin otherwise; so it is kept. */
function replacing(hits: readonly string[], typed: string): string[] {
  const others = hits.filter((hit) => hit !== typed)
  return others.length > 1 && typed !== '' && !others.every((hit) => hit.startsWith(typed))
    ? [...others, typed]
    : others
}

const prefixCompletion = (all: readonly string[], on: string): Completion => ({
  hits: all.filter((hit) => hit.startsWith(on.toLowerCase())),
  on,
})
