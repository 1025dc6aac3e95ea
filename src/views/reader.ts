// The reader of a view: zone, day, style. Views need nothing else about a person.
import { type Moment, momentSpan, type Text, trustedText } from '../chat/view.ts'
import {
  calendarDay,
  type Day,
  formatClock,
  formatDay,
  formatMoment,
  type LocalTime,
  localDay,
  type TimeStyle,
} from '../time/index.ts'

export interface Reader extends TimeStyle {
  /** IANA. UTC while `isZoneKnown` is false. */
  readonly zone: string
  readonly isZoneKnown: boolean
  /** Wall-clock time at which the person's day begins. */
  readonly dayStartsAt: string
  readonly now: Date
  readonly clock: 'fixed' | 'relative'
  readonly emoji: 'few' | 'none'
  readonly isPlain: boolean
  /** Points, levels and streaks are shown. */
  readonly showsPoints: boolean
}

/** The person's today. */
export const readerToday = (reader: Reader): Day => localDay(reader.now, reader.zone, reader.dayStartsAt)

/** Hours within which a time of the day alone can only mean one moment. */
const NEAR_HOURS = 12

/**
 * An instant rendered by the reader's client. While the zone is unknown, text with its zone, since a client would show
 * another hour than the one that is used.
 * @param wanted `time` adds the day where the time alone would be taken for today's; `clock` never does, for a text
 *   that says the day
 */
export function momentText(reader: Reader, instant: Date, wanted: 'clock' | 'time' | 'day' | 'both' = 'both'): Text {
  const show = wanted === 'clock' ? 'time' : wanted === 'time' && isOfAnotherDay(reader, instant) ? 'both' : wanted
  const fallback = formatMoment(instant, reader.zone, { show, now: reader.now, hours: reader.hours })
  if (!reader.isZoneKnown) return trustedText(show === 'day' ? fallback : `${fallback} UTC`)
  return [momentSpan(instant, STYLES[show], fallback)]
}

const isOfAnotherDay = ({ now, zone }: Reader, instant: Date): boolean =>
  Math.abs(instant.getTime() - now.getTime()) >= NEAR_HOURS * 3_600_000 &&
  calendarDay(instant, zone) !== calendarDay(now, zone)

/**
 * The time of an instant that follows from a length, as the end of a session does, and from no clock that the person
 * read: a client that knows their zone shows the right hour, whatever is known here.
 */
export const lengthEndText = (reader: Reader, instant: Date): Text =>
  reader.isZoneKnown
    ? momentText(reader, instant, 'time')
    : [momentSpan(instant, STYLES.time, `${clockOf(reader, instant)} UTC`)]

/** "in 25 minutes" if the reader prefers that and the client can render it; else the end time. */
export function untilText(reader: Reader, instant: Date): Text {
  if (reader.clock === 'fixed' || !reader.isZoneKnown) return lengthEndText(reader, instant)
  return [momentSpan(instant, 'relative', clockOf(reader, instant))]
}

/** A wall-clock time in the reader's style: "21:00" or "9:00 pm". */
export const clockText = (reader: Pick<Reader, 'hours'>, time: LocalTime): string => formatClock(time, reader.hours)

/** The time of an instant in plain words, for a client that draws no moment. */
export const clockOf = (reader: Reader, instant: Date): string =>
  formatMoment(instant, reader.zone, { show: 'time', now: reader.now, hours: reader.hours })

/** A local day as words: "Thu 5 March". It is no instant, so it is the same for every client. */
export const dayText = (reader: Reader, date: Day): Text => trustedText(formatDay(date, readerToday(reader)))

/** An emoji before a text, unless the reader prefers none. */
export const emojiPrefix = (reader: Reader, sign: string): string => (reader.emoji === 'none' ? '' : `${sign} `)

const STYLES = { time: 'time', day: 'day', both: 'moment' } as const satisfies Record<string, Moment['style']>
