// Not today: neutral, and taken back by planning after all.
import * as rituals from '../../domain/days/rituals/index.ts'
import { skipped } from '../../views/ritual.ts'
import { command } from '../command.ts'

export default command({
  name: 'ritual skip',
  about: 'No plan today',
  phrases: { 'no plan today': {} },
  options: {},
  examples: ['ritual skip'],
  run: async (me) => skipped((await rituals.skip(me)) === 'already'),
})
