// The introduction, at any time.
import { welcomeView } from '../../views/home.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me welcome',
  about: 'Who I am and how to start',
  phrases: { 'who are you': {} },
  options: {},
  examples: ['me welcome'],
  run: async () => welcomeView(),
})
