// Reads the person's calendars soon, instead of within half an hour.
import * as calendars from '../../domain/calendars/index.ts'
import { calendarRefreshView } from '../../views/calendar.ts'
import { defineCommand } from '../command.ts'
import { calendarOption } from '../lib/options/calendar.ts'

export default defineCommand({
  name: 'calendar refresh',
  about: 'Read your calendars again now',
  byModel: 'run',
  spoken: ['refresh my calendar'],
  says: ['(refresh|reload|resync|sync|update|read) (my|the|all)? (my)? (calendar|calendars) (again|now)?'],
  options: { calendar: calendarOption('Which one; all if left out') },
  examples: ['calendar refresh'],
  async run(me, { calendar }) {
    const all = calendar ? [calendar] : await calendars.listCalendars(me)
    let count = 0
    for (const each of all) if (await calendars.refreshCalendar(me, each)) count++
    return calendarRefreshView(all, count)
  },
})
