// Calendars that can't be read, for the notice about them.
import type { Transaction } from 'objection'
import { Calendar } from '../../models/calendar.ts'
import { ZonePlatform } from '../../models/zone-platform.ts'

/** A calendar that fails. */
export interface FailingCalendar {
  readonly calendar: Calendar
  /** UTC. */
  readonly since: Date
  /** Platforms on which its zone is hidden. */
  readonly hiddenOn: ReadonlySet<string>
}

/** Those of these that still fail, by id. Two queries. */
export async function loadFailingCalendars(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FailingCalendar>> {
  if (ids.length === 0) return new Map()
  const rows = await Calendar.query(trx)
    .findByIds([...new Set(ids)])
    .whereNull('removed_at')
    .whereNotNull('failed_at')
  const places = await ZonePlatform.query(trx)
    .whereIn(
      'zone_id',
      rows.flatMap(({ zone_id }) => zone_id ?? []),
    )
    .where({ is_hidden: true })
  return new Map(
    rows.flatMap((calendar) =>
      calendar.failed_at === null
        ? []
        : [
            [
              calendar.calendar_id,
              {
                calendar,
                since: calendar.failed_at,
                hiddenOn: new Set(places.flatMap((each) => (each.zone_id === calendar.zone_id ? [each.platform] : []))),
              },
            ] as const,
          ],
    ),
  )
}
