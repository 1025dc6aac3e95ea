// What undo says: the two commonest changes in a sentence of their own, every other by the title it had.
import { ask } from '../chat/ask.ts'
import { type Text, t, type View, view } from '../chat/view.ts'
import type { Change } from '../models/change.ts'

/** After a change was undone. @param happened false where it was undone before */
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

/** After an undone change was restored. @param happened false where it was never undone */
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

/** A sentence for the changes whose answer began with one of these words; otherwise the whole title of that answer. */
function sentenceAbout(label: string, sentences: Readonly<Record<string, (title: string) => Text>>): Text {
  const [, head = '', title = ''] = /^(\w+): ([\s\S]+)$/.exec(label) ?? []
  const sentence = sentences[head]
  if (!sentence) return t`“${label}”`
  // A title with a sentence sign of its own is quoted, so that the sentence around it can be read.
  return sentence(head === 'Added' || !/[:.?!,;]/.test(title) ? title : `“${title}”`)
}
