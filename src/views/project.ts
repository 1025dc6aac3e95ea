// Projects: one whole, or all of a person's with what is open in them.
import { formatLine } from '../chat/parse/line.ts'
import {
  type Button,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { Project } from '../models/project.ts'
import { formatDay, localDay } from '../time/index.ts'
import { type Reader, readerToday } from './reader.ts'

export interface ProjectFacts {
  readonly project: Project
  readonly open: number
  readonly done: number
  readonly isOwn: boolean
  readonly isInbox: boolean
}

/** One project: what it is about, who is in it, what is open. */
export function projectView(reader: Reader, facts: ProjectFacts, members: readonly string[]): View {
  const { project, open, done, isInbox } = facts
  const about = project.description.trim()
  return view(
    t`${project.name}`,
    [
      ...(about === '' ? [] : [textBlock(t`${about}`)]),
      textBlock(
        joinTexts([
          project.is_active ? [] : trustedText('archived'),
          trustedText(`${open} open, ${done} done`),
          dayText(reader, 'starts', project.start_date),
          dayText(reader, 'ends', project.end_date),
        ]),
      ),
      ...(isInbox ? [] : [textBlock(t`With ${members.join(', ')}`)]),
    ],
    { buttons: projectButtons(facts), card: { kind: 'project', id: project.project_id } },
  )
}

function projectButtons({ project, isOwn, isInbox }: ProjectFacts): Button[] {
  const link = `project:${project.project_id}`
  const tasks = { label: 'Show tasks', line: `task list ${link}` }
  if (!project.is_active)
    return [tasks, ...(isOwn ? [{ label: 'Restore', line: `project archive ${link} open:keep back:yes` }] : [])]
  if (isInbox) return [tasks]
  if (!isOwn) return [tasks, { label: 'Leave', line: `project leave ${link}` }]
  return [
    tasks,
    { label: 'Invite', line: `project invite ${link}` },
    { label: 'Edit', line: `project edit ${link}` },
    { label: 'Archive', line: `project archive ${link}` },
  ]
}

/** All of a person's, five a page. */
export function projectListView(all: readonly ProjectFacts[], page: number, count: number): View {
  const left = Math.max(0, count - (page - 1) * PAGE - all.length)
  return view(
    t`Projects: ${count}`,
    [
      ...all.map(({ project, open, isOwn }) =>
        itemBlock(t`${project.name}`, {
          detail: joinTexts([
            project.is_active ? [] : trustedText('archived'),
            trustedText(`${open} open`),
            isOwn ? [] : trustedText('as a member'),
          ]),
          line: `project show project:${project.project_id}`,
        }),
      ),
      ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
    ],
    {
      buttons: [
        { label: 'New project', line: 'project add' },
        ...(left > 0 ? [{ label: 'More', line: formatLine('project show', { page: String(page + 1) }) }] : []),
        ...(page > 1 ? [{ label: 'Back', line: formatLine('project show', { page: String(page - 1) }) }] : []),
      ],
    },
  )
}

const PAGE = 5

/** Told once, at the next visit. */
export function joinedProjectsView(
  names: readonly { readonly name: string; readonly id: string; readonly by: string }[],
): View {
  const [first] = names
  return view(
    t`New for you`,
    names
      .slice(0, PAGE)
      .map(({ name, by }) => textBlock(t`${by} put you into the project ${name}. You see its tasks now.`)),
    { buttons: first ? [{ label: 'Show project', line: `project show project:${first.id}` }] : [] },
  )
}

const dayText = (reader: Reader, word: string, date: Date | null): Text =>
  date ? trustedText(`${word} ${formatDay(localDay(date, reader.zone, '00:00'), readerToday(reader))}`) : []
