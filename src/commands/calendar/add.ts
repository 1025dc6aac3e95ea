// Adds a calendar by its private address, so that what now and focus know when the person is busy.
import { flagOption, formField, required, textOption } from '../../chat/options.ts'
import * as calendars from '../../domain/calendars/index.ts'
import { UserError } from '../../user-error.ts'
import { calendarAddedView } from '../../views/calendar.ts'
import { defineCommand, readerOf } from '../command.ts'
import { addressOption, loginOption } from '../lib/options/calendar.ts'
import { zoneOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'calendar add',
  about: 'Let a calendar tell when you are busy',
  question: 'What is its private address (ICS or CalDAV)?',
  spoken: ['connect my calendar https://calendar.example.org/private/ann.ics'],
  says: [
    '(connect|add|import|link|sync|use|read|subscribe to|here is|heres) (to|with)? (my|the|this|a)? (work|private|google|outlook|apple|icloud)? (calendar|ical|ics|ics link|calendar link) (at|from|with|is)? {address}',
  ],
  options: {
    address: required(addressOption('Its private address (ICS), or that of a CalDAV account')),
    name: textOption('What you call it', { max: 50 }),
    user: loginOption('User name, for a CalDAV account'),
    password: loginOption('App password, for a CalDAV account'),
    zone: zoneOption('The area of life it belongs to'),
    titles: formField(flagOption('Keep titles too, not only from and to')),
  },
  examples: [
    'calendar add https://calendar.example.org/private/ann.ics Work',
    'calendar add https://cloud.example.org/dav user:ann password:app-password',
  ],
  async run(me, { address, name, user, password, zone, titles }, { request }) {
    if (request.where.kind !== 'private')
      throw new UserError(
        'A calendar’s address is a secret. Send it to me in a direct message, or add it on your page.',
      )
    if ((user === undefined) !== (password === undefined))
      throw new UserError(
        'A CalDAV account needs both: your user name and an app password, made for me in its settings.',
      )
    const login = user === undefined || password === undefined ? null : { user, password }
    const secret = login ? calendars.addLogin(address, login) : address
    const { calendar, state } = await calendars.addCalendar(me, secret, {
      ...(name === undefined ? {} : { name }),
      zoneId: zone?.zone_id ?? null,
      keepsTitles: titles === true,
    })
    return calendarAddedView(readerOf(me), calendar, state, login !== null)
  },
})
