// Change a zone: its name, sign, goal, colour, place, and where it is never shown.
import { choice, clearable, integer, need, text } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneSaved } from '../../views/zone.ts'
import { command } from '../command.ts'
import { anyZone, color } from '../lib/options/zone.ts'

export default command({
  name: 'zone edit',
  about: 'Change a zone, keep it off a platform, or have its reminders on one',
  formWhenUnchanged: true,
  options: {
    zone: need(anyZone('Which one')),
    name: text('What to call it', { max: 50 }),
    icon: text('A sign for it', { max: 10 }),
    goal: clearable(text('What it is for', { max: 200 })),
    color: color('Its colour, like #3b82f6'),
    'hide-on': choice('Where it is never shown', ['nowhere', 'slack', 'discord']),
    'remind-on': choice('Where its reminders come', ['anywhere', 'slack', 'discord']),
    place: integer('Its place in the list', { min: 1, max: 5 }),
  },
  examples: ['zone edit self hide-on:slack', 'zone edit life remind-on:discord', 'zone edit work name:Job place:2'],
  prefill: async (_me, { zone }) =>
    zone
      ? { name: zone.name, icon: zone.icon, ...(zone.simple_goal ? { goal: zone.simple_goal } : {}), color: zone.color }
      : {},
  async run(me, { zone, name, icon, goal, color, place, 'hide-on': hideOn, 'remind-on': remindOn }) {
    const happened = await zones.edit(me, zone, {
      ...(name === undefined ? {} : { name }),
      ...(icon === undefined ? {} : { icon }),
      ...(goal === undefined ? {} : { goal }),
      ...(color === undefined ? {} : { color }),
      ...(place === undefined ? {} : { place }),
      ...(hideOn === undefined ? {} : { hideOn }),
      ...(remindOn === undefined ? {} : { remindOn }),
    })
    return zoneSaved(
      zone,
      happened ? 'Changed' : 'Already so',
      hideOn === 'nowhere' ? undefined : hideOn,
      remindOn === 'anywhere' ? undefined : remindOn,
    )
  },
})
