// Blanks that look things up: a task, a zone, a day. Each reads an id, a number of the newest list, or words, and
// suggests the person's own things. Whose a thing is, the services decide.
import type { Option, OptionContext } from '../../chat/options.ts'
import { excerpt, integerOption, optionDefaults, withDefault } from '../../chat/options.ts'
import type { Choice } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import * as projects from '../../domain/places/projects.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { type Me, readingOf, todayOf } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import * as undo from '../../domain/request/undo.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { type Due, isWhen, readTimeOfDay, readWhen, takeTrailingWhen } from '../../language/capture-line.ts'
import { isPronoun } from '../../language/english/names.ts'
import { foldText } from '../../text.ts'
import { canonicalZone, findZones, formatDay } from '../../time/index.ts'
import { AmbiguousError, UserError } from '../../user-error.ts'

/** How a kind of thing is looked up. */
export interface LookupSource<T> {
  /** What it is called in sentences, and the blank in lines of lists: `task`. */
  readonly noun: string
  readonly findById: (me: Me, id: string) => Promise<T | undefined>
  /** Those that have the words, best first. */
  readonly search: (me: Me, words: string) => Promise<readonly T[]>
  /** What to suggest before anything is typed. */
  readonly listInitial: (me: Me) => Promise<readonly T[]>
  readonly id: (thing: T) => string
  readonly label: (thing: T) => string
  /** Where several match and only one is such, that one is meant. */
  readonly isPreferred?: (thing: T) => boolean
  /** Those that have some of the words, where one look finds them. */
  readonly findNearest?: (me: Me, words: string) => Promise<readonly T[]>
}

/** A blank that names a thing. */
export function lookupOption<T>(about: string, kind: LookupSource<T>): Option<T, Me, false> {
  return {
    ...optionDefaults,
    kind: 'lookup',
    about,
    takes: 'wide',
    async read(raw, asking) {
      const { me } = asking
      const words = raw.trim()
      const spoken = isPronoun(words) ? await recents.findLastSubject(me, me.channelId) : null
      const last = spoken?.noun === kind.noun ? await kind.findById(me, spoken.id) : undefined
      if (last) return last
      const id = UUID.test(words) ? words : await idByListNumber(kind.noun, words, asking)
      if (id !== null) {
        const thing = await kind.findById(me, id.toLowerCase())
        if (thing) return thing
        throw new UserError(`That ${kind.noun} is no longer here.`)
      }
      if (asking.isGuess) return pickMatch(kind, words, surelyNamed(kind, words, await kind.search(me, words)), asking)
      return pickMatch(kind, words, await kind.search(me, words), asking)
    },
    async suggest(typed, { me }) {
      const found = typed.trim() === '' ? await kind.listInitial(me) : await kind.search(me, typed)
      return found.slice(0, 25).map((thing): Choice => ({ label: kind.label(thing), value: kind.id(thing) }))
    },
  }
}

/** One of the person's tasks: the open one where words fit several, or the one that is over where it is put back. */
export const taskOption = (about: string, wanted: 'open' | 'over' = 'open'): Option<tasks.Task, Me, false> =>
  lookupOption(about, {
    noun: 'task',
    isPreferred: (one) => one.isOpen === (wanted === 'open'),
    findById: tasks.findTask,
    search: tasks.lookUpTasks,
    findNearest: tasks.findNearestTasks,
    listInitial: async (me) => tasks.openTasks(me).orderBy('tasks.updated_at', 'desc').limit(25),
    id: ({ task_id }) => task_id,
    label: ({ title }) => title,
  })

export const zoneOption = (about: string): Option<zones.CompassZone, Me, false> =>
  smallSetOption(about, 'zone', zones.listActiveZones, ({ zone_id }) => zone_id)

export const projectOption = (about: string): Option<projects.Project, Me, false> =>
  smallSetOption(about, 'project', projects.listActiveProjects, ({ project_id }) => project_id)

