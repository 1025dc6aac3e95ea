// A line beside the session. A reply to its card is one too.
import { need, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { UserError } from '../../user-error.ts'
import { ended, running } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus note',
  about: 'Note something beside this session',
  takesReply: { to: 'focus', into: 'text' },
  options: { text: need(text('What to note', { max: 1000, takes: 'rest' })) },
  examples: ['focus note Ask Mia for the numbers'],
  async run(me, values) {
    const session = (await focus.running(me)) ?? (await focus.lately(me))
    if (!session)
      throw new UserError('No focus session runs, and none ended lately.', [
        { label: 'Focus 25 min', line: 'focus start' },
      ])
    await focus.note(me, session, values.text)
    const shown = await shownOf(me, session)
    if (session.ended_at) return ended(readerOf(me), shown, 'noted')
    return { ...running(readerOf(me), shown, 'shown'), notice: t`Noted: ${values.text}` }
  },
})
