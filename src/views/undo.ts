// Views of undo: own sentences for the two commonest changes, the original title for all others.
import { ask } from '../chat/ask.ts'
import { type Text, t, type View, view } from '../chat/view.ts'
import type { Change } from '../models/change.ts'

/**
 * After undo.
 * @param happened false if it was undone before
 */
export function undoneView(change: Change, happened: boolean, canUndoMore: boolean): View {
  const { label, change_id } = change
  const what = sentenceAbout(label, {
    Added: (title) => t`“${title}” is off the list.`,
    Done: (title) =>
      countDone(change) > 1 ? t`${label.slice('Done: '.length)} are open again.` : t`${title} is open again.`,
  })
  return view(happened ? t`Undone: ${what}` : t`Already undone: ${what}`, [], {
    buttons: [
      { label: 'Put it back', line: ask('me undo', { change: change_id, back: 'yes' }) },
      ...(canUndoMore ? [{ label: 'Undo more', line: ask('me undo') }] : []),
    ],
  })
}

/**
 * After redo.
 * @param happened false if it was not undone
 */
export function changeRestoredView(change: Change, happened: boolean): View {
  const { label, change_id } = change
  const what = sentenceAbout(label, {
    Added: (title) => t`“${title}” is on the list.`,
    Done: (title) => (countDone(change) > 1 ? t`${label.slice('Done: '.length)} are done.` : t`${title} is done.`),
  })
  return view(happened ? t`Restored: ${what}` : t`Already restored: ${what}`, [], {
    buttons: [{ label: 'Undo', line: ask('me undo', { change: change_id }) }],
  })
}

/** How many tasks the change finished. */
const countDone = ({ parsedImages }: Change): number =>
  parsedImages.filter(({ table, after }) => table === 'tasks' && after?.['status'] === 'done').length

/** A sentence for changes whose answer began with one of these words; otherwise the whole title of that answer. */
function sentenceAbout(label: string, sentences: Readonly<Record<string, (title: string) => Text>>): Text {
  const [, head = '', title = ''] = /^(\w+): ([\s\S]+)$/.exec(label) ?? []
  const sentence = sentences[head]
  if (!sentence) return t`“${label}”`
  // A title with a full stop or the like is quoted, so that the sentence stays readable.
  return sentence(head === 'Added' || !/[:.?!,;]/.test(title) ? title : `“${title}”`)
}
