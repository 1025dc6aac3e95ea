// Options that name one of the person's calendars, or give a private address.
import { type Option, optionDefaults, textOption } from '../../../chat/options.ts'
import type { SecretAddress } from '../../../contracts/calendars.ts'
import * as calendars from '../../../domain/calendars/index.ts'
import { type Calendar, readCalendarAddress } from '../../../domain/calendars/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
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

/** A user name or password, set only by its name; no refusal repeats it. */
export const loginOption = (about: string): Option<string, unknown, false> => ({
  ...textOption(about, { max: 255 }),
  takes: 'word',
  isSecret: true,
  matches: () => false,
  read(raw, { name }) {
    const value = raw.trim()
    if (value.length > 255) throw new UserError(`That ${name} is too long.`)
    return value
  },
})

/** An address: no refusal repeats it. */
export const addressOption = (about: string): Option<SecretAddress, unknown, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'word',
  isSecret: true,
  matches: (word) => /^<?(webcals?|https?):\/\//i.test(word),
  read: readCalendarAddress,
})
