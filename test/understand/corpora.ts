// The lines of other people, and our own that no pattern was written for, each with the effect its writer meant. What
// an intent should do stands in `test/language/corpora/README.md`; `RESULTS.md` says how that is read here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './world.ts'

/** What a line should do. Only the database and the titles shown are looked at, never our own sentences. */
export type Effect =
  /** Nothing is changed. */
  | { readonly does: 'nothing' }
  /** Nothing is changed, and what is on the list is shown, or that nothing is. */
  | { readonly does: 'shows' }
  /**
   * One task or more, without the words around it. `titles`: any of these; null: unknown. `due`: the beginning of its
   * local time, or `some`. `has`: words its title must have. `orAsks`: the line leaves out what is to be kept.
   */
  | {
      readonly does: 'keeps'
      readonly titles: readonly string[] | null
      readonly due: string | null
      readonly has: readonly string[]
      readonly orAsks: boolean
    }
  /** The open thing with this word is gone, or its removal is one button away; null: nothing there is meant. */
  | { readonly does: 'removes' | 'finishes'; readonly word: string | null }
  | { readonly does: 'moves'; readonly word: string; readonly due: string }
  /** A session of these minutes; null: none is said, so that asking is right. */
  | { readonly does: 'focuses'; readonly minutes: number | null }
  /** The person's name, any of these; null: none is said. */
  | { readonly does: 'names'; readonly name: string | null }
  /** Kept word for word, without a date. */
  | { readonly does: 'title' }

export interface CorpusLine {
  readonly corpus: string
  readonly intent: string
  readonly line: string
  readonly effect: Effect
  /** What is on the list before. */
  readonly open: readonly string[]
  /** Nobody looks at these one by one: they show whether kinds were learnt, or lines. */
  readonly isHeldBack: boolean
}

const OPEN = ['buy milk', 'do laundry', 'call dentist'] as const

const lines = (path: string): string[] =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))

export function loadCorpora(): CorpusLine[] {
  const clinc = lines('test/language/corpora/clinc150-train.tsv').map((row) => {
    const [intent = '', line = ''] = row.split('\t')
    return { corpus: 'CLINC150', intent, line, ...clincEffect(intent, line), isHeldBack: isThird(line) }
  })
  const slurp = lines('test/language/corpora/slurp-devel.tsv').map((row) => {
    const [intent = '', marked = ''] = row.split('\t')
    const line = marked.replaceAll(/\[[a-z_]+ : ([^\]]+)\]/g, '$1')
    return { corpus: 'SLURP', intent, line, ...slurpEffect(intent, line, marked), isHeldBack: isThird(line) }
  })
  const titles = lines('test/language/corpora/todo-titles.txt').map((line) => ({
    corpus: 'to-do titles',
    intent: 'title',
    line: line.replaceAll('\\n', '\n'),
    effect: { does: 'title' } as const,
    open: [],
    isHeldBack: false,
  }))
  return [...clinc, ...slurp, ...titles, ...loadOwn('holdout', 'our own')]
}

/** Lines of `test/understand/<file>.tsv`: the effect, the line, and what is open before. */
export const loadOwn = (file: string, corpus: string): CorpusLine[] =>
  lines(`test/understand/${file}.tsv`).map((row) => {
    const [written = '', line = '', open] = row.split('\t')
    const effect = readEffect(written)
    const before = open ? open.split(';') : effect.does === 'title' ? [] : OPEN
    return { corpus, intent: effect.does, line: line.replaceAll('\\n', '\n'), effect, open: before, isHeldBack: false }
  })

/** `keeps ring grandma|call grandma @ 12-04 09:00` */
export function readEffect(written: string): Effect {
  const [, does = '', said = '', due] = /^(\S+) ?(.*?)(?: ?@ ?(.+))?$/.exec(written) ?? []
  switch (does) {
    case 'nothing':
    case 'asks':
      return { does: 'nothing' }
    case 'shows':
    case 'title':
      return { does }
    case 'keeps':
      return { does, titles: said === '' ? null : said.split('|'), due: due ?? null, has: [], orAsks: false }
    case 'removes':
    case 'finishes':
      return { does, word: said === '' ? null : said }
    case 'moves':
      return { does, word: said, due: due ?? '' }
    case 'focuses':
      return { does, minutes: said === '' ? null : Number(said) }
    case 'names':
      return { does, name: said === '' ? null : said }
    default:
      throw new Error(`No effect is called “${written}”`)
  }
}

/** Every third line, by its letters alone. */
function isThird(line: string): boolean {
  let sum = 0
  for (const letter of line) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % 3 === 0
}

type Meant = Pick<CorpusLine, 'effect' | 'open'>

const SHOWS = ['todo_list', 'reminder', 'calendar', 'shopping_list']
const KEEPS = [
  'todo_list_update',
  'reminder_update',
  'calendar_update',
  'shopping_list_update',
  'alarm',
  'schedule_meeting',
]

const REMOVES =
  /\b(remove[ds]?|take .*off|taken off|clear(ed)?|cancel|delete[d]?|erase[d]?|blank|nuke|wipe|get rid|cross|scratch|drop|removed|empty|edit this event out|no longer|strike|eliminate)\b/

