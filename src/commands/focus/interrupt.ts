// Notes an interruption: counts it, keeps what it was, and one line keeps the place.
import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { CAUSE_LABELS, focusInterruptedView } from '../../views/focus-interruption.ts'
import { defineCommand } from '../command.ts'
import { interruptionOption, loadFocusDetails, requireRunningFocus } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus interrupt',
  about: 'Save your place in one line',
  byModel: 'run',
  phrases: { interrupted: {} },
  spoken: ['I was interrupted', 'the phone rang', "there's someone at the door"],
  says: [
    '(interrupt|interrupted) (i)? (was)? (at|on|in|by)? {where}',
    '(i|ive) (was|got|been|am) interrupted',
    {
      say: [
        '(sorry|ugh|argh|oops|and|ok|well)* (the|my)? (phone|landline|mobile) (rang|went|was ringing|went off|is going) (sorry|again|there)*',
        '(sorry|ugh|argh|oops|and|ok|well)* (i|ive|i have)? (just|had to|have to|got to)* (got|get|take|took|answer|answered|taking) (a|the|my|another) (phone call|call|phone|door|visitor) (sorry|again|there)*',
      ],
      with: { cause: 'phone' },
    },
    {
      say: '(someone|somebody|someones|somebodys|theres someone|theres somebody|there is someone) (is|was)? (at the door|here|came in|came|came by|walked in|needed me|needed something|needs me|wants me|just came in|knocking|ringing the bell)',
      with: { cause: 'someone' },
    },
    {
      say: '(doorbell|the doorbell rang|the doorbell is ringing|doorbells gone|doorbell went|the doorbell went|doors gone|the doors gone|door|the bell|bells gone|someone knocked)',
      with: { cause: 'someone' },
    },
    {
      say: [
        '(phone call|the phone is ringing|phone is ringing|the phone rang|my phone rang|someone called|somebody called|someone is calling|somebody is calling)',
        '(i|ive)? (was|got|been|am|get|keep getting)? (interrupted|distracted|sidetracked|disturbed) by (a|the|my)? (phone|call|phone call)',
      ],
      with: { cause: 'phone' },
    },
    {
      say: '(i|ive)? (was|got|been|am|get|keep getting)? (interrupted|distracted|sidetracked|disturbed) by (a|an|my)? (message|email|mail|notification|slack)',
      with: { cause: 'message' },
    },
    {
      say: '(i|ive)? (was|got|been|am|get|keep getting)? (interrupted|distracted|sidetracked|disturbed) by (someone|somebody|people|a colleague|my boss|my kid|my kids|the kids|the doorbell|the door)',
      with: { cause: 'someone' },
    },
    {
      say: '(i|ive)? (was|got|been|am|get|keep getting)? (interrupted|distracted|sidetracked|disturbed) by (the|some)? (noise|noises|music|neighbours|traffic)',
      with: { cause: 'noise' },
    },
    {
      say: '(i|ive)? (was|got|been|am|get|keep getting)? (interrupted|distracted|sidetracked|disturbed) by (a|my own|my)? (thought|thoughts|idea|ideas|mind)',
      with: { cause: 'thought' },
    },
    {
      say: '(i|ive|i have) (drifted|wandered|got lost|got sidetracked|ended up) (off|away)? (to|on|in|into|onto) {_}',
      with: { cause: 'thought' },
    },
    '(hold|save|keep|mark|bookmark|remember) my (place|spot|position) (at|on|in|is)? {where}',
    '(hold|save|keep|mark|bookmark|remember) my (place|spot|position)',
    '(i have to|i need to|i must|ive got to|got to|gotta) (go|run|leave|stop|step away|take this) (now|for a moment|for a bit)? (i)? (was|am|were) (at|on|in)? {where}',
    '(im|i am) (stepping|going) away (for a moment|for a bit)?',
    '(brb|be right back|hang on|hold on|one moment|one sec)',
  ],
  options: {
    where: textOption('Where were you?', { max: 255, takes: 'rest', acceptsLonger: true }),
    cause: choiceOption('What interrupted you?', focus.INTERRUPTION_CAUSES, CAUSE_LABELS),
    interruption: hidden(interruptionOption('Which interruption; the newest if left out')),
  },
  examples: ['focus interrupt', 'focus interrupt table 2, second column', 'focus interrupt cause:phone'],
  async run(me, values, { runLine, request }) {
    // No timer runs: what was begun is where it was.
    const begun =
      request.input.kind === 'typed' && values.where === undefined && !(await focus.findRunningFocus(me))
        ? await tasks.findCurrentTask(me)
        : undefined
    if (begun) return { ...(await runLine(ask('task start', { task: begun.task_id }))), notice: t`Your place is kept.` }
    const session = await requireRunningFocus(me)
    const { where = null, cause = null, interruption } = values
    const noted = await focus.recordInterruption(me, session, {
      where,
      cause,
      ...(interruption ? { interruption } : {}),
    })
    return focusInterruptedView(await loadFocusDetails(me, session), noted)
  },
})
