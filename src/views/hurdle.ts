// What is in the way of a task that keeps waiting: one kind question, and a next step for each answer.
import { ask } from '../chat/ask.ts'
import { type Button, joinTexts, type Text, t, textBlock, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import type { HurdleReason } from '../models/task-hurdle.ts'

/** In the order in which they are offered. */
const LABELS: Readonly<Record<HurdleReason, string>> = {
  'too-big': 'Too big',
  unclear: 'Unclear',
  dreading: 'Dreading it',
  boring: 'Boring',
  'not-mine': 'Not mine',
  'not-now': 'Not now, fine',
}

/** Asked after a task was put off for the third time. */
export const hurdleQuestionView = ({ task_id, title }: Pick<Task, 'task_id' | 'title'>): View =>
  view(
    t`What is it?`,
    [textBlock(t`“${title}” keeps waiting, and that’s fine. One tap, and I help with that. Only you see it.`)],
    {
      buttons: (Object.keys(LABELS) as HurdleReason[]).map((is) => ({
        label: LABELS[is],
        line: ask('task reason', { task: task_id, is }),
        about: title,
      })),
    },
  )

/** What a next step needs to know. */
export interface HurdleDetails {
  /** The smallest way to begin. */
  readonly movement: string
  /** Something nice on the list, to go with a boring thing. */
  readonly treat: Pick<Task, 'title'> | null
  /** Days on which a task may come back, `YYYY-MM-DD`. */
  readonly nextWeek: string
  readonly nextMonth: string
}

/** The next step for an answer; *too big* is split instead. */
export function hurdleStepView(
  task: Pick<Task, 'task_id' | 'title' | 'due_date'>,
  is: Exclude<HurdleReason, 'too-big'>,
  details: HurdleDetails,
): View {
  const link = { task: task.task_id }
  const card = { kind: 'task', id: task.task_id }
  const focus = (minutes: number, label: string): Button => ({
    label,
    line: ask('focus start', { ...link, minutes }),
    isPrimary: true,
  })
  switch (is) {
    case 'unclear':
      return view(
        t`What would done look like?`,
        [textBlock(t`${task.title}: one line is enough. It goes into the notes.`)],
        {
          buttons: [{ label: 'Ask someone', line: ask('task block', { ...link, on: 'an answer' }) }],
          asks: { line: ask('task reason', { ...link, is }), into: 'done', label: 'Write it' },
        },
      )
    case 'dreading':
      return view(
        t`The smallest bit: ${task.title}`,
        [textBlock(t`First move: ${details.movement}`), textBlock(t`Five minutes, then you may stop. Company helps.`)],
        {
          buttons: [
            focus(5, 'Five minutes'),
            { label: 'With company', line: ask('task give', { ...link, how: 'do_with_me' }) },
          ],
          card,
        },
      )
    case 'boring':
      return view(
        t`Make it nicer: ${task.title}`,
        [
          textBlock(
            joinTexts(
              [
                t`Put music on and set a short timer.`,
                details.treat ? t`Afterwards: ${details.treat.title}.` : t`Pick something nice for afterwards.`,
              ],
              ' ',
            ),
          ),
        ],
        {
          buttons: [
            focus(10, 'Ten with music'),
            ...(details.treat ? [] : [{ label: 'Add a treat', line: ask('task add', { tags: 'treat' }) }]),
          ],
          card,
        },
      )
    case 'not-mine':
      return view(
        t`Then it needn’t stay: ${task.title}`,
        [textBlock(t`A kind no: “I can’t take this on. Could someone else?”`)],
        {
          buttons: [
            { label: 'Drop it', line: ask('task drop', link), isPrimary: true },
            { label: 'Hand it on', line: ask('task give', link) },
          ],
          card,
        },
      )
    case 'not-now':
      return view(t`Fine. When do you want it back?`, [textBlock(t`${task.title} stays out of sight until then.`)], {
        buttons: [
          { label: 'Next week', line: returnLine(task, details.nextWeek) },
          { label: 'Next month', line: returnLine(task, details.nextMonth) },
          { label: 'Someday', line: ask('task reason', { ...link, is, until: 'someday' }) },
        ],
        card,
      })
  }
}

/** A dated task is moved, another one is hidden until then. */
const returnLine = ({ task_id, due_date }: Pick<Task, 'task_id' | 'due_date'>, day: string) =>
  ask('task move', due_date === null ? { task: task_id, start: day } : { task: task_id, to: day })

/** What done looks like was written down. */
export const hurdleNotedView = ({ task_id, title }: Pick<Task, 'task_id' | 'title'>, words: string): View =>
  view(t`Noted: ${title}`, [textBlock(t`Done when: ${words}`)], {
    buttons: [
      { label: 'Start', line: ask('task start', { task: task_id }), isPrimary: true },
      { label: 'Split', line: ask('task split', { task: task_id }) },
    ],
    card: { kind: 'task', id: task_id },
  })

/** It is among the ideas, or back on the list. */
export const hurdleShelvedView = (
  { task_id, title }: Pick<Task, 'task_id' | 'title'>,
  isShelved: boolean,
  notice: Text,
): View =>
  view(
    isShelved ? t`Someday: ${title}` : t`Back on the list: ${title}`,
    isShelved ? [textBlock(t`It is among your ideas, which are never offered.`)] : [],
    {
      ...(notice.length > 0 ? { notice } : {}),
      buttons: isShelved
        ? [
            { label: 'Put back', line: ask('task reason', { task: task_id, is: 'not-now', until: 'now' }) },
            { label: 'Show ideas', line: ask('task list', { view: 'ideas' }) },
          ]
        : [{ label: 'Start', line: ask('task start', { task: task_id }) }],
      card: { kind: 'task', id: task_id },
    },
  )
