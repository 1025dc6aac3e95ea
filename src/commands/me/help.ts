// Five situations first, then topics: nobody has to read a list of commands to begin.
import { text } from '../../chat/options.ts'
import { situations, topic } from '../../views/help.ts'
import { command } from '../command.ts'

export default command({
  name: 'me help',
  about: 'What you can say, by situation or topic',
  shorts: ['/help'],
  phrases: {
    '?': {},
    'what can you do': {},
    commands: {},
    'help me': {},
    'help please': {},
    'please help': {},
    'what can i say': {},
    'what can i do here': {},
    'how does this work': {},
    'how do i use this': {},
    'how does it work': {},
    huh: {},
    menu: {},
  },
  options: { topic: text('A word: task, focus, habit …', { max: 50, takes: 'rest' }) },
  examples: ['help', 'help task', 'help task add'],
  async run(_me, values, { catalogue }) {
    return values.topic === undefined ? situations(catalogue) : topic(catalogue, values.topic.trim().toLowerCase())
  },
})
