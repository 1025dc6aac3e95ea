// What a typed line means, in the order of the conversation design: whole-line phrase, `noun verb`, a short or a bare
// noun if the whole line reads, else it is captured. Nothing that was typed is ever lost.
import { clean } from '../../text.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { isOneSlipAway, nounOf, phraseOf } from '../command.ts'
import { missing } from '../form.ts'
import type { RawValues } from '../request.ts'
import type { Subject } from '../view.ts'
import { parseBlanks } from './line.ts'

/** A command with its blanks filled, not yet read. `left` are words that no blank could take. */
export interface Meant<Me> {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  readonly left: string
}

/** What a typed line may mean. */
export type Reading<Me> =
  | { readonly kind: 'number'; readonly number: number }
  /** Several choices of a select, if the newest view has one; else `capture`. */
  | { readonly kind: 'numbers'; readonly numbers: readonly number[]; readonly capture: Meant<Me> }
  | { readonly kind: 'yes' | 'no' | 'thanks' }
  /** Certain: refuse what is wrong with it. A whole phrase may also be the label of a button that is there. */
  | ({ readonly kind: 'command'; readonly isPhrase?: boolean } & Meant<Me>)
  /** Only if it reads without fault; else `capture`, with *I meant*. */
  | { readonly kind: 'maybe'; readonly meant: Meant<Me>; readonly word: string; readonly capture: Meant<Me> }
  /** `nearMiss`: a known noun with a verb that is nearly one, or nearly a phrase; `perhaps`: a verb of tasks alone, meant only if it reads. */
  | {
      readonly kind: 'capture'
      readonly capture: Meant<Me>
      readonly nearMiss?: Named<Me>
      readonly perhaps?: Named<Me>
    }

type Named<Me> = Meant<Me> & { readonly word: string }

/** @param card what the line replies to, if it replies to a card. */
export function readLine<Me>(catalogue: Catalogue<Me>, raw: string, card?: Subject): Reading<Me> {
  const line = clean(raw).trim()
  const phrase = phraseOf(line)
  const home = line === '' && catalogue.short('home')
  if (home) return { kind: 'command', command: home, values: {}, left: '' }
  if (NUMBERS.test(phrase)) {
    const numbers = (phrase.match(/\d+/g) ?? []).map(Number)
    const [number] = numbers
    if (number !== undefined && numbers.length === 1) return { kind: 'number', number }
    return { kind: 'numbers', numbers, capture: captured(catalogue, line) }
  }
  if (/^(yes|yep|yeah|yea|yup|ya|y|sure|yes please|ja|oui|si|sí)$/.test(phrase)) return { kind: 'yes' }
  if (/^(no|nope|nah|n|no thanks|no thank you|nein|non)$/.test(phrase)) return { kind: 'no' }
  if (THANKS.test(phrase)) return { kind: 'thanks' }
  const reply = card && replied(catalogue, line, card)
  if (reply) return reply
  const whole = catalogue.phrase(line)
  if (whole) return { kind: 'command', isPhrase: true, ...whole, left: '' }
  const words = /^\/?(\S+)(?:\s+(\S+))?/.exec(line)
  const first = words?.[1]?.toLowerCase() ?? ''
  const second = words?.[2]?.toLowerCase() ?? ''
  const named = catalogue.find(`${first} ${second}`)
  if (named) return { kind: 'command', command: named, ...parseBlanks(named, after(line, 2)) }
  const capture = captured(catalogue, line)
  const brief = catalogue.short(first) ?? catalogue.first(first)
  // What is a word of ours as it stands is no slip: "project" is not nearly "projects".
  const almost = brief
    ? undefined
    : (catalogue.nearPhrase(line) ?? (second === '' ? nearWord(catalogue, first) : undefined))
  if (almost) return { kind: 'capture', capture, nearMiss: { ...almost, left: '' } }
  const nearMiss = near(catalogue, first, second, line)
  if (nearMiss) return { kind: 'capture', capture, nearMiss }
  if (brief) {
    return { kind: 'maybe', meant: { command: brief, ...parseBlanks(brief, after(line, 1)) }, word: first, capture }
  }
  const bare = second === '' ? undefined : catalogue.find(`${nounOf(capture.command.name)} ${first}`)
  const perhaps = bare && { command: bare, ...parseBlanks(bare, after(line, 1)), word: bare.name }
  return { kind: 'capture', capture, ...(perhaps ? { perhaps } : {}) }
}

