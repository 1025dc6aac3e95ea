// Edits a zone: name, emoji, goal, colour, place, and platforms that hide it.
import { choiceOption, clearable, integerOption, required, textOption } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneSavedView } from '../../views/zone.ts'
import { defineCommand } from '../command.ts'
import { anyZoneOption, colorOption } from '../lib/options/zone.ts'

export default defineCommand({
  name: 'zone edit',
  about: 'Change a zone, hide it somewhere, or choose where its reminders come',
  isForPersonAlone: true,
  formWhenUnchanged: true,
  options: {
    zone: required(anyZoneOption('Which one')),
    name: textOption('Its name', { max: 50 }),
    icon: textOption('An emoji for it', { max: 10 }),
    goal: clearable(textOption('What it is for', { max: 200 })),
    color: colorOption('Its colour, like #3b82f6'),
    'hide-on': choiceOption('Where it is hidden', ['nowhere', 'slack', 'discord', 'push', 'api', 'mcp']),
    'remind-on': choiceOption('Where its reminders come', ['anywhere', 'slack', 'discord', 'push']),
    place: integerOption('Its place in the list', { min: 1, max: 5 }),
  },
  examples: ['zone edit self hide-on:slack', 'zone edit life remind-on:discord', 'zone edit work name:Job place:2'],
  prefill: async (_me, { zone }) =>
    zone
      ? { name: zone.name, icon: zone.icon, ...(zone.simple_goal ? { goal: zone.simple_goal } : {}), color: zone.color }
      : {},
  async run(me, { zone, name, icon, goal, color, place, 'hide-on': hideOn, 'remind-on': remindOn }) {
    const happened = await zones.editZone(me, zone, {
      ...(name === undefined ? {} : { name }),
      ...(icon === undefined ? {} : { icon }),
      ...(goal === undefined ? {} : { goal }),
      ...(color === undefined ? {} : { color }),
      ...(place === undefined ? {} : { place }),
      ...(hideOn === undefined ? {} : { hideOn }),
      ...(remindOn === undefined ? {} : { remindOn }),
    })
    return zoneSavedView(
      zone,
      happened ? 'Saved' : 'No change',
      hideOn === 'nowhere' ? undefined : hideOn,
      remindOn === 'anywhere' ? undefined : remindOn,
    )
  },
})
