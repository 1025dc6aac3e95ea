// What Proxy knows of a person, changed by them: above all their time zone.
import { clearable, textOption } from '../../chat/options.ts'
import { type Text, t, view } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import { profileTexts, timeZoneSetView } from '../../views/person.ts'
import { defineCommand, readerOf } from '../command.ts'
import { timeOption, timeZoneOption } from '../lib/options.ts'

export default defineCommand({
  name: 'me edit',
  about: 'Change your name, time zone or day',
  question: 'What would you like to change?',
  formWhenUnchanged: true,
  options: {
    name: clearable(textOption('Your name', { max: 255 })),
    timezone: timeZoneOption('Your nearest big city'),
    'day-starts': timeOption('When does your day start? (Earlier counts as yesterday.)'),
    username: textOption('Username (must be unique)', { max: 50 }),
    bio: clearable(textOption('A line about you', { max: 500 })),
  },
  examples: ['me edit timezone:Paris', 'me edit name:"Ann Lee" day-starts:05:00'],
  prefill: async (me) => ({
    ...(me.user.full_name ? { name: me.user.full_name } : {}),
    ...(people.isZoneKnown(me.user) ? { timezone: me.user.timezone } : {}),
    'day-starts': me.preferences.day_starts_at,
    username: me.user.username,
    ...(me.user.bio ? { bio: me.user.bio } : {}),
  }),
  async run(me, values) {
    const dayStartsAt = values['day-starts']
    const moved = await people.editProfile(me, {
      ...(values.name === undefined ? {} : { fullName: values.name }),
      ...(values.timezone === undefined ? {} : { zone: values.timezone }),
      ...(dayStartsAt === undefined ? {} : { dayStartsAt }),
      ...(values.username === undefined ? {} : { username: values.username }),
      ...(values.bio === undefined ? {} : { bio: values.bio }),
    })
    if (values.timezone !== undefined)
      return timeZoneSetView({ ...readerOf(me), zone: me.user.timezone, isZoneKnown: true }, moved)
    const lines: Text[] = profileTexts({ ...me.user, dayStartsAt: dayStartsAt ?? me.preferences.day_starts_at })
    return view(
      t`Saved`,
      lines.map((line) => ({ kind: 'text', text: line })),
    )
  },
})
