// Joins a focus session shared here. For its host it renders the card.
import { ask } from '../../chat/ask.ts'
import { textOption } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as company from '../../domain/days/focus/companions.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { UserError } from '../../user-error.ts'
import { sharedFocusView as card, focusJoinedView } from '../../views/focus-company.ts'
import { defineCommand, readerOf } from '../command.ts'
import { sharedSessionOption } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus join',
  about: 'Join a shared focus session',
  isForVisitors: true,
  redrawsCard: company.SHARED_FOCUS_KIND,
  options: {
    session: sharedSessionOption('Which one; the newest one here if left out'),
    emoji: textOption('An emoji for you', { max: 10 }),
    step: textOption('What you are working on', { max: 255 }),
  },
  examples: ['focus join', 'focus join emoji:🙂 step:"Reading mail"'],
  async run(me, values) {
    const session = values.session ?? (await company.listSharedFocus(me))[0]
    if (!session)
      return view(t`Nobody is sharing a focus session here.`, [], {
        buttons: [{ label: 'Focus 25 min', line: ask('focus start') }],
      })
    const end = focus.plannedFocusEnd(session)
    const reader = readerOf(me)
    if (session.user_id === me.user.user_id)
      return card(reader, { ...(await company.loadSharedFocus(me, session)), end })
    if (session.ended_at || end <= me.now)
      throw new UserError('That session has ended. Would you like one of your own?', [
        { label: 'Focus 25 min', line: ask('focus start') },
      ])
    const how = await company.joinFocus(me, session, {
      ...(values.emoji === undefined ? {} : { emoji: values.emoji }),
      ...(values.step === undefined ? {} : { step: values.step }),
    })
    return focusJoinedView(reader, { ...(await company.loadSharedFocus(me, session)), end }, how)
  },
})
