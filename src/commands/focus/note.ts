// Adds a note to the session. A reply to its card does the same.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { tellsProgress } from '../../language/english/progress.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusEndedView, focusRunningView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails, sessionOption } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus note',
  about: 'Add a note to this session',
  byModel: 'run',
  takesReply: { to: 'focus', into: 'text' },
  spoken: ['jot down ask Mia for the numbers'],
  says: [
    'note (that|down|to self)? {text}',
    '(jot|write) (this|that)? down {text}',
    // “Nearly there”, in a session: how far one has come.
    {
      say: '{_}',
      with: { text: 'as it stands', 'so-far': 'yes' },
      typed: { test: tellsProgress },
      isTypedWhole: true,
      moment: 'ignored',
    },
  ],
  options: {
    focus: hidden(sessionOption('Which session; the newest if left out')),
    text: required(textOption('What would you like to note?', { max: 1000, takes: 'rest', acceptsLonger: true })),
    'so-far': hidden(flagOption('How far one has come in the running session: the line as it stands')),
  },
  examples: ['focus note Ask Mia for the numbers'],
  async run(me, values, { request: { input } }) {
    const isProgress = values['so-far'] === true && input.kind === 'typed'
    const running = values.focus ?? (await focus.findRunningFocus(me))
    const session = running ?? (isProgress ? undefined : await focus.findRecentFocus(me))
    const text = isProgress ? input.line.trim() : values.text
    if (!session)
      // “Note to self: …” without a session is a task, not a note.
      throw new NotMeantError('No focus session is running, and none ended recently.', [
        { label: 'Focus 25 min', line: ask('focus start') },
        { label: 'Save as task', line: ask('task add', { title: text }) },
      ])
    await focus.addFocusNote(me, session, text)
    const shown = await loadFocusDetails(me, session)
    if (session.ended_at) return focusEndedView(readerOf(me), shown, 'noted')
    return { ...focusRunningView(readerOf(me), shown, 'shown'), notice: t`Noted: ${text}` }
  },
})
