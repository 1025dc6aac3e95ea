// Captures a line as a task: marks are resolved to the person's zones and projects, dates are read in their zone.

import type { TaskPlaceNames, TaskReminders, TravelEvidence } from '../../contracts/tasks.ts'
import { type CapturedLine, readCapture } from '../../language/capture-line.ts'
import { clockRange } from '../../language/clock-range.ts'
import { type Due, meaningOf } from '../../language/date-meaning.ts'
import { describeRecurrence, type RecurrenceRule } from '../../language/recurrence.ts'
import type { RunwayWords } from '../../language/runway-words.ts'
import { type UsualTime, usualEventOf, usualRhythm, usualTimeOf } from '../../language/usual-times.ts'
import { taskMetadata } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import * as projects from '../places/projects.ts'
import * as zones from '../places/zones/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, readingOf } from '../request/me.ts'
import * as tasks from './index.ts'
import { findRunway, loadTravelEvidence, type Runway, type RunwayInput, setRunway } from './runway/index.ts'
import { setTaskStart } from './starts.ts'
import { firstFutureDueDate, setTaskRecurrence } from './timing.ts'
import { findTwin } from './twins.ts'

export { loadTaskPlaces } from './task-places.ts'

/** The captured task, and what its answer says. */
export interface CaptureResult {
  readonly task: Task
  readonly places: TaskPlaceNames
  /** Further tasks of a rhythm with several times a day. */
  readonly others: readonly Task[]
  /** What was understood, offered, or not understood. */
  readonly read: CapturedLine
  /** The way to it, if the line says one, and what earlier trips say of it. */
  readonly way: { readonly runway: Runway; readonly evidence: TravelEvidence | null } | null
  /** An open task of the same name that was there before. */
  readonly twin: Task | null
  /** "every day at 21:00", if the task repeats from the start. */
  readonly rhythm: string | null
  /** "between 9 and 11": it is due at the beginning, and these words are in its notes. */
  readonly range: string | null
  /** The time that was chosen for a part of the day: a reminder was asked for, and none was said. */
  readonly usual: UsualTime | null
}

/**
 * Saves a line as a task; a rhythm that it certainly says is set at once. What `said` names wins over what the line
 * says.
 * @param line as typed, the words that remain are the title
 * @param origin where the line comes from, for `metadata`
 */
export async function captureLine(
  me: Me,
  line: string,
  said: Partial<tasks.TaskInput> & { readonly start?: Due } = {},
  { isAdded = false, typed, about, ...origin }: CaptureOrigin = {},
): Promise<CaptureResult> {
  const resolved = await resolveCapture(me, line, said, isAdded)
  const { words: ownWords, read, usual } = withUsualTime(me, resolved, said, typed ?? line)
  const words = about === undefined ? ownWords : { ...ownWords, title: titleWith(ownWords.title, about) }
  const { places } = resolved
  const recurrences = certainRecurrences(me, read, said)
  const start = said.start ?? read.start
  const [first = null, ...more] = recurrences
  const saved: Task[] = []
  for (const recurrence of first ? [first, ...more] : [null]) {
    const task = await tasks.captureTask(me, words, {
      ...linesOf(read, typed),
      ...origin,
      asksTwin: saved.length === 0,
    })
    if (recurrence) await setTaskRecurrence(me, task, recurrence, firstDue(me, recurrence, read))
    if (read.runway) await setRunway(me, task, runwayInput(read.runway))
    if (start) await setTaskStart(me, task, start)
    saved.push(task)
  }
  const [task, ...others] = saved
  if (!task) throw new Error('A line that became no task')
  const rhythm = first === null ? null : recurrences.map(describeRecurrence).join(', and ')
  return {
    task,
    places: {
      ...places,
      start: start && { at: start.instant, hasTime: start.hasTime },
      reminders: tasks.remindersText(task),
    },
    others,
    read,
    rhythm,
    usual,
    range: said.due ? null : rangeOf(read),
    way: await wayOf(me, task, read),
    twin: said.type && said.type !== 'task' ? null : await findTwin(me, saved),
  }
}

