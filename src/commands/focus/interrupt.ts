// Notes an interruption: counts it, and one line keeps the place.
import { textOption } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { focusInterruptedView } from '../../views/focus.ts'
import { defineCommand } from '../command.ts'
import { loadFocusDetails, requireRunningFocus } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus interrupt',
  about: 'Save your place in one line',
  byModel: 'run',
  phrases: { interrupted: {} },
  says: [
    '(interrupt|interrupted) (i)? (was)? (at|on|in|by)? {where}',
    '(i|ive) (was|got|been|am) interrupted',
    '(someone|somebody) (is)? (at the door|calling|here|called|came in|came)',
    '(phone call|doorbell|the phone is ringing|phone is ringing)',
    '(hold|save|keep|mark|bookmark|remember) my (place|spot|position) (at|on|in|is)? {where}',
    '(hold|save|keep|mark|bookmark|remember) my (place|spot|position)',
    '(i have to|i need to|i must|ive got to|got to|gotta) (go|run|leave|stop|step away|take this) (now|for a moment|for a bit)? (i)? (was|am|were) (at|on|in)? {where}',
    '(im|i am) (stepping|going) away (for a moment|for a bit)?',
    '(brb|be right back|hang on|hold on|one moment|one sec)',
  ],
  options: { where: textOption('Where were you?', { max: 255, takes: 'rest' }) },
  examples: ['focus interrupt', 'focus interrupt table 2, second column'],
  async run(me, values) {
    const session = await requireRunningFocus(me)
    const how = await focus.recordInterruption(me, session, values.where ?? null)
    return focusInterruptedView(await loadFocusDetails(me, session), how)
  },
})
