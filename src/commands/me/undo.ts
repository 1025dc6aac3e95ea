// Take back the newest change, then the one before; or put it back again.
import { flagOption } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as undo from '../../domain/request/undo.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'
import { changeOption } from '../lib/options.ts'

export default defineCommand({
  name: 'me undo',
  about: 'Take back your newest change',
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
  options: { change: changeOption('Which change; the newest if left out'), back: flagOption('Put it in force again') },
  examples: ['undo'],
  async run(me, values) {
    const what = values.change ?? (await undo.findNewestChange(me))
    if (!what)
      throw new UserError('Nothing to undo in the last ten minutes.', [{ label: 'Show tasks', line: 'task list' }])
    const isBack = values.back === true
    const happened = await undo.undoChange(me, what, isBack)
    if (isBack)
      return view(happened ? t`In force again: ${what.label}` : t`Already in force: ${what.label}`, [], {
        buttons: [{ label: 'Undo', line: `me undo change:${what.change_id}` }],
      })
    return view(happened ? t`Taken back: ${what.label}` : t`Already taken back: ${what.label}`, [], {
      buttons: [
        { label: 'Put it back', line: `me undo change:${what.change_id} back:yes` },
        ...(values.change ? [] : [{ label: 'Undo more', line: 'me undo' }]),
      ],
    })
  },
})