const rangeOf = ({ due, dueText }: CapturedLine): string | null => (due?.hasTime ? clockRange(dueText) : null)

/** Who asks to be reminded in the morning needs a time. @param typed the line, with the words that ask */
function withUsualTime(
  me: Me,
  { words, read }: Resolved,
  said: Partial<tasks.TaskInput>,
  typed: string,
): Pick<Resolved, 'words' | 'read'> & { readonly usual: UsualTime | null } {
  if (!read.isReminder && !ASKS_REMINDER.test(typed)) return { words, read, usual: null }
  const each = said.due || !read.rhythm?.isCertain ? null : usualRhythm(read.rhythm)
  if (each)
    return { words: { ...words, title: each.rhythm.title }, read: { ...read, rhythm: each.rhythm }, usual: each.usual }
  const once =
    usualTimeOf(words.due, readingOf(me)) ??
    (words.due?.hasTime || said.due ? null : usualEventOf(words.title, read.offers))
  return once ? { words: { ...words, due: once.due }, read, usual: once.usual } : { words, read, usual: null }
}

/**
 * The message of a captured task was edited: it is parsed again, unless the task was changed since.
 * @returns null if it was
 */
export async function recaptureLine(
  me: Me,
  task: Task,
  line: string,
  { typed, about, notes }: Pick<CaptureOrigin, 'typed' | 'about'> & { readonly notes?: string } = {},
): Promise<TaskPlaceNames | null> {
  const readAt = task.parsedMetadata.read_at ?? task.created_at.toISOString()
  if (task.updated_at.toISOString() !== readAt) return null
  const { words: own, places, read } = await resolveCapture(me, line, notes === undefined ? {} : { notes })
  const words = about === undefined ? own : { ...own, title: titleWith(own.title, about) }
  const [recurrence] = certainRecurrences(me, read, {})
  if (read.runway) await setRunway(me, task, runwayInput(read.runway))
  await tasks.editTask(me, task, words)
  await tasks.setTaskReminders(me, task, words.reminders)
  await setTaskStart(me, task, read.start)
  if (words.projectId) await tasks.fileTask(me, task, { projectId: words.projectId })
  if (recurrence) await setTaskRecurrence(me, task, recurrence, firstDue(me, recurrence, read))
  const { line: whole, readLine } = linesOf(read, typed)
  await changes.update(me, task, {
    metadata: taskMetadata.merge(task.metadata, {
      raw_line: whole,
      read_line: readLine,
      read_at: me.now.toISOString(),
    }),
  })
  return places
}

async function wayOf(me: Me, task: Task, { runway: said }: CapturedLine): Promise<CaptureResult['way']> {
  const runway = said && (await findRunway(me, task))
  return runway ? { runway, evidence: await loadTravelEvidence(me, task, runway) } : null
}

/** What a line says of the way, as it is set. */
const runwayInput = ({ travelMinutes, travelMode, ready }: RunwayWords): RunwayInput => ({
  ...(travelMinutes === null ? {} : { travelMinutes }),
  ...(travelMode === null ? {} : { travelMode }),
  ready,
})

const titleWith = (title: string, about: string): string =>
  title.length + about.length > LONGEST_TITLE ? title : `${title} (${about})`

/** So that a title with its words in brackets is none too long. */
const LONGEST_TITLE = 250

/** Where a captured line comes from. */
export interface CaptureOrigin {
  readonly url?: string
  /** It came behind a word that adds: "eggs to my shopping list". */
  readonly isAdded?: boolean
  /** What a pronoun of the title is about: “find it” of “jess wants her book back”. It stands behind the title. */
  readonly about?: string
  /** The whole of what was typed, where a sentence or a list's marks were taken off before. */
  readonly typed?: string
}

