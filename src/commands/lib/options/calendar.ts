// Options that name one of the person's calendars, or give a private address.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import * as calendars from '../../../domain/calendars/index.ts'
import { type Calendar, type CalendarAddress, readCalendarAddress } from '../../../domain/calendars/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { lookupOption } from '../lookup-option.ts'

/** One of the person's calendars. */
export const calendarOption = (about: string): Option<Calendar, Me, false> =>
  lookupOption(about, {
    noun: 'calendar',
    findById: calendars.findCalendar,
    search: calendars.searchCalendars,
    listInitial: async (me) => calendars.listCalendars(me),
    id: ({ calendar_id }) => calendar_id,
    label: ({ name }) => name,
  })

/** An address: no refusal repeats it. */
export const addressOption = (about: string): Option<CalendarAddress, unknown, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'word',
  matches: (word) => /^<?(webcals?|https?):\/\//i.test(word),
  read: readCalendarAddress,
})
