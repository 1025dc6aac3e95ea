// Who Proxy is and how to begin, as often as one likes.
import { welcome } from '../../views/home.ts'
import { command } from '../command.ts'

export default command({
  name: 'me welcome',
  about: 'Who I am and how to begin',
  phrases: { 'who are you': {} },
  options: {},
  examples: ['me welcome'],
  run: async () => welcome(),
})
