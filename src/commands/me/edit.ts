// What Proxy knows of a person, changed by them: above all their time zone.
import { clearable, text } from '../../chat/options.ts'
import { type Text, t, view } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import { personText, zoneSet } from '../../views/person.ts'
import { command, readerOf } from '../command.ts'
import { timeOfDay, timeZone } from '../lib/options.ts'

export default command({
  name: 'me edit',
  about: 'Change your name, zone or day',
  formWhenUnchanged: true,
  options: {
    name: clearable(text('What to call you', { max: 255 })),
    timezone: timeZone('The nearest big city'),
    'day-starts': timeOfDay('When your day begins; before it, it is still yesterday'),
    username: text('Your name here, once in this place', { max: 50 }),
    bio: clearable(text('A line about you', { max: 500 })),
  },
  examples: ['me edit timezone:Vienna', 'me edit name:"Ann Lee" day-starts:05:00'],
  prefill: async (me) => ({
    ...(me.user.full_name ? { name: me.user.full_name } : {}),
    ...(people.isZoneKnown(me.user) ? { timezone: me.user.timezone } : {}),
    'day-starts': me.preferences.day_starts_at,
    username: me.user.username,
    ...(me.user.bio ? { bio: me.user.bio } : {}),
  }),
  async run(me, values) {
    const dayStartsAt = values['day-starts']
    const moved = await people.edit(me, {
      ...(values.name === undefined ? {} : { fullName: values.name }),
      ...(values.timezone === undefined ? {} : { zone: values.timezone }),
      ...(dayStartsAt === undefined ? {} : { dayStartsAt }),
      ...(values.username === undefined ? {} : { username: values.username }),
      ...(values.bio === undefined ? {} : { bio: values.bio }),
    })
    if (values.timezone !== undefined)
      return zoneSet({ ...readerOf(me), zone: me.user.timezone, isZoneKnown: true }, moved)
    const lines: Text[] = personText({ ...me.user, dayStartsAt: dayStartsAt ?? me.preferences.day_starts_at })
    return view(
      t`Saved`,
      lines.map((line) => ({ kind: 'text', text: line })),
    )
  },
})