/** What is kept of the words: all that was typed, and the part that was read where that is less. */
function linesOf(read: CapturedLine, typed: string | undefined): { line: string; readLine?: string } {
  const line = typed?.trim() || read.raw
  return line === read.raw ? { line } : { line, readLine: read.raw }
}

/** A date given as an option is kept; of a series that is over already, the words stay in the title. */
function certainRecurrences(me: Me, read: CapturedLine, said: Partial<tasks.TaskInput>): readonly RecurrenceRule[] {
  const isTask = said.type === undefined || said.type === 'task'
  if (!read.rhythm?.isCertain || !isTask || said.due) return []
  const { recurrences } = read.rhythm
  return recurrences.every((each) => firstDue(me, each, read) !== null) ? recurrences : []
}

/** The first date of a rhythm, from the day named in the line, or from today. */
function firstDue(me: Me, recurrence: RecurrenceRule, { rhythm }: CapturedLine): Due | null {
  const from = rhythm?.from ? meaningOf({ ...rhythm.from, clock: null }, readingOf(me)) : null
  return firstFutureDueDate(me, recurrence, from?.day)
}

/** What reminds again and again and has no time rings first after one interval. */
function firstRepeatedReminder(me: Me, reminders: TaskReminders | null) {
  return reminders?.every ? { instant: new Date(me.now.getTime() + reminders.every * 60_000), hasTime: true } : null
}

/** The line as typed; a sentence may have taken these words. */
const ASKS_REMINDER =
  /^\W*(?:(?:please|pls|ok|hey|and|can you|could you|will you|would you)\s+)*(?:remind|ping|nudge|alert|poke|message|text|wake)\s+me\b|\breminder\b/i

type Resolved = Awaited<ReturnType<typeof resolveCapture>>

async function resolveCapture(me: Me, line: string, said: Partial<tasks.TaskInput>, isAdded = false) {
  // Reads zones and projects only if the line has such a mark.
  const ownZones = /(^|\s)(@|zone:)\S/i.test(line) || said.zoneId ? await zones.listActiveZones(me) : []
  const ownProjects = /(^|\s)\+\S/.test(line) || said.projectId ? await projects.listActiveProjects(me) : []
  const read = readCapture(line, {
    ...readingOf(me),
    isAdded,
    isListed: (said.tags?.length ?? 0) > 0,
    isZone: (word) => zones.matchByName(ownZones, word) !== undefined,
    isName: (word) => (me.placeNames ?? []).some((name) => name === word || name.startsWith(`${word} `)),
    isProject: (word) => zones.matchByName(ownProjects, word) !== undefined,
  })
  const zoneId =
    said.zoneId ?? (read.zoneWord ? zones.matchByName(ownZones, read.zoneWord)?.zone_id : undefined) ?? null
  const projectId =
    said.projectId ??
    (read.projectWord ? zones.matchByName(ownProjects, read.projectWord)?.project_id : undefined) ??
    null
  const project = ownProjects.find(({ project_id }) => project_id === projectId)
  return {
    read,
    words: {
      ...said,
      title: read.rhythm && certainRecurrences(me, read, said).length > 0 ? read.rhythm.title : read.title,
      notes: [read.rest, rangeOf(read) ?? '', said.notes ?? ''].filter((part) => part !== '').join('\n'),
      due: said.due ?? read.due ?? firstRepeatedReminder(me, said.reminders ?? read.reminder),
      reminders: said.reminders ?? read.reminder,
      minutes: said.minutes ?? read.minutes ?? null,
      priority: said.priority ?? read.priority ?? ('medium' as const),
      tags: [...new Set([...read.tags, ...(said.tags ?? [])])],
      zoneId,
      projectId,
    },
    places: {
      zone: ownZones.find(({ zone_id }) => zone_id === zoneId)?.name ?? null,
      project: project && !projects.isInbox(project) ? project.name : null,
      person: null,
      rhythm: null,
    },
  }
}
