// Changes a calendar's name, zone, and whether titles are kept.
import { clearable, flagOption, formField, required, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import * as calendars from '../../domain/calendars/index.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { calendarSavedView } from '../../views/calendar.ts'
import { defineCommand } from '../command.ts'
import { calendarOption } from '../lib/options/calendar.ts'
import { zoneOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'calendar edit',
  about: "Change a calendar's name or zone",
  byModel: 'run',
  formWhenUnchanged: true,
  options: {
    calendar: required(calendarOption('Which one')),
    name: textOption('What you call it', { max: 50 }),
    zone: clearable(zoneOption('The area of life it belongs to')),
    titles: formField(flagOption('Keep titles too, not only from and to')),
  },
  examples: ['calendar edit work name:Office', 'calendar edit work zone:life titles:yes'],
  async prefill(me, { calendar }): Promise<RawValues> {
    if (!calendar) return {}
    const zone = (await zones.listZones(me)).find(({ zone_id }) => zone_id === calendar.zone_id)
    return {
      name: calendar.name,
      titles: calendar.is_titled ? 'yes' : 'no',
      ...(zone ? { zone: zone.name } : {}),
    }
  },
  async run(me, { calendar, name, zone, titles }) {
    const happened = await calendars.editCalendar(me, calendar, {
      ...(name === undefined ? {} : { name }),
      ...(zone === undefined ? {} : { zoneId: zone?.zone_id ?? null }),
      ...(titles === undefined ? {} : { keepsTitles: titles }),
    })
    return calendarSavedView(calendar, happened)
  },
})
