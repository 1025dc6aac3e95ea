// Finds what the first half of an if-then names: one of the events we see, a habit of the person, or an event of their
// calendars.

import { comparableName, readTriggerWords } from '../../../language/if-then-words.ts'
import { BusyTime } from '../../../models/busy-time.ts'
import { Habit } from '../../../models/habit.ts'
import type { IfThenTrigger } from '../../../models/if-then.ts'
import { cutText } from '../../../text.ts'
import { hiddenZoneIds } from '../../request/hidden-zones.ts'
import type { Me } from '../../request/me.ts'

/** Something an if-then can wait for. */
export interface FoundTrigger {
  readonly kind: IfThenTrigger
  readonly habit: Habit | null
  /** Of an event's title; of energy the level. */
  readonly words: string | null
  /** How it is said: "Meds", "Stand-up ends". */
  readonly name: string
  /** False: the words may as well mean something else. */
  readonly isCertain: boolean
}

const EVENT_NAMES: Readonly<Record<Exclude<IfThenTrigger, 'habit'>, string>> = {
  'first-word': 'your first word of the day',
  'focus-start': 'focus begins',
  'focus-end': 'focus ends',
  'break-end': 'a break ends',
  'busy-end': 'a busy time ends',
  energy: 'you log your energy',
}

/** Characters that are kept of an event's title. */
const MAX_WORDS = 100

/** Days ahead in which an event of that name has to be. */
const AHEAD_MS = 60 * 86_400_000

/** What these words name; null where there is nothing of the kind. At most two queries. */
export async function findTrigger(me: Me, words: string): Promise<FoundTrigger | null> {
  const read = readTriggerWords(words)
  if (read.kind === 'energy') {
    const level = read.level === null ? null : String(read.level)
    return { kind: 'energy', habit: null, words: level, name: triggerName('energy', level), isCertain: true }
  }
  if (read.kind === 'busy-end') {
    const some = await upcomingEvents(me).first()
    return some ? { kind: 'busy-end', habit: null, words: null, name: EVENT_NAMES['busy-end'], isCertain: true } : null
  }
  if (read.kind !== 'named')
    return { kind: read.kind, habit: null, words: null, name: EVENT_NAMES[read.kind], isCertain: true }
  const wanted = comparableName(read.name)
  if (wanted === '') return null
  const isCertain = !read.isTimeOfDay
  const habits = await Habit.query(me.trx).where({ user_id: me.user.user_id, is_active: true }).orderBy('created_at')
  const exact = habits.filter(({ name }) => comparableName(name) === wanted)
  const partly = habits.filter(({ name }) => comparableName(name).split(' ').includes(wanted))
  const [habit, second] = exact.length > 0 ? exact : partly
  if (habit && !second)
    return { kind: 'habit', habit, words: null, name: habit.name, isCertain: isCertain && exact.length > 0 }
  const titles = await upcomingEvents(me).whereNotNull('busy_times.title').distinct('busy_times.title').limit(500)
  const known = titles.map(({ title }) => title ?? '')
  // Of a longer title its first words stand for it, where they are whole words.
  const { kept } = cutText(read.name, MAX_WORDS)
  const same = known.some((title) => isTitleOf(title, wanted) && isTitleOf(title, comparableName(kept)))
  if (!same) return null
  return {
    kind: 'busy-end',
    habit: null,
    words: kept,
    name: triggerName('busy-end', kept),
    isCertain: isCertain && read.ends,
  }
}

/** How a trigger is said after "when". */
export const triggerName = (kind: Exclude<IfThenTrigger, 'habit'>, words: string | null): string =>
  words === null
    ? EVENT_NAMES[kind]
    : kind === 'energy'
      ? `your energy is ${['low', 'medium', 'high'][Number(words) - 1] ?? words}`
      : `${words} ends`

/** Whether an event's title has these words, as whole words in a row. @param wanted comparable */
export const isTitleOf = (title: string, wanted: string): boolean =>
  ` ${comparableName(title)} `.includes(` ${wanted} `)

/** Whether any event of the person's calendars is to come. */
export const hasUpcomingEvents = async (me: Me): Promise<boolean> => (await upcomingEvents(me).first()) !== undefined

/** Events of the person's calendars that are to end, without those hidden here. */
const upcomingEvents = (me: Me) =>
  BusyTime.query(me.trx)
    .join('calendars', 'calendars.calendar_id', 'busy_times.calendar_id')
    .where({ 'calendars.user_id': me.user.user_id })
    .whereNull('calendars.removed_at')
    .where((rows) => rows.whereNull('calendars.zone_id').orWhereNotIn('calendars.zone_id', hiddenZoneIds(me)))
    .where('busy_times.ends_at', '>', me.now)
    .where('busy_times.starts_at', '<', new Date(me.now.getTime() + AHEAD_MS))
