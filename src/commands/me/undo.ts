// Undoes the newest change, then the one before; or redoes it.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden } from '../../chat/options.ts'
import { effects } from '../../domain/effects.ts'
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
  says: [
    '(undo|revert|reverse|take back|roll back) (it|that|this|the last|the last one|my last|the last thing|what you did|the last change|last change)',
    '(no|wait|oops|sorry|actually)? (i)? (didnt|did not) mean (that|it|to|to do that)',
    '(dont|do not|please dont) (do|save|keep|add|delete|remove|send|set) (that|it|this)',
    '(cancel|abort|undo|stop|reverse) (it|that|this|that one|the last one|the last request|the last thing|my last request|what i just said|what i said)',
    '(oh|no|wait|sorry|actually|oops|hang on)* (i|we) (didnt|did not|havent|have not) (actually|really)? (do|done|did|finish|finished)? (it|that|this|them)? (yet|after all|at all)?',
    '(no|wait|sorry|actually|oops|hang on)* (its|it is|thats|that is|im|i am|that one is)? not (done|finished|complete) (yet|after all)?',
    '(no|wait|sorry|actually|oops|hang on)* (theyre|they are|its|it is|thats|that is|those are|these are|hes|shes|were|im|i am) not (done|finished|complete|ready|paid|sent)? (yet|after all|at all)?',
    '(no|wait|sorry|actually|oops|hang on)* (they|it|that|this|those|these) (arent|isnt|wasnt|werent|havent been|hasnt been) (done|finished|complete|ready|paid|sent)? (yet|after all|at all)?',
    '(no)? not (that|that one|this|this one|it)',
  ],
  options: {
    change: changeOption('Which change; the newest if left out'),
    back: flagOption('Restore it'),
    alone: hidden(flagOption('What follows is a change of its own')),
  },
  examples: ['undo'],
  async run(me, values) {
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
