// Views of a break: by itself, or after a focus session.
import { ask } from '../chat/ask.ts'
import { joinTexts, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes } from '../time/index.ts'
import type { FocusDetails } from './focus.ts'
import { type Reader, untilText } from './reader.ts'

/** A break without a session before. */
export const breakView = (
  reader: Reader,
  { until: end, isNew }: { readonly until: Date; readonly isNew: boolean },
): View =>
  view(
    isNew ? t`Break until ${untilText(reader, end)}` : t`Already on a break until ${untilText(reader, end)}`,
    [textBlock(t`I'll tell you when it's over.`)],
    { buttons: [{ label: 'Back early', line: ask('focus break', { over: 'yes' }) }] },
  )

export function breakAfterFocusView(
  reader: Reader,
  about: FocusDetails,
  {
    until: end,
    isNew,
    waited,
  }: {
    readonly until: Date
    readonly isNew: boolean
    readonly waited: { readonly tasks: readonly Pick<Task, 'title'>[]; readonly count: number }
  },
): View {
  const { minutes, task } = about
  const titles = joinTexts(
    waited.tasks.map(({ title }) => t`${title}`),
    ', ',
  )
  const more = waited.count > waited.tasks.length ? t` and ${waited.count - waited.tasks.length} more` : []
  const what = waited.count === 1 ? t`One thing` : t`${waited.count} things`
  const things = waited.count === 0 ? [] : t` ${what} waited: ${titles}${more}.`
  return view(
    isNew ? t`Break until ${untilText(reader, end)}` : t`Already on a break until ${untilText(reader, end)}`,
    [textBlock(t`${trustedText(formatMinutes(minutes))} counted.${things}`)],
    {
      buttons: [
        {
          label: 'Back early',
          line: task && task.status !== 'done' ? ask('focus start', { task: task.task_id }) : ask('focus start'),
        },
        { label: 'I drifted', line: ask('focus stop') },
      ],
    },
  )
}
