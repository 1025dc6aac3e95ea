// Adds a note to the session. A reply to its card does the same.
import { ask } from '../../chat/ask.ts'
import { hidden, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusEndedView, focusRunningView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails, sessionOption } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus note',
  about: 'Add a note to this session',
  byModel: 'run',
  takesReply: { to: 'focus', into: 'text' },
  says: ['note (that|down|to self)? {text}', '(jot|write) (this|that)? down {text}'],
  options: {
    focus: hidden(sessionOption('Which session; the newest if left out')),
    text: required(textOption('What would you like to note?', { max: 1000, takes: 'rest', acceptsLonger: true })),
  },
  examples: ['focus note Ask Mia for the numbers'],
  async run(me, values) {
    const session = values.focus ?? (await focus.findRunningFocus(me)) ?? (await focus.findRecentFocus(me))
    if (!session)
      // “Note to self: …” without a session is a task, not a note.
      throw new NotMeantError('No focus session is running, and none ended recently.', [
        { label: 'Focus 25 min', line: ask('focus start') },
        { label: 'Save as task', line: ask('task add', { title: values.text }) },
      ])
    await focus.addFocusNote(me, session, values.text)
    const shown = await loadFocusDetails(me, session)
    if (session.ended_at) return focusEndedView(readerOf(me), shown, 'noted')
    return { ...focusRunningView(readerOf(me), shown, 'shown'), notice: t`Noted: ${values.text}` }
  },
})
