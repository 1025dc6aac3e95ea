// The lists of an imported file as projects of the person's own, with what the file says about each.
import type { ImportedFile, ImportedListNote } from '../../../contracts/imports.ts'
import { newId } from '../../../models/id.ts'
import { Project } from '../../../models/project.ts'
import { cleanText, cutText, foldText } from '../../../text.ts'
import * as projects from '../../places/projects.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import type { PlannedTask } from './rows.ts'
import { SOURCE_NAMES } from './source-names.ts'

/** Characters of what is kept about a list; no view shows more. */
const MAX_LIST_NOTES = 3_000

/** By which lists of one name are one; '' for the Inbox. */
export const listKey = (list: string | null): string => foldText(listName(list))

const listName = (list: string | null): string => (list === null ? '' : cutText(cleanText(list).trim(), 230).kept)

/** Notes about lists that have no open task, and so are not made, or that are too long to be kept whole. */
export function countLostListNotes({ tasks, listNotes }: ImportedFile): number {
  const lists = new Set(tasks.filter(({ isDone }) => !isDone).map(({ list }) => listKey(list)))
  return listNotes.filter(({ list, notes }) => !lists.has(listKey(list)) || cutNotes(notes).rest !== '').length
}

const cutNotes = (notes: string) => cutText(cleanText(notes).trim(), MAX_LIST_NOTES)

/**
 * The projects of all lists, those that are missing made. Only the person's own: a shared one would show it to others.
 * @returns the project's id of each list
 */
export async function prepareProjects(
  me: Me,
  { source, listNotes }: ImportedFile,
  planned: readonly PlannedTask[],
): Promise<(list: string | null) => string> {
  const inbox = await projects.getInbox(me)
  const own = (await projects.listActiveProjects(me)).filter(({ owner_id }) => owner_id === me.user.user_id)
  const byName = new Map(own.map((project) => [foldText(project.name), project]))
  const notesOf = collectNotes(listNotes)
  const chosen = new Map<string, string>([['', inbox.project_id]])
  const made: Partial<Project>[] = []
  for (const { imported } of planned) {
    const name = listName(imported.list)
    const key = foldText(name)
    if (chosen.has(key)) continue
    const notes = notesOf.get(key) ?? ''
    const same = byName.get(key)
    if (same && same.parsedTeamMembers.length === 0) {
      chosen.set(key, same.project_id)
      await addNotes(me, same, notes)
      continue
    }
    const project_id = newId()
    made.push({
      project_id,
      name: same ? `${name} (${SOURCE_NAMES[source]})` : name,
      description: notes,
      owner_id: me.user.user_id,
      team_members: '[]',
      is_active: true,
      start_date: null,
      end_date: null,
      settings: '{}',
      metadata: '{}',
      created_at: me.now,
      updated_at: me.now,
    })
    chosen.set(key, project_id)
  }
  await changes.insertAll(me, Project, made)
  return (list) => chosen.get(listKey(list)) ?? inbox.project_id
}

/** What is kept about each list, by its key. */
function collectNotes(listNotes: readonly ImportedListNote[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { list, notes } of listNotes) {
    const key = listKey(list)
    found.set(key, cutNotes([found.get(key) ?? '', notes].filter((part) => part !== '').join('\n')).kept)
  }
  return found
}

/** Below what the person wrote about it; what stands there already is not said twice. */
async function addNotes(me: Me, project: Project, notes: string): Promise<void> {
  if (notes === '' || project.description.includes(notes)) return
  const description = cutNotes([project.description.trim(), notes].filter((part) => part !== '').join('\n')).kept
  await changes.update(me, await projects.lockOwnProject(me, project), { description })
}
