// When a person is busy by their calendars. Hidden calendars count too, without a name or a title.
import type { BusySpan } from '../../contracts/calendars.ts'
import { BusyTime } from '../../models/busy-time.ts'
import { Calendar } from '../../models/calendar.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import type { Me } from '../request/me.ts'

/** Busy spans that end after `from` and begin before `to`, in order. One query. */
export async function listBusyTimes(me: Me, from: Date, to: Date): Promise<BusySpan[]> {
  const rows = await ownBusyTimes(me)
    .where('busy_times.ends_at', '>', from)
    .where('busy_times.starts_at', '<', to)
    .orderBy(['busy_times.starts_at', 'busy_times.ends_at'])
  return rows.map(shownBusyTime)
}

/** The number of busy spans of each calendar from an instant on. One query. */
export async function countBusyTimes(me: Me, from: Date): Promise<ReadonlyMap<string, number>> {
  const rows: { calendar_id: string; count: string | number }[] = await me
    .trx('busy_times')
    .join('calendars', 'calendars.calendar_id', 'busy_times.calendar_id')
    .where({ 'calendars.user_id': me.user.user_id })
    .where('busy_times.ends_at', '>', from)
    .groupBy('busy_times.calendar_id')
    .select('busy_times.calendar_id')
    .count({ count: '*' })
  return new Map(rows.map(({ calendar_id, count }) => [calendar_id, Number(count)]))
}

type BusyRow = BusyTime & { readonly is_hidden: boolean | number }

const ownBusyTimes = (me: Me) =>
  BusyTime.query(me.trx)
    .join('calendars', 'calendars.calendar_id', 'busy_times.calendar_id')
    .where({ 'calendars.user_id': me.user.user_id })
    .whereNull('calendars.removed_at')
    .select('busy_times.*')
    .select(
      Calendar.query(me.trx)
        .alias('hidden')
        .whereColumn('hidden.calendar_id', 'calendars.calendar_id')
        .whereIn('hidden.zone_id', hiddenZoneIds(me))
        .select(me.trx.raw('1'))
        .as('is_hidden'),
    )
    .castTo<BusyRow[]>()

const shownBusyTime = ({ starts_at, ends_at, title, is_hidden }: BusyRow): BusySpan => ({
  from: starts_at,
  to: ends_at,
  title: is_hidden ? null : title,
})
