// Undoes the newest change, then the one before; or redoes it.
import { ask } from '../../chat/ask.ts'
import { viewsOfNewestAnswer } from '../../chat/newest-answer.ts'
import { flagOption, hidden } from '../../chat/options.ts'
import { effects } from '../../domain/effects.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import * as undo from '../../domain/request/undo.ts'
import { UserError } from '../../user-error.ts'
import { changeRestoredView, undoneView } from '../../views/undo.ts'
import { defineCommand } from '../command.ts'
import { changeOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'me undo',
  about: 'Undo your newest change',
  isForVisitors: true,
  aliases: ['/undo'],
  phrases: {
    'take it back': {},
    'undo that': {},
    oops: {},
    whoops: {},
    'wait no': {},
    'no wait': {},
    nvm: {},
    'never mind': {},
    nevermind: {},
    cancel: {},
    'cancel that': {},
    'delete that': {},
    'delete the last one': {},
    'remove that': {},
    'remove the last one': {},
    'scratch that': {},
    'take that back': {},
    'forget it': {},
    'forget that': {},
    'undo last': {},
    'my bad': {},
  },
  spoken: ['undo that', "don't do that", 'take it back'],
  says: [
    '(undo|revert|reverse|take back|roll back) (it|that|this|the last|the last one|my last|the last thing|what you did|the last change|last change)',
    '(dont|do not|please dont) (do|save|keep|add|delete|remove|send|set) (that|it|this)',
    '(cancel|abort|undo|stop|reverse) (it|that|this|that one|the last one|the last request|the last thing|my last request|what i just said|what i said)',
    '(oh|no|wait|sorry|actually|oops|hang on)* (i|we) (didnt|did not|havent|have not) (actually|really)? (do|done|did|finish|finished)? (it|that|this|them)? (yet|after all|at all)?',
    '(no|wait|sorry|actually|oops|hang on)* (its|it is|thats|that is|im|i am|that one is)? not (done|finished|complete) (yet|after all)?',
    '(no|wait|sorry|actually|oops|hang on)* (theyre|they are|its|it is|thats|that is|those are|these are) not (done|finished|complete|ready|paid|sent)? (yet|after all|at all)?',
    '(no|wait|sorry|actually|oops|hang on)* (they|it|that|this|those|these) (arent|isnt|wasnt|werent|havent been|hasnt been) (done|finished|complete|ready|paid|sent)? (yet|after all|at all)?',
    // With the reason behind it: “no i haven't they were shut”.
    {
      say: '(oh|no|wait|sorry|actually|oops|hang on)* (i|we) (didnt|did not|havent|have not) (actually|really)? (done|did|do)? (it|that|them)? (yet)? (cos|coz|because|since|as|they|it|he|she|there|was|were|its|theyre|hes|shes) {_}',
      typed: /^\W*(?:oh|no|wait|sorry|actually|oops|hang on)\b/i,
    },
    // Below an answer that changed nothing these take nothing back.
    {
      say: [
        '(no|wait|oops|sorry|actually)? (i)? (didnt|did not) mean (that|it|to|to do that)',
        '(no)? not (that|that one|this|this one|it)',
      ],
      with: { shown: 'yes' },
    },
  ],
  options: {
    change: changeOption('Which change; the newest if left out'),
    back: flagOption('Restore it'),
    alone: hidden(flagOption('What follows is a change of its own')),
    shown: hidden(flagOption('Only what the newest answer changed')),
  },
  examples: ['undo'],
  async run(me, values) {
    if (values.shown) await requireChangeShown(me)
    const what = values.change ?? (await undo.findNewestChange(me))
    if (!what)
      throw new UserError('Nothing to undo in the last ten minutes.', [{ label: 'Show tasks', line: ask('task list') }])
    const isBack = values.back === true
    const happened = await undo.undoChange(me, effects, what, isBack)
    // "No, the other one": taken back later, it leaves this undone.
    if (values.alone) me.journal.undoneChangeIds.splice(0)
    return isBack ? changeRestoredView(what, happened) : undoneView(what, happened, values.change === undefined)
  },
})

/** “Not that one” is said of the newest answer: where that only asks or shows, an older change stays. */
async function requireChangeShown(me: Me): Promise<void> {
  const { labelled, earlier = [], shown } = await loadReplyMeanings(me, me.channelId)
  const isBelowGreeting = shown[0]?.things.length === 0 && viewsOfNewestAnswer(shown).length > 1
  const buttons = [...labelled, ...(isBelowGreeting ? (earlier[0] ?? []) : [])]
  if (buttons.length > 0 && !buttons.some(({ line }) => line.startsWith('me undo')))
    throw new UserError('The last answer changed nothing.', [{ label: 'Undo the last change', line: ask('me undo') }])
}