function clincEffect(intent: string, line: string): Meant {
  // "Alert me in 20 minutes" says no timer, and a reminder does as well.
  if (intent === 'timer')
    return {
      effect:
        CLOCK.test(line) || /\b(alarm|remind|alert|wake)\b/.test(line)
          ? keeps(line, [])
          : { does: 'focuses', minutes: minutesOf(line) },
      open: OPEN,
    }
  if (intent === 'change_user_name') return { effect: { does: 'names', name: nameOf(line) }, open: OPEN }
  if (SHOWS.includes(intent)) return { effect: { does: 'shows' }, open: OPEN }
  if (!KEEPS.includes(intent) || (intent === 'schedule_meeting' && ASKS_FOR_ROOM.test(line)))
    return { effect: { does: 'nothing' }, open: OPEN }
  return REMOVES.test(line) ? removes(line) : { effect: keeps(line, []), open: OPEN }
}

/** Whether a room is free is asked of a house that has rooms; nothing is to be kept. */
const ASKS_FOR_ROOM = /\brooms?\b.*\b(available|availability|free|open)\b|\b(available|open|free) (meeting )?rooms?\b/

function slurpEffect(intent: string, line: string, marked: string): Meant {
  if (intent.endsWith('_query')) return { effect: { does: 'shows' }, open: OPEN }
  if (intent.endsWith('_remove') || REMOVES.test(line)) return removes(line)
  const effect = keeps(
    line,
    [...marked.matchAll(/\[(?:event_name|person|business_name|place_name) : ([^\]]+)\]/g)].map(([, words = '']) =>
      words.replace(/s$/, ''),
    ),
  )
  const isDated = /\[(date|time|timeofday|general_frequency) :/.test(marked)
  return { effect: { ...effect, due: isDated ? 'some' : null }, open: OPEN }
}

const ALL = /^(all|everything|every|it|that|this|item|items|the|my|an?|something|any|one|list|lists|event|events)\b/

/** What is said to be removed is put on the list before, where the line names it in plain words. */
function removes(line: string): Meant {
  const named =
    /\b(?:remove|delete|take|erase|drop|scratch|cross off|cross|get rid of|strike) (?:the |my )?((?:(?!off\b|from\b|and\b|on\b|in\b)[a-z]+ ){1,3})(?:off|from) (?:of )?(?:the|my|our|this|that)? ?(?:[a-z]+ ){0,2}(?:list|calendar)\b/.exec(
      line,
    )
  const thing = named?.[1]?.trim().replace(/ (task|item|event)$/, '') ?? ''
  if (thing === '' || ALL.test(thing)) return { effect: { does: 'removes', word: null }, open: OPEN }
  return { effect: { does: 'removes', word: thing }, open: [...OPEN, thing] }
}

const CLOCK =
  /\b(at|until|till|for) (noon|midnight|\d{1,2}(:\d\d)? ?(am|pm|a\.m|p\.m)|\d{1,2}:\d\d|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)( thirty| fifteen)? ?(am|pm|oclock|o'clock))/

const MOMENT =
  /\b(tomorrow|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|\d{1,2}(:\d\d)? ?(am|pm|a\.m\.|p\.m\.)|(january|february|march|april|june|july|august|september|october|november|december) \d+)\b/

function keeps(line: string, has: readonly string[]): Extract<Effect, { does: 'keeps' }> {
  return { does: 'keeps', titles: null, due: MOMENT.test(line) ? 'some' : null, has, orAsks: !hasThing(line) }
}

/** Is anything left to keep, once the words of the wish are gone? */
function hasThing(line: string): boolean {
  const rest = line
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}' ]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !EMPTY.has(word))
  return rest.length > 0
}

const EMPTY: ReadonlySet<string> = new Set(
  "a an the my this that these those one another some any new i me you i'd i'll let's us it its we for of on in to at by up out and so please can could may will would be is are do make create add put start set setup need want wanna have got get give like take id whats what's wish must gotta should how what when where there available able if works way know figure process go going about show tell note down remind reminder reminders remainder remember alarm alarms event events list lists calendar schedule scheduled meeting meetings appointment appointments item items something task tasks todo entry made later again repeating recurring with people book room rooms just really help sometime hey olly open clock only following info date time find".split(
    ' ',
  ),
)

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
}

/** Whole minutes of the one length that a line says; null where it says none, or several. */
function minutesOf(line: string): number | null {
  const found = [
    ...line.matchAll(
      /\b(\d+|(?:twenty|thirty|forty|fifty) (?=five )|[a-z]+)[- ]?((?<=y[- ])five[- ])?(minutes?|mins?|hours?|hrs?)\b/g,
    ),
  ]
  const [, said = '', more, unit = ''] = found[0] ?? []
  const count = said.trim()
  const number = /^\d/.test(count) ? Number(count) : NUMBERS[count]
  if (number === undefined || found.length !== 1 || /half|quarter|second/.test(line)) return null
  return (number + (more ? 5 : 0)) * (unit.startsWith('h') ? 60 : 1)
}

/** The name a line says after the usual words; null where it may say none. */
function nameOf(line: string): string | null {
  const found =
    /\b(?:call me|name is|names|name to|go by|refer to me as|know me as|address me as|known as) (?:actually |really )?([a-z]+(?: [a-z]+)?)$/.exec(
      line,
    )?.[1]
  return found === undefined || /\b(name|something|else|that|by|now|please|different|it|me|a|is)\b/.test(found)
    ? null
    : found
}
