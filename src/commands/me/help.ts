// Five situations first, then topics: nobody has to read a list of commands to begin.
import { textOption } from '../../chat/options.ts'
import { helpOverviewView, helpTopicView } from '../../views/help.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me help',
  about: 'What you can type, by topic',
  aliases: ['/help'],
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
  options: { topic: textOption('A topic: task, focus, habit …', { max: 50, takes: 'rest' }) },
  examples: ['help', 'help task', 'help task add'],
  async run(_me, values, { catalogue }) {
    return values.topic === undefined
      ? helpOverviewView(catalogue)
      : helpTopicView(catalogue, values.topic.trim().toLowerCase())
  },
})
