// What a wish for silence comes to: the setting where exactly one is meant, else the settings that come near it.
import { ask } from '../../chat/ask.ts'
import type { Button } from '../../chat/view.ts'
import type { NudgeLimits } from '../../contracts/nudges.ts'
import type { QuietTimes } from '../../language/english/quiet-times.ts'
import { formatClock, type HourCycle, WEEKDAYS } from '../../time/index.ts'
import { dayName, daysInWords } from '../../views/nudge-limits.ts'

export interface QuietWish {
  /** The change that is meant for certain; null where the person should choose. */
  readonly change: Partial<NudgeLimits> | null
  /** What to choose from, and why. */
  readonly question: string
  readonly choices: readonly Button[]
}

/**
 * @param isOnly the times are those at which messages are welcome
 * @param isLoose the words may as well mean something else, so nothing is changed unasked
 * @param clock how the person writes times
 */
export function readQuietWish(
  times: QuietTimes,
  isOnly: boolean,
  isLoose: boolean,
  now: NudgeLimits,
  clock: HourCycle,
): QuietWish {
  const { days, from, to, perDay, unread, isGuess, isOneDay } = times
  const hours = from !== null || to !== null
  const named = days.length === 0 ? null : quietDays(days, isOnly, hours, now)
  const choices: Button[] = []
  if (perDay !== null)
    choices.push({ label: `At most ${perDay} a day`, line: ask('nudge limits', { 'per-day': perDay }) })
  if (named !== null) {
    const label = `Quiet on ${daysInWords(days.length > 0 && !isOnly ? days.join(',') : named)}`
    choices.push({ label, line: ask('nudge limits', { 'quiet-days': named }) })
  }
  if (isOneDay && !isOnly && !hours && days.length > 0) {
    const [first = '', last = first] = [days[0], days.at(-1)]
    choices.unshift({
      label: days.length > 1 ? 'This time only' : `This ${dayName(first)} only`,
      line: ask('nudge pause', { from: first, last }),
    })
  }
  const isBeside = hours && !isOnly && isDaytime(from, to, now)
  if (hours) choices.push(...hourChoices(from, to, isBeside, now, clock))
  const isExact = choices.length === 1 && !isGuess && !isOneDay && !isLoose && unread === ''
  const change = isExact
    ? {
        ...(perDay === null ? {} : { perDay }),
        ...(named === null ? {} : { quietDays: named }),
        ...(from === null ? {} : { quietFrom: from }),
        ...(to === null ? {} : { quietTo: to }),
      }
    : null
  if (choices.length === 0)
    choices.push(
      { label: 'Quiet for 1 hour', line: ask('nudge pause', { until: 'in 1 hour' }) },
      { label: 'Until tomorrow', line: ask('nudge pause', { until: 'tomorrow' }) },
    )
  return { change, question: questionOf(times, hours, isBeside, isOnly, now), choices }
}

function questionOf(
  { days, isOneDay, perDay, unread }: QuietTimes,
  hours: boolean,
  isBeside: boolean,
  isOnly: boolean,
  now: NudgeLimits,
): string {
  if (days.length > 0 && hours)
    return "I can't be quiet at some hours of some days. I can be quiet all day, or at the same hours every day."
  if (isBeside) return `I keep one span of quiet hours a day, now ${now.quietFrom} to ${now.quietTo}.`
  if (days.length > 0 && isOneDay && !isOnly) return 'Quiet this time, or every week?'
  if (days.length === 0 && !hours && perDay === null)
    return "I can't tell when that is. I can be quiet for a while, on some days, or at the same hours every day."
  return unread === '' ? 'Is this what you mean?' : 'I can’t do all of that. This comes near it.'
}

/** All quiet days from now on; null where the wish leaves none to speak of. */
function quietDays(days: QuietTimes['days'], isOnly: boolean, hours: boolean, now: NudgeLimits): string | null {
  const before = now.quietDays.split(',')
  const wanted = isOnly && !hours ? WEEKDAYS.filter((day) => !days.includes(day)) : days
  const all = WEEKDAYS.filter((day) => wanted.includes(day) || (!isOnly && before.includes(day)))
  return all.length === 0 || (isOnly && hours) ? null : all.join(',')
}

/** A span by day, apart from the quiet hours there are, which would be lost. */
const isDaytime = (from: string | null, to: string | null, { quietFrom, quietTo }: NudgeLimits): boolean =>
  from !== null && to !== null && from < to && quietFrom > quietTo && from >= quietTo && to <= quietFrom

function hourChoices(
  from: string | null,
  to: string | null,
  isBeside: boolean,
  now: NudgeLimits,
  clock: HourCycle,
): Button[] {
  const choice = (start: string, end: string): Button => ({
    label: `Quiet ${formatClock(start, clock)}–${formatClock(end, clock)}`,
    line: ask('nudge limits', { 'quiet-from': start, 'quiet-to': end }),
  })
  if (!isBeside) return [choice(from ?? now.quietFrom, to ?? now.quietTo)]
  return [choice(from ?? now.quietFrom, to ?? now.quietTo), choice(now.quietFrom, to ?? now.quietTo)]
}
