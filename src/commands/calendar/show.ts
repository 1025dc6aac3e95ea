// Lists the person's calendars, and how their reading goes.
import { countBusyTimes } from '../../domain/calendars/busy.ts'
import * as calendars from '../../domain/calendars/index.ts'
import { calendarListView } from '../../views/calendar.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'calendar show',
  about: 'Your calendars, and when they were read',
  byModel: 'show',
  isDefault: true,
  phrases: { calendars: {}, 'my calendars': {}, 'show calendars': {} },
  spoken: ['show my calendars', 'which calendars are connected?'],
  says: [
    '(show|list) (me)? (all)? (my|the) (connected|added|linked)? calendars',
    'which calendars (are|do you) (connected|linked|added|read|know)',
  ],
  options: {},
  examples: ['calendars', 'calendar show'],
  async run(me) {
    const [all, counts, hidden] = [
      await calendars.listCalendars(me),
      await countBusyTimes(me, me.now),
      await calendars.countHiddenCalendars(me),
    ]
    return calendarListView(
      readerOf(me),
      all.map((calendar) => ({ calendar, busyCount: counts.get(calendar.calendar_id) ?? 0 })),
      hidden,
    )
  },
})
