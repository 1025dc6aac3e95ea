// A zone of one's own; five at a time.
import { need, text } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneSaved } from '../../views/zone.ts'
import { command } from '../command.ts'
import { color } from '../lib/options/zone.ts'

export default command({
  name: 'zone add',
  about: 'Add an area of life',
  options: {
    name: need(text('What to call it', { max: 50 })),
    icon: text('A sign for it', { max: 10 }),
    goal: text('What it is for', { max: 200 }),
    color: color('Its colour, like #3b82f6'),
  },
  examples: ['zone add Garden', 'zone add Garden icon:🌻 goal:"something green"'],
  async run(me, { name, icon, goal, color }) {
    const zone = await zones.add(me, {
      name,
      ...(icon === undefined ? {} : { icon }),
      ...(goal === undefined ? {} : { goal }),
      ...(color === undefined ? {} : { color }),
    })
    return zoneSaved(zone, 'Added')
  },
})
