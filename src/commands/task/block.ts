// Blocks a task: it waits for something or somebody, and says for what.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, required, textOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'
import { findMeantThing } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'

/** Said of what was just spoken of; a title is longer, or has a date. */
const SHORT =
  /^(?!.*\b(?:try|trying|again|tomorrow|tonight|i[’']?ll|i will)\b)(?!.*\b(?:message|voicemail|voice mail|vm|msg|note|number) (?:for|with|at|to) (?!now\b))[^:]{8,70}$/i

export default defineCommand({
  name: 'task block',
  about: 'Note what a task is waiting for',
  byModel: 'run',
  spoken: ["I'm waiting for Ben on the report"],
  says: [
    '!(im|i am|we are|were|its|it is|thats|that is|that ones|this one) (the|my|our)? {task} (is|are|s)? (still|now|currently)? (blocked|held up|on hold|stuck) (by|on|because of|waiting for|until i hear from) {on}',
    '(the|my|our)? {task} (is|are) (still|now|currently)? waiting (for|on) {on}',
    '(im|i am|we are|were|we) (still|now|currently|stuck)? (blocked|held up|waiting) (by|on|for) {on} (on|with|to do|to finish) (the|my|our) {task}',
    {
      say: '(im|i am|we are|were|its|it is|thats|that is|that ones|this one is) (still|now|currently|all)? (blocked|held up) (by|on|because of|until i hear from) {on}',
      with: { task: 'it' },
    },
    // “Can't do that one yet, waiting on the data from priya”: of what is in progress, or was spoken of last.
    {
      say: '(cant|cannot|can not|couldnt|wont|not) (do|start|finish|send|go on with|get on with|go any further with|continue|move on|do anything (with|about|on)) (it|that|this|that one|this one|that bit) (yet|now|today|at the moment|for now|until then)* (because|cos|as|since|bc)? (im|i am|were|we are|its|still|just|now)* (waiting|held up|blocked) (on|for|by) {on}',
      with: { task: 'it', spoken: 'yes' },
    },
    {
      say: '(im|i am|were|we are|its|it is|still|just|now|but|ok|so|well)* waiting (on|for) (an answer|a reply|a call|a call back|a callback|somebody|someone|her|him|them|word|news|approval|confirmation|the ok|the go ahead|a signature|parts|the part|a part|delivery) {on}?',
      with: { task: 'it', spoken: 'yes', on: 'an answer' },
      typed: SHORT,
    },
    // “Left a message, they'll call back”: it is somebody else's turn.
    {
      say: [
        '((nobody|no one|noone|they|he|she|it|nobodys) (answered|picked up|didnt answer|didnt pick up|dont pick up|dont answer|in|there|rang out|went to voicemail)|no (answer|reply|luck)|i|ive|i have|rang|called|tried|phoned|them|him|her|so|but|and|ok|just)* left (a|him|her|them|another|my)* (message|voicemail|voice mail|vm|msg|note|number) {_}?',
        '(so|and|ok|well|but)* (they|she|he|theyll|shell|hell) (will|said theyll|said shell|said hell|are going to|is going to)? (call|ring|phone|email|text|message|get) (me|us)? back {_}?',
      ],
      with: { task: 'it', spoken: 'yes', on: 'a call back' },
      typed: SHORT,
    },
    // “Left a voicemail for the dentist”, “the dentist will call me back”: whose turn it is says which thing.
    {
      say: [
        '(i|ive|i have|so|but|and|ok|just)* left (a|another|my)* (message|voicemail|voice mail|vm|msg|note|number) (for|with|at|to) (the|my|our)? {task}',
        '(so|and|ok|well|but)* (the|my|our) {task} (will|said theyll|said shell|said hell|are going to|is going to)? (call|ring|phone|email|text|message|get) (me|us)? back {_}?',
      ],
      with: { on: 'a call back' },
    },
  ],
  options: {
    task: required(taskOption('Which one')),
    on: textOption('What it is waiting for', { max: 255 }),
    spoken: hidden(flagOption('What is in progress, or was spoken of last')),
  },
  examples: ['task block milk on:"the shop to open"', 'task block milk'],
  async run(me, { task: named, on, spoken }) {
    const task = spoken ? (await findMeantThing(me, 'task block')).task : named
    if (!task) throw new NotMeantError('Nothing was spoken of.')
    const how = await tasks.blockTask(me, task, on ?? null)
    const reason = task.parsedMetadata.blocked_reason
    return view(
      how === 'blocked' ? t`Blocked: ${task.title}` : t`Already blocked: ${task.title}`,
      reason ? [textBlock(t`Waiting for ${reason}`)] : [],
      {
        buttons: [{ label: 'Put back', line: ask('task reopen', { task: task.task_id }) }],
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})
