// Say yes or no to a kind, and when it comes.
import { flag, integer, need, otherwise, text } from '../../chat/options.ts'
import * as goalDates from '../../domain/days/goal-dates.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { DAY, quietUntil } from '../../nudges/outbox/index.ts'
import { UserError } from '../../user-error.ts'
import { type WishShown, wishSet } from '../../views/nudge.ts'
import { command } from '../command.ts'
import { kind } from '../lib/options/nudge.ts'
import { timeOfDay } from '../lib/options.ts'

export default command({
  name: 'nudge set',
  about: 'Choose what I say first, and when',
  formWhenUnchanged: true,
  options: {
    kind: need(kind('Which kind')),
    at: timeOfDay('The time of day'),
    days: text('Days, like mon,wed or weekdays', { max: 50 }),
    lead: otherwise(integer('Minutes before', { min: 0, max: 120, unit: 'minutes' }), 0),
    on: otherwise(flag('Say it at all'), true, 'yes'),
  },
  examples: ['nudge set morning 08:30', 'nudge set kind:week at:17:00 days:sun', 'nudge set energy on:no'],
  async prefill(me, { kind: which }) {
    if (!which) return {}
    const known = await schedules.wish(me, which.kind)
    const at = known?.local_time ?? which.at
    return {
      ...(at ? { at } : {}),
      days: known?.days ?? which.days ?? 'daily',
      ...(which.isTimed ? { lead: String(known?.lead_minutes ?? 0) } : {}),
    }
  },
  async run(me, values, { raw }) {
    const { kind: which, at, on } = values
    if (at !== undefined && which.at === null)
      throw new UserError(`${which.label} have no time of their own: they come ${which.about}.`)
    const before = await schedules.wish(me, which.kind)
    const days =
      values.days === undefined
        ? undefined
        : values.days === 'fewer'
          ? fewer(before?.days ?? which.days)
          : schedules.readDays(values.days)
    const row = await schedules.set(
      me,
      which.kind,
      {
        on,
        ...(at === undefined ? {} : { at }),
        ...(days === undefined ? {} : { days }),
        ...(raw['lead'] === undefined ? {} : { lead: values.lead }),
      },
      which,
    )
    if (which.kind === 'goal') await goalDates.followAll(me)
    if (on && !which.isTimed) {
      await schedules.arm(me, 'welcome-follow-up', new Date(me.now.getTime() + DAY))
      await schedules.arm(me, 'comeback', new Date(me.now.getTime() + 4 * DAY))
    }
    const others = (await schedules.wishes(me))
      .filter((other) => other.kind !== which.kind && kinds.get(other.kind)?.at !== null)
      .flatMap((other) => wishShown(other) ?? [])
    const shown = wishShown(row) ?? { ...which, isOn: on, days: 'daily', lead: 0 }
    const { quiet_from, quiet_to } = me.preferences
    const isQuiet =
      on &&
      !which.isTimed &&
      row.next_due_at !== null &&
      quietUntil(row.next_due_at, me.user.timezone, quiet_from, quiet_to) !== null
    return wishSet(shown, others, { isQuiet, quietTo: quiet_to })
  },
})

/** A wish as it is shown; null where its kind is not here any more. */
export function wishShown(row: schedules.Schedule): WishShown | null {
  const which = kinds.get(row.kind)
  if (!which) return null
  const { kind: name, label, about } = which
  return {
    kind: name,
    label,
    about,
    isOn: row.is_active,
    at: which.at === null ? null : row.local_time,
    days: schedules.daysText(row.days),
    lead: row.lead_minutes,
  }
}

/** Three days instead of all, one instead of some. */
function fewer(days: string | null): string {
  if (days === null || days.split(',').length > 3) return 'mon,wed,fri'
  return days.split(',')[0] ?? 'mon'
}
