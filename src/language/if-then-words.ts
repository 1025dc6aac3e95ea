// What a person says of an if-then: the line cut in two, and what its first half may name. Text only; whether there is such
// a habit or event is looked up elsewhere.
import { foldText } from '../text.ts'

/** The two halves of "when stand-up ends, open the report". */
export interface IfThenHalves {
  /** "stand-up ends", without the word that opens it. */
  readonly when: string
  readonly action: string
  /** "every time", "whenever": not only once. */
  readonly isRepeating: boolean
}

/** What the first half may name: something that happens here, or else a habit or an event by its name. */
export type TriggerWords =
  | { readonly kind: 'first-word' | 'focus-start' | 'focus-end' | 'break-end' }
  | { readonly kind: 'energy'; readonly level: 1 | 2 | 3 | null }
  /** Any event of the calendars. */
  | { readonly kind: 'busy-end' }
  | {
      readonly kind: 'named'
      readonly name: string
      /** It says that something ends: an event does, a habit is done. */
      readonly ends: boolean
      /** The words are also a time of day: "after work". */
      readonly isTimeOfDay: boolean
    }

const OPENING = /^\s*(?:(?:right|straight|just) )?(when(?:ever)?|after|once|as soon as|every time|each time|if)\s+/i
const ENDING =
  /\s+(?:ends|end|is over|are over|is done|are done|is finished|has ended|finishes|is through|is ticked|are ticked|is checked|has finished|stops)$/i

/**
 * Cuts a line at its first comma, at "then", or after words that name something that happens here and nothing else: "when
 * my break ends open the report". Null where there is no such place, or no opening word.
 */
export function splitIfThen(line: string): IfThenHalves | null {
  if (line.length > LONGEST_LINE || line.includes('\n')) return null
  const opening = OPENING.exec(line)
  if (!opening) return null
  const rest = line.slice(opening[0].length)
  const cut = /\s*,\s*(?:then\s+)?|\s+then\s+/i.exec(rest) ?? endOfHappening(rest)
  if (!cut) return null
  const when = rest.slice(0, cut.index).trim()
  const action = rest
    .slice(cut.index + cut[0].length)
    .trim()
    .replace(/[.!]+$/, '')
  if (when === '' || action === '') return null
  return {
    action: action.replace(EVERY, ''),
    when,
    isRepeating: REPEATING.test(opening[1] ?? '') || EVERY.test(action),
  }
}

/** The gap behind the shortest beginning that says of focus, a break or an event that it begins or ends; null: none. */
function endOfHappening(rest: string): { readonly index: number; readonly 0: string } | null {
  if (rest.endsWith('?')) return null
  for (const gap of rest.slice(0, LONGEST_HAPPENING).matchAll(/ +(?=\p{L})/gu)) {
    const when = rest.slice(0, gap.index)
    const isHappening = /\s(?:ends?|over|done|finishes|stops|begins|starts)$|^i (?:start|begin|stop|end|finish) /i.test(
      when,
    )
    if (!isHappening || readTriggerWords(when).kind === 'named') continue
    // “When my meeting ends at 3” says when, and nothing to do.
    return NO_ACTION.test(rest.slice(gap.index).trim()) ? null : gap
  }
  return null
}

/** Characters of the longest beginning that is tried. */
const LONGEST_HAPPENING = 60
const NO_ACTION =
  /^(?:at|on|in|by|and|or|but|so|too|before|after|until|around|about|early|late|today|tonight|tomorrow|next|this|is|are|was|do|does|did|can|could|will|would|should|i|it|that)\b/i

const REPEATING = /^(?:whenever|every time|each time)$/i
const EVERY = /\s*,?\s*(?:every|each) time$/i

/** UTF-16 units: 300 characters of two each, and an opening word. Bounds the time that the patterns take. */
const LONGEST_LINE = 610

/** Reads the first half. */
export function readTriggerWords(words: string): TriggerWords {
  const text = foldText(words.replace(OPENING, ''))
    .replaceAll(/[’']/g, "'")
    .trim()
    .replace(/[.!]+$/, '')
  for (const [kind, pattern] of PLAIN) if (pattern.test(text)) return { kind }
  const energy = ENERGY.exec(text)
  if (energy) return { kind: 'energy', level: levelOf(energy.groups?.['level']) }
  const ends = ENDING.test(text)
  const name = text
    .replace(ENDING, '')
    .replace(
      /^(?:i(?:'ve| have)? )?(?:take|took|taken|taking|do|did|done|doing|check|checked|tick|ticked|finish|finished|had|have|having|drink|drank|drinking|eat|ate|eating)\s+/,
      '',
    )
    .replace(/^(?:my|the|our|this|that|next)\s+/, '')
    .trim()
  return { kind: 'named', name, ends, isTimeOfDay: !ends && TIMES_OF_DAY.test(name) }
}

const PLAIN: readonly (readonly ['first-word' | 'focus-start' | 'focus-end' | 'break-end' | 'busy-end', RegExp])[] = [
  [
    'first-word',
    /^(?:my |the )?first (?:word|message|thing)(?: (?:of|in) the (?:day|morning))?$|^i (?:first )?(?:write|say (?:hello|hi|something|good morning)|message you|show up)(?: first)?(?: (?:in the morning|each day|each morning))?$/,
  ],
  [
    'focus-start',
    /^(?:my |the |a )?(?:focus|focus session|session) (?:begins|starts|is on)$|^i (?:start|begin) (?:a |my |to )?(?:focus(?:ing)?|focus session|session)$/,
  ],
  [
    'focus-end',
    /^(?:my |the |a )?(?:focus|focus session|session)(?: (?:ends|is over|is done|finishes|stops))?$|^i (?:stop|end|finish) (?:a |my |the )?(?:focus(?:ing)?|focus session|session)$/,
  ],
  [
    'break-end',
    /^(?:my |the |a )?break(?: (?:ends|is over|is done|finishes))?$|^i (?:end|finish) (?:my |the |a )?break$/,
  ],
  [
    'busy-end',
    /^(?:my |the |this |a |any )?(?:next )?(?:meeting|event|call|appointment|busy time)s? (?:ends|end|is over|are over|is done|finishes)$/,
  ],
]

const ENERGY =
  /^(?:i (?:log|note|say|record) (?:my )?energy(?: as)?|(?:my )?energy(?: is| was)?)(?: (?:(?<level>low|medium|high|[123])|logged|noted))?$/

const levelOf = (word: string | undefined): 1 | 2 | 3 | null =>
  word === 'low' || word === '1'
    ? 1
    : word === 'medium' || word === '2'
      ? 2
      : word === 'high' || word === '3'
        ? 3
        : null

/** Said of a time of day by nearly everyone: only a button makes an if-then of it. */
const TIMES_OF_DAY =
  /^(?:work|school|uni|class|classes|lunch|dinner|breakfast|supper|tea|sleep|bed|bedtime|waking up|(?:i )?(?:wake|get) up|(?:i )?(?:get|come) home|noon|midnight|sunset|sunrise|easter|christmas|the weekend|weekend|holidays?|today|tomorrow|that|this|it|\d.*)$/

/** The event that these words say ends: "stand-up"; null where they say something else. */
export function endingEvent(words: string): string | null {
  const read = readTriggerWords(words)
  return read.kind === 'named' && read.ends && read.name !== '' ? read.name : null
}

/** The words of a name, to compare: "Stand-up" is "standup". */
export const comparableName = (name: string): string =>
  foldText(name)
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim()