/** One of the person's habits; archived ones only by words that name no other. */
export const habitOption = (about: string): Option<habits.Habit, Me, false> =>
  lookupOption(about, {
    noun: 'habit',
    findById: habits.findHabit,
    search: habits.searchHabits,
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

/**
 * A date in words, in the person's zone: "tomorrow 9am", "fri", "5 March".
 * @param which `to come` where a day gone by is of no use
 */
export const dateOption = (about: string, which: 'any' | 'to come' = 'any'): Option<Due, Me, false> => ({
  ...optionDefaults,
  kind: 'when',
  about,
  takes: 'wide',
  splitTrailing(text) {
    const { rest, when: mine } = takeTrailingWhen(text)
    return mine === '' ? null : { text: rest, mine }
  },
  acceptsText: isWhen,
  read(raw, { me, lineWith }) {
    const reading = readingOf(me)
    const ways = [
      { label: 'Today', line: lineWith('today') },
      { label: 'Tomorrow', line: lineWith('tomorrow') },
    ]
    if (which === 'any') return readWhen(raw, reading)
    const due = readWhen(raw, reading, ways)
    if (due.day >= todayOf(me)) return due
    const past = `“${excerpt(raw)}” is in the past: it was ${formatDay(due.day)}.`
    throw new UserError(`${past} Today, tomorrow, or another day?`, ways)
  },
})

/** An IANA zone, by name or by a city in it: "Vienna". */
export const timeZoneOption = (about: string): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'lookup',
  about,
  takes: 'wide',
  read(raw, asking) {
    const words = raw.trim()
    const known = canonicalZone(words)
    if (known !== null) return known
    const found = findZones(words)
    const [first] = found
    if (
      first &&
      (found.length === 1 || foldText(first.split('/').at(-1) ?? '') === foldText(words.replaceAll(/\s+/g, '_')))
    )
      return first
    if (found.length > 1)
      throw new AmbiguousError(
        `Several zones match “${excerpt(words)}”. Which one?`,
        found.slice(0, 3).map((zone) => ({ label: zone, line: asking.lineWith(zone) })),
      )
    throw new UserError(
      `I don't know a time zone called “${excerpt(words)}”. Type the nearest big city, like Vienna or New York.`,
    )
  },
  suggest: async (typed) => findZones(typed).map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
})

/** A wall-clock time, `HH:MM`: "9", "9am", "21:00". @param small as in `readTimeOfDay` */
export const timeOption = (about: string, small?: 'morning'): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'time',
  about,
  takes: 'word',
  matches: isTimeOfDay,
  acceptsText: isTimeOfDay,
  read: (raw) => readTimeOfDay(raw, small),
})

function isTimeOfDay(words: string): boolean {
  try {
    readTimeOfDay(words)
    return true
  } catch {
    return false
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id behind a number of the newest list here, if that list is of such things. */
async function idByListNumber(noun: string, words: string, { me }: OptionContext<Me>): Promise<string | null> {
  const number = /^#?(\d{1,3})$/.exec(words)?.[1]
  if (number === undefined) return null
  const { numbered: lines } = await recents.loadReplyMeanings(me, me.channelId)
  const line = lines[Number(number) - 1]?.line
  return line ? (new RegExp(`(?:^|\\s)${noun}:([0-9a-f-]{36})`).exec(line)?.[1] ?? null) : null
}

/** The one that is meant, or a question with a button for each of three. */
async function pickMatch<T>(
  kind: LookupSource<T>,
  words: string,
  found: readonly T[],
  asking: OptionContext<Me>,
): Promise<T> {
  const [best, second] = found
  if (best && !second) return best
  if (best && second) {
    const whole = found.filter((thing) => foldText(kind.label(thing)) === foldText(words))
    const fitting = whole.length > 0 ? whole : found
    const preferred = kind.isPreferred ? fitting.filter(kind.isPreferred) : []
    const [only, other] = preferred.length > 0 ? preferred : fitting
    if (only && !other) return only
    throw new AmbiguousError(`Several match “${excerpt(words)}”. Which one?`, choiceActions(kind, fitting, asking))
  }
  const near = await searchNearest(kind, words, asking.me)
  const names = near.map((thing) => excerpt(kind.label(thing))).join(', ')
  throw new UserError(
    `No ${kind.noun} matches “${excerpt(words)}”.${names === '' ? '' : ` Closest: ${names}.`}`,
    choiceActions(kind, near, asking),
  )
}

/** Of what was found, that whose name has every word whole, and which is not over. */
function surelyNamed<T>(kind: LookupSource<T>, words: string, found: readonly T[]): readonly T[] {
  const wanted = wordsOf(words)
  return found.filter((thing) => {
    const own = new Set(wordsOf(kind.label(thing)).flatMap((word) => [word, word.replace(/s$/, '')]))
    return (
      (kind.isPreferred?.(thing) ?? true) && wanted.every((word) => own.has(word) || own.has(word.replace(/s$/, '')))
    )
  })
}

const wordsOf = (words: string): string[] =>
  foldText(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Those that have at least one of the words, or its beginning. */
async function searchNearest<T>(kind: LookupSource<T>, words: string, me: Me): Promise<readonly T[]> {
  if (kind.findNearest) return kind.findNearest(me, words)
  for (const word of words.split(/\s+/).toSorted((a, b) => b.length - a.length)) {
    for (const stem of [word, word.slice(0, -1)]) {
      if (stem.length < 3) continue
      const found = await kind.search(me, stem)
      if (found.length > 0) return found.slice(0, 3)
    }
  }
  return []
}

const choiceActions = <T>(kind: LookupSource<T>, things: readonly T[], asking: OptionContext<Me>) =>
  things.slice(0, 3).map((thing) => ({ label: excerpt(kind.label(thing)), line: asking.lineWith(kind.id(thing)) }))

/** Named things of which a person has so few that all of them are looked through. */
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

/** An estimate: 1 to 6,000 minutes; `2h` counts. */
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
