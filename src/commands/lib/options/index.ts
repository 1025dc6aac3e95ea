// Options that look things up: a task, a zone, a day. Each accepts an id, a number of the newest list, or words, and
// suggests the person's own things. Services decide who owns what.
import type { Option } from '../../../chat/options.ts'
import { integerOption, withDefault } from '../../../chat/options.ts'
import * as habits from '../../../domain/days/habits/index.ts'
import * as projects from '../../../domain/places/projects.ts'
import * as zones from '../../../domain/places/zones/index.ts'
import { type Me, readingOf, todayOf, zoneOf } from '../../../domain/request/me.ts'
import * as undo from '../../../domain/request/undo.ts'
import * as tasks from '../../../domain/tasks/index.ts'
import { isWhen, readWhen } from '../../../language/capture-line.ts'
import { relatedNames } from '../../../language/english/past-acts.ts'
import { foldText } from '../../../text.ts'
import { formatDay, localDay, localTime } from '../../../time/index.ts'
import { lookupOption } from '../lookup-option.ts'

/** One of the person's tasks: if several match, the open one; for reopening, the closed one. */
export const taskOption = (about: string, wanted: 'open' | 'over' = 'open'): Option<tasks.Task, Me, false> =>
  lookupOption(about, {
    noun: 'task',
    isPreferred: (one) => one.isOpen === (wanted === 'open'),
    findById: tasks.findTask,
    search: tasks.lookUpTasks,
    findByMoment: findTasksDue,
    findNearest: tasks.findNearestTasks,
    listInitial: async (me) => tasks.openTasks(me).orderBy('tasks.updated_at', 'desc').limit(25),
    id: ({ task_id }) => task_id,
    label: ({ title }) => title,
    age: addedText,
  })

/** "added Tue 3 March, for Friday": the day, and the date it is for where it has one. */
function addedText(me: Me, { created_at, due_date, parsedMetadata }: tasks.Task): string {
  const dayText = (at: Date, startsAt?: string) => formatDay(localDay(at, zoneOf(me), startsAt), todayOf(me))
  const added = `added ${dayText(created_at)}`
  if (!due_date) return added
  // Of two on one day the time tells them apart.
  const time = parsedMetadata.has_due_time === true ? `, ${localTime(due_date, zoneOf(me))}` : ''
  return `${added}, for ${dayText(due_date, '00:00')}${time}`
}

/** "my 3 pm", "tomorrow 11am": open tasks at this clock time, on this day where one is said. */
async function findTasksDue(me: Me, words: string): Promise<readonly tasks.Task[]> {
  if (!isWhen(words)) return []
  const { instant, hasTime } = readWhen(words, readingOf(me))
  return hasTime ? tasks.openTasks(me).where({ 'tasks.due_date': instant }).limit(25) : []
}

export const zoneOption = (about: string): Option<zones.CompassZone, Me, false> =>
  smallSetOption(about, 'zone', zones.listActiveZones, ({ zone_id }) => zone_id)

export const projectOption = (about: string): Option<projects.Project, Me, false> =>
  smallSetOption(about, 'project', projects.listActiveProjects, ({ project_id }) => project_id)

/** One of the person's habits; an archived one only if no other matches. */
export const habitOption = (about: string): Option<habits.Habit, Me, false> =>
  lookupOption(about, {
    noun: 'habit',
    findById: habits.findHabit,
    search: habits.searchHabits,
    otherNames: relatedNames,
    listInitial: async (me) => habits.listActiveHabits(me).limit(25),
    id: ({ habit_id }) => habit_id,
    label: ({ name }) => name,
  })

/** One of the person's own changes. */
export const changeOption = (about: string): Option<undo.Change, Me, false> =>
  lookupOption(about, {
    noun: 'change',
    findById: undo.findChange,
    search: async (me, words) =>
      (await undo.listRecentChanges(me)).filter(({ label }) => foldText(label).includes(foldText(words))),
    listInitial: async (me) => undo.listRecentChanges(me),
    id: ({ change_id }) => change_id,
    label: ({ label }) => label,
  })

/** Named things of which a person has so few that all are loaded. */
const smallSetOption = <T extends { readonly name: string }>(
  about: string,
  noun: string,
  all: (me: Me) => Promise<readonly T[]>,
  id: (thing: T) => string,
): Option<T, Me, false> =>
  lookupOption(about, {
    noun,
    findById: async (me, wanted) => (await all(me)).find((thing) => id(thing) === wanted),
    search: async (me, words) => filterByName(await all(me), words),
    listInitial: all,
    id,
    label: ({ name }) => name,
  })

const filterByName = <T extends { readonly name: string }>(things: readonly T[], words: string): T[] => {
  const one = zones.matchByName(things, words)
  return one ? [one] : things.filter(({ name }) => foldText(name).includes(foldText(words)))
}

/** An estimate: 1 to 6,000 minutes; hours as `2h`. */
export const minutesOption = (about: string) => integerOption(about, { min: 1, max: 6000, unit: 'minutes' })

/** "#home, tax" → home, tax. */
export const parseTags = (words: string): string[] => [
  ...new Set(
    words
      .split(/[\s,]+/)
      .map((word) => word.replace(/^#+/, ''))
      .filter((word) => word !== ''),
  ),
]

/** A page of a long list. */
export const pageOption = () => withDefault(integerOption('Which page', { min: 1, max: 999 }), 1)
