// Moments that are named by what happens then: "after dinner", "before bed", "when I get home". The usual times of such
// events stand in `event-moments.txt`. They differ from one person to the next, so nothing of this is ever set unsaid.
import { isLocalTime, type LocalTime } from '../time/index.ts'
import { readDataLines } from './data-files.ts'
import { type DateContext, type Due, meaningOf, otherMeanings } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { gluedClock } from './vague-moments.ts'

/** A moment as it is named, and the time that is usual for it. */
export interface EventMoment {
  readonly text: string
  readonly time: LocalTime
}

interface EventTimes {
  readonly before: LocalTime | null
  readonly at: LocalTime | null
  readonly after: LocalTime | null
}

/** The first such moment of a line; null where there is none, or where it says more than when. */
export function findEventMoment(line: string): EventMoment | null {
  if (line.length > LONGEST_LINE || !HINT.test(line) || !EVENT.test(line)) return null
  pattern ??= buildPattern()
  const found = pattern.exec(fold(line))
  const { way = 'at', event, clause, alone } = found?.groups ?? {}
  const times = events.get(event ?? clause ?? alone ?? '')
  if (!found || !times) return null
  const time = /^(?:before|by)/.test(way) ? times.before : /^after/.test(way) ? times.after : (times.at ?? times.after)
  return time === null ? null : { text: line.slice(found.index, found.index + found[0].length).trim(), time }
}

/** As the date reader knows it: the next time that it is so late. */
export const eventClock = (line: string): DateWords | null => {
  const found = findEventMoment(line)
  return found ? readDateWords(`at ${found.time}`) : null
}

/** The second reading of a date; of a day alone also the usual time of what is named beside it: “tomorrow after lunch”. */
export function otherOffers(words: DateWords, due: Due, line: string, reading: DateContext): readonly Due[] {
  const clock = due.hasTime || due.part ? null : (gluedClock(line) ?? eventClock(line))
  const timed = clock && meaningOf({ ...words, clock: clock.clock }, reading)
  return [...(timed ? [timed] : []), ...otherMeanings(words, reading)].slice(0, MOST_OFFERS)
}

const MOST_OFFERS = 2

const LONGEST_LINE = 300

/** Without one of these a line names no such moment; nearly every line is left at the second. */
const HINT = /\b(?:before|after|at|when|once|as soon as|on|over|during|by)\b|\b(?:lunch|tea|dinner|bed) ?time\b/i
const EVENT =
  /\b(?:breakfast|brekk\w+|lunch\w*|tea|tea ?time|dinner\w*|supper|work|shift|job|school|pick ?up|bed|bed ?time|sleep\w*|out|asleep|home|in|back|finish\w*|ends|off|up|wake|awake|starts|leav\w+|house|time)\b/i

/** Every letter keeps its place, so that the words can be cut out of the line as typed. */
const fold = (line: string): string => line.toLowerCase().replaceAll('’', "'")

const events = new Map<string, EventTimes>()
let pattern: RegExp | null = null

function buildPattern(): RegExp {
  const named: string[] = []
  const clauses: string[] = []
  for (const line of joined(readDataLines('language/event-moments.txt'))) {
    const [, before = '', at = '', after = '', names = ''] = /^(\S+) (\S+) (\S+): (.+)$/.exec(line) ?? []
    const times = { before: timeOf(before), at: timeOf(at), after: timeOf(after) }
    for (const each of names.split(', ')) {
      const name = each.replace(/\*$/, '')
      for (const written of [name, withApostrophe(name)]) {
        events.set(written, times)
        ;(each.endsWith('*') ? clauses : named).push(written)
      }
    }
  }
  const list = (names: readonly string[]): string => names.toSorted((a, b) => b.length - a.length).join('|')
  return new RegExp(
    `\\b(?:(?:straight |right |just |first thing |shortly )?(?<way>before|after|at|over|during|by) (?<event>${list(named)})|(?:when|once|as soon as|after|on) (?<clause>${list(clauses)})|(?<=\\S )(?<!\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? )(?<alone>(?:lunch|tea|dinner|bed) ?time)(?=[.!]?$))(?=$|[,.!?;]| (?:to|i|we|and|please|tonight|today|tomorrow|on|this|need|have|gotta|remind|call|do|take|put)\\b)`,
  )
}

/** "im home" is also written with its apostrophe. */
const withApostrophe = (name: string): string => name.replace(/\bim\b/, "i'm")

const timeOf = (text: string): LocalTime | null => (isLocalTime(text) ? text : null)

/** A line that begins with a space goes on with the one before. */
function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = []
  for (const line of lines)
    if (line.startsWith(' ')) whole.push(`${whole.pop() ?? ''}${line}`)
    else whole.push(line)
  return whole
}
