// Adds a zone; up to five at a time.
import { required, textOption } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneSavedView } from '../../views/zone.ts'
import { defineCommand } from '../command.ts'
import { colorOption } from '../lib/options/zone.ts'

export default defineCommand({
  name: 'zone add',
  about: 'Add an area of life',
  byModel: 'run',
  spoken: ['I want a zone called Garden', 'new zone Garden'],
  says: [
    '(start|create|make|new|open|set up|add) (a|an|another)? (new)? (zone|area|area of life) (called|named|for)? {name}',
    '(i want|id like|i need) (a|to create a|to make a) (new)? (zone|area of life) (called|named|for)? {name}',
  ],
  options: {
    name: required(textOption('What is it called?', { max: 50 })),
    icon: textOption('An emoji for it', { max: 10 }),
    goal: textOption('What it is for', { max: 200 }),
    color: colorOption('Its colour, like #3b82f6'),
  },
  examples: ['zone add Garden', 'zone add Garden icon:🌻 goal:"something green"'],
  async run(me, { name, icon, goal, color }) {
    const zone = await zones.addZone(me, {
      name,
      ...(icon === undefined ? {} : { icon }),
      ...(goal === undefined ? {} : { goal }),
      ...(color === undefined ? {} : { color }),
    })
    return zoneSavedView(zone, 'New zone')
  },
})
