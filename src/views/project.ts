// Views of projects: one, or all with their open tasks.
import { ask } from '../chat/ask.ts'
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

/** One project: description, members, open tasks. */
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

/** Restores an archived project. */
export const restoreProjectButton = (projectId: string): Button => ({
  label: 'Restore',
  line: ask('project archive', { project: projectId, open: 'keep', back: 'yes' }),
})

function projectButtons({ project, isOwn, isInbox }: ProjectFacts): Button[] {
  const link = { project: project.project_id }
  const tasks = { label: 'Show tasks', line: ask('task list', link) }
  if (!project.is_active) return [tasks, ...(isOwn ? [restoreProjectButton(project.project_id)] : [])]
  if (isInbox) return [tasks]
  if (!isOwn) return [tasks, { label: 'Leave', line: ask('project leave', link) }]
  return [
    tasks,
    { label: 'Invite', line: ask('project invite', link) },
    { label: 'Edit', line: ask('project edit', link) },
    { label: 'Archive', line: ask('project archive', link) },
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
          line: ask('project show', { project: project.project_id }),
        }),
      ),
      ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
    ],
    {
      buttons: [
        { label: 'New project', line: ask('project add') },
        ...(left > 0 ? [{ label: 'More', line: ask('project show', { page: page + 1 }) }] : []),
        ...(page > 1 ? [{ label: 'Back', line: ask('project show', { page: page - 1 }) }] : []),
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
    t`New project for you`,
    names
      .slice(0, PAGE)
      .map(({ name, by }) => textBlock(t`${by} added you to the project ${name}. You can see its tasks now.`)),
    { buttons: first ? [{ label: 'Show project', line: ask('project show', { project: first.id }) }] : [] },
  )
}

const dayText = (reader: Reader, word: string, date: Date | null): Text =>
  date ? trustedText(`${word} ${formatDay(localDay(date, reader.zone, '00:00'), readerToday(reader))}`) : []
