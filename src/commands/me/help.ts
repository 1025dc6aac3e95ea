// Help: five situations first, then topics.
import { textOption } from '../../chat/options.ts'
import { helpOverviewView, helpTopicView } from '../../views/help.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me help',
  about: 'What you can type, by topic',
  byModel: 'show',
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
  spoken: ['how does this work?', 'what can I say?', 'what can you do?'],
  says: [
    '(so|and|ok|hi|hello)* (how|what) (does|do|is) (it|this|that|you|this thing|this bot|this app|proxy) (work|works|for|all about|do|used) (then|exactly|please)?',
    {
      say: '(so|and|ok)* (can|could|does|do|will|is it possible to|how do i|how can i|how to) (you|i|it|this|proxy|we)? (sync|connect|link|integrate|hook up|work|import|subscribe|talk|see|read|add|use) (it|this|you|up|in)? (with|to|from|into)? (my|a|the)? (google|outlook|apple|icloud|work|phone)? (calendar|calendars|gcal|ical)',
      with: { topic: 'calendar' },
    },
    '(so|and|but|ok|im|new here|hi|hey|hello|right)* (whats|what does|what do|what|whats all|whats the deal with) (this|it|that|this thing|this app|this bot|the app|the bot|you) (do|for|about|does|all about)? (then|exactly|please|here)?',
    '(so|and|but|ok)* what (can|does|could|do) (this|it|this thing|this app|this bot|that thing) (do|help with|offer) (for me|exactly|then)?',
    '(so|and|but)* (whats|what is|explain) (a|an) {topic} (then|actually|exactly|here|anyway)?',
    '(so|and|but)* (what does|what do) (a|an|the|these)? {topic} (mean|do|stand for) (here|then|exactly)?',
    '(i am|im|i|sir|hi|hello)* (have|having|got)? (a|one|some|few|small|quick)* (doubt|doubts|question|questions|query|confusion) (about|on|regarding|with|how|in)* (this|it|you|the app|this app|the bot|this bot|how this works|how it works|how you work|how this is working|how to use (this|it|you)|using (this|it|you)) (please|sir)*',
    '(help|help me|i need help|need help|some help) (with|about|on|to use|using|for) {topic}',
    '(how|where) (do|can|could|should|would|to) (i|we|you|one)? (use|make|set up|set|change|turn on|turn off|add|create|start|delete|remove|edit|get|see|log|track|pause|mute|move|split|do|find|link|schedule|book) (a|an|the|my|your|to|new|this|those|these|all|all the)* {topic} (thing|things|stuff|feature|option|setting|settings|bit|off|on|here|please|again)?',
    {
      say: '(how) (do|can|could|would|should) (i|you|we) (tick|check|cross|mark|complete|finish|tick off|check off|cross off) (something|things|a task|tasks|an item|it|one|them|this|stuff|a thing) {_}?',
      with: { topic: 'task done' },
    },
    {
      say: '(so|and|but|hey|hi|ok)* (how|where) (do|can|could|would|should|to) (i|you|we)? (delete|remove|drop|get rid of|throw out|clear|bin) (something|things|a task|tasks|an item|items|it|one|them|this|that|stuff|a thing|old ones|old tasks) {_}?',
      with: { topic: 'task drop' },
    },
    {
      say: '(so|and|but|hey|hi|ok)* (how|where) (do|can|could|would|should|to) (i|you|we)? (edit|change|rename|correct|fix|alter|reword) (something|things|a task|tasks|an item|items|it|one|them|this|that|a thing|the name|a name|the words|a typo) {_}?',
      with: { topic: 'task edit' },
    },
    {
      say: '(so|and|but|hey|hi|ok)* (how|where) (do|can|could|would|should|to) (i|you|we)? (move|postpone|reschedule|delay|put off|repeat|change the (date|time|day) of|change the date|change the time|push back) (something|things|a task|tasks|an item|items|it|one|them|this|that|a thing)? {_}?',
      with: { topic: 'task move' },
    },
  ],
  options: {
    topic: {
      ...textOption('A topic: task, focus, habit …', { max: 50, takes: 'rest', acceptsLonger: true }),
      isNameable: true,
    },
  },
  examples: ['help', 'help task', 'help task add'],
  async run(_me, values, { catalogue }) {
    return values.topic === undefined
      ? helpOverviewView(catalogue)
      : helpTopicView(catalogue, values.topic.trim().toLowerCase())
  },
})
