// Removes a calendar with its busy times.
import { required } from '../../chat/options.ts'
import * as calendars from '../../domain/calendars/index.ts'
import { calendarRemovedView } from '../../views/calendar.ts'
import { defineCommand } from '../command.ts'
import { calendarOption } from '../lib/options/calendar.ts'

export default defineCommand({
  name: 'calendar remove',
  about: 'Stop reading a calendar',
  byModel: 'offer',
  says: ['(remove|disconnect|unlink|forget|stop reading|delete) (my|the)? {calendar} calendar'],
  options: { calendar: required(calendarOption('Which one')) },
  examples: ['calendar remove work'],
  async run(me, { calendar }) {
    await calendars.removeCalendar(me, calendar)
    return calendarRemovedView(calendar)
  },
})