/** What a pressed button's line, or a form's, means: always a command, never captured. */
export function readPressed<Me>(catalogue: Catalogue<Me>, line: string): Meant<Me> | null {
  const [, first = '', second = ''] = /^\/?(\S+)(?:\s+(\S+))?/.exec(line) ?? []
  const named = catalogue.find(`${first} ${second}`)
  if (named) return { command: named, ...parseBlanks(named, after(line, 2)) }
  const brief = catalogue.short(first) ?? catalogue.first(first)
  return brief ? { command: brief, ...parseBlanks(brief, after(line, 1)) } : null
}

const NUMBERS = /^#?\d{1,3}((\s*,\s*|\s+)#?\d{1,3})*$/
const THANKS =
  /^(thanks|thank you|thank u|thanks a lot|many thanks|thx|ty|tysm|cheers|danke|merci|gracias|ok|okay|k|kk|alright|got it|great|nice|cool|perfect|lol|haha|👍|❤️|❤|🙏)[\u{1F3FB}-\u{1F3FF}]?$/u

/** A reply to a card: a bare verb acts on it, anything else becomes a comment or a note. */
function replied<Me>(catalogue: Catalogue<Me>, line: string, card: Subject): Reading<Me> | null {
  const verb = phraseOf(line)
  const acts = catalogue.find(`${card.kind} ${verb}`) ?? catalogue.short(verb)
  if (acts && Object.hasOwn(acts.options, card.kind))
    return { kind: 'command', command: acts, values: { [card.kind]: card.id }, left: '' }
  // A verb of the card's own noun that needs no telling which: there is one session at a time.
  if (acts?.name.startsWith(`${card.kind} `) && missing(acts, {}).length === 0)
    return { kind: 'command', command: acts, values: {}, left: '' }
  const takes = catalogue.reply(card.kind)
  if (!takes?.takesReply) return null
  const values: Record<string, string> = { [takes.takesReply.into]: line }
  if (Object.hasOwn(takes.options, card.kind)) values[card.kind] = card.id
  return { kind: 'command', command: takes, values, left: '' }
}

/** Two to fifty short lines are many things; everything else is one. */
export function captured<Me>(catalogue: Catalogue<Me>, line: string): Meant<Me> {
  const lines = line.split(/\r?\n/).filter((each) => each.trim() !== '')
  const isMany = lines.length >= 2 && lines.length <= 50 && lines.every((each) => each.length <= 200)
  const command = (isMany && catalogue.capture('many')) || catalogue.capture('one')
  if (!command?.captures) throw new Error('No command captures lines')
  return { command, values: { [command.captures.into]: line }, left: '' }
}

/** `task ad Buy milk`: a noun, and a verb one slip away. */
function near<Me>(catalogue: Catalogue<Me>, noun: string, verb: string, line: string) {
  if (!catalogue.nouns.includes(noun) || verb.length < 2) return undefined
  const command = catalogue.commands.find(
    ({ name }) => name.startsWith(`${noun} `) && isOneSlipAway(verb, name.slice(noun.length + 1)),
  )
  return command && { command, ...parseBlanks(command, after(line, 2)), word: command.name }
}

/** `hepl`: a word alone, one slip away from one that means something alone. */
function nearWord<Me>(catalogue: Catalogue<Me>, word: string) {
  if (word.length < 4) return undefined
  const known = catalogue.commands
    .flatMap(({ shorts = [] }) => shorts.map((short) => short.replace(/^\//, '')))
    .find((short) => short.length >= 4 && isOneSlipAway(word, short))
  const command = known === undefined ? undefined : catalogue.short(known)
  return command && known !== undefined ? { command, values: {}, word: known } : undefined
}

/** What follows the first words of a line, its own spacing kept. */
function after(line: string, count: number): string {
  const found = count === 1 ? /^\S+\s*/.exec(line) : /^\S+\s+\S+\s*/.exec(line)
  return line.slice(found?.[0].length ?? line.length)
}
