// Views of a page of tasks: five, and the number of the rest.
import { ask } from '../chat/ask.ts'
import type { RawValues } from '../chat/request.ts'
import {
  type ItemBlock,
  itemBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { Task } from '../models/task.ts'
import { cutText } from '../text.ts'
import { KEEP_HINT } from './keep-hint.ts'
import { momentText, type Reader } from './reader.ts'
import { taskFactsText, titleText } from './task.ts'
import { titleLabel } from './title-label.ts'

export interface TaskListDetails {
  readonly view: string
  readonly words: string
  /** The day it is for, in words. */
  readonly day?: string | null
  /** The name of several days, where it is for these: “This week”. */
  readonly span?: string
  readonly page: number
  readonly count: number
  /** Hidden tasks: their number only. */
  readonly hidden: number
  /** The values that asked for it. */
  readonly raw: RawValues
}

/** A page of tasks, and the way to more. */
export function taskListView(about: TaskListDetails, items: (returnTo: CommandLine) => readonly ItemBlock[]): View {
  const { page, count, raw, hidden } = about
  const line = (number: number): CommandLine => ask('task list', { ...raw, page: number })
  const shown = items(line(page))
  const left = Math.max(0, count - (page - 1) * PAGE - shown.length)
  const named = about.span
    ? trustedText(about.span)
    : about.day
      ? trustedText(`${ON_DAY[about.view] ?? 'On'} ${about.day}`)
      : about.words === ''
        ? trustedText(TITLES[about.view] ?? 'Tasks')
        : t`Tasks with “${about.words}”`
  const elsewhere =
    hidden === 0 ? [] : [textBlock(trustedText(`${hidden} personal ${hidden === 1 ? 'thing' : 'things'} elsewhere`))]
  if (count === 0) {
    const nothing = about.span
      ? trustedText('Nothing is on these days.')
      : about.day
        ? trustedText(NONE_ON_DAY[about.view] ?? 'Nothing is due that day.')
        : about.words === ''
          ? EMPTY[about.view]
          : undefined
    return view(
      named,
      [textBlock(nothing ?? t`Nothing here.`), ...elsewhere],
      about.words === '' ? {} : { speaksOf: about.words.split(',')[0] ?? '' },
    )
  }
  const what = page === 1 ? WHAT[about.view] : undefined
  const past = shown.length === 0 ? [textBlock(trustedText("That's past the last page."))] : []
  const more = left > 0 ? [textBlock(t`and ${left} more`)] : []
  return view(
    t`${named}: ${count}`,
    [...(what ? [textBlock(trustedText(what))] : []), ...shown, ...past, ...more, ...elsewhere],
    {
      buttons: [
        ...(left > 0 ? [{ label: 'More', line: line(page + 1) }] : []),
        ...(page > 1 ? [{ label: 'Back', line: line(Math.min(page - 1, Math.ceil(count / PAGE))) }] : []),
      ],
    },
  )
}

/** "Did I call mum?": yes, with when; what sounds like it; not yet, with a button; or that nothing has that name. */
export function whetherDoneView(
  reader: Reader,
  words: string,
  answer: 'done' | 'near' | 'open' | null,
  found: readonly Task[],
): View {
  if (answer === null)
    return view(t`I find nothing called “${cutText(words, 60).kept}”, done or open`, [], {
      buttons: [
        { label: 'Log it as done', line: ask('task add', { title: words, done: 'yes' }) },
        { label: 'Add as a task', line: ask('task add', { title: words }) },
      ],
      question: { yes: ask('task add', { title: words, done: 'yes' }), no: ask('task list') },
      speaksOf: words,
    })
  const lines = found.map((task) =>
    answer !== 'open' && task.completed_at
      ? itemBlock(t`${task.title}, ${momentText(reader, task.completed_at)}`, {
          line: ask('task show', { task: task.task_id }),
        })
      : itemBlock(titleText(task), {
          line: ask('task show', { task: task.task_id }),
          detail: taskFactsText(reader, task, {}),
          button: { label: `Done: ${titleLabel(task.title)}`, line: ask('task done', { task: task.task_id }) },
        }),
  )
  const [only, second] = answer === 'open' ? found : []
  const title = { done: t`Yes, done`, near: t`This was done. Is it what you mean?`, open: t`Not yet` }[answer]
  return view(
    title,
    lines,
    only && !second
      ? {
          question: {
            yes: ask('task done', { task: only.task_id }),
            no: ask('task show', { task: only.task_id }),
          },
        }
      : {},
  )
}

const PAGE = 5

const TITLES: Readonly<Record<string, string>> = {
  open: 'Open tasks',
  today: 'Today',
  waiting: 'Waiting for you, or with others',
  blocked: 'Blocked',
  ideas: 'Ideas',
  added: 'Added',
  done: 'Done',
  dropped: 'Let go',
}

/** The title of one day's list, and what it says where that is empty; of any other list, what is due. */
const ON_DAY: Readonly<Record<string, string>> = { done: 'Done on', added: 'Added on' }
const NONE_ON_DAY: Readonly<Record<string, string>> = {
  done: 'Nothing is recorded as done that day.',
  added: 'Nothing was added that day.',
}

/** Its contents, if its name does not say. */
const WHAT: Readonly<Record<string, string>> = {
  waiting: 'Their day has passed, or someone else has them.',
  blocked: 'They can’t go on until something else happens.',
  ideas: 'For some day; never suggested.',
  dropped: 'Off every list. You can put each one back.',
}

const EMPTY: Readonly<Record<string, Text>> = {
  open: t`Nothing is open. ${KEEP_HINT}`,
  today: t`Nothing is planned for today.`,
  waiting: t`No task is past its day, and nobody else has one of yours.`,
  blocked: typedHint(
    'Nothing is blocked. When something is, type: task block, and its name',
    'Nothing is blocked. When something is, use {task block}.',
  ),
  added: t`Nothing was added yet. ${KEEP_HINT}`,
  ideas: typedHint(
    'No ideas yet. Try: task add Learn to juggle type:idea',
    'No ideas yet. Try: {task add title:Learn to juggle type:idea}',
  ),
  done: t`Nothing is done yet.`,
  dropped: t`Nothing was let go.`,
}
