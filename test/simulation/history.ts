// What happens in one simulated world: who lives where, what they say and when, and what goes wrong. All of it follows from
// the seed, and each event from its own part of it, so that leaving one out changes no other.
import { Temporal } from 'temporal-polyfill'
import { chanceOf } from './chance.ts'
import type { StatementFate } from './database.ts'
import type { GatewayTrouble } from './discord-gateway.ts'
import type { Weather } from './network.ts'
import { personName } from './places.ts'

/** A person, and the one account they write from. */
export interface PlannedPerson {
  readonly name: string
  readonly platform: 'slack' | 'discord'
  readonly space: string
  readonly zone: string
  /** Where they travel, if they do; what they say afterwards is meant there. */
  readonly move: { readonly at: number; readonly zone: string } | null
}

/** What a line asks for, as the model understands it. Instants are UTC. */
export type Wish =
  | { readonly kind: 'hello' }
  | { readonly kind: 'make'; readonly thing: string; readonly due: Date }
  | { readonly kind: 'move'; readonly thing: string; readonly due: Date }
  | { readonly kind: 'done'; readonly thing: string }
  | { readonly kind: 'habit'; readonly habit: string; readonly time: string }
  | { readonly kind: 'zone'; readonly zone: string }
  /** Everything of theirs is erased. */
  | { readonly kind: 'leave' }
  /** What is theirs is not said to that account any more. */
  | { readonly kind: 'part'; readonly from: string }
  /** Said by an admin of their space. */
  | { readonly kind: 'switch'; readonly person: string; readonly isOn: boolean }

/** Something that happens; times in milliseconds since the beginning. */
export type Planned =
  | { readonly kind: 'say'; readonly at: number; readonly person: string; readonly line: string; readonly wish: Wish }
  | { readonly kind: 'kill'; readonly at: number; readonly afterSteps: number; readonly downMs: number }
  /** `isConnecting`: not then, but the next time that a process opens a connection to send through. */
  | { readonly kind: 'freeze'; readonly at: number; readonly ms: number; readonly isConnecting: boolean }
  /** Told to stop, and started again so long after it is gone. */
  | { readonly kind: 'stop'; readonly at: number; readonly downMs: number }
  /** Told to stop, its key exchanged by attempts that die at these of their steps, and started again. */
  | { readonly kind: 'rotate'; readonly at: number; readonly deaths: readonly number[] }
  /**
   * Two people whom nothing else befalls become one, or one of them is switched off before the last yes. `lastYesMs`: said
   * so long after what both asked for is due; null: before it.
   */
  | { readonly kind: 'link'; readonly at: number; readonly isSwitchedOff: boolean; readonly lastYesMs: number | null }
  /** Somebody brings in a file of things that are due ten minutes later, and leaves or takes it back so long after that. */
  | {
      readonly kind: 'leave'
      readonly at: number
      readonly how: 'is erased' | 'parts' | 'takes back'
      readonly leavesMs: number
    }
  /** Somebody signs in to the page, or goes on there. */
  | { readonly kind: 'visit'; readonly at: number; readonly person: string; readonly isSignIn: boolean }
  /** The next process has other zone data than what is stored was computed by: everything stored is so many hours off. */
  | { readonly kind: 'zone data'; readonly at: number; readonly hours: number }
  /** To the connection of Discord's gateway. */
  | { readonly kind: 'gateway'; readonly at: number; readonly trouble: GatewayTrouble }
  | { readonly kind: 'clock'; readonly at: number; readonly offsetMs: number }
  | ({ readonly kind: 'database'; readonly at: number } & DatabaseFault)
  | ({ readonly kind: 'weather'; readonly at: number } & Pick<Weather, 'space'> & {
        readonly sky: Weather['kind']
        readonly ms: number
      })

/** For so long statements have this fate, each with that probability. */
export interface DatabaseFault {
  readonly ms: number
  readonly fate: Exclude<StatementFate, 'runs'>
  readonly probability: number
}

export interface History {
  readonly seed: number
  readonly start: Date
  readonly lengthMs: number
  /** Processes at once. */
  readonly replicas: number
  /** The adapters of Slack and Discord talk to the platforms, where else there are plain ones. */
  readonly hasAdapters: boolean
  /** So many rows that are over wait for a purge. */
  readonly oldRows: number
  readonly people: readonly PlannedPerson[]
  readonly events: readonly Planned[]
}

export interface HistoryOptions {
  readonly seed: number
  readonly days: number
  readonly people: number
  /** Processes at once; one unless given. */
  readonly replicas?: number
  /** False: nothing goes wrong. */
  readonly hasFaults?: boolean
  /** Much is due once a day and not twice: half the time of a processor. */
  readonly isShort?: boolean
}

/** Nights before and after a change of the clocks among them. */
const STARTS = ['2026-03-04T00:00:00Z', '2026-03-28T00:00:00Z', '2026-10-24T00:00:00Z', '2026-06-10T00:00:00Z']
const ZONES = ['Europe/Vienna', 'Etc/UTC', 'Europe/London', 'Africa/Nairobi', 'Europe/Istanbul']
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The history of a seed. */
export function planHistory(options: HistoryOptions): History {
  const { seed, days, people: count, replicas = 1, hasFaults = true, isShort = false } = options
  const start = new Date(chanceOf(seed, 'start').pick(STARTS))
  const hasAdapters = replicas === 1 && chanceOf(seed, 'adapters').chance(0.4)
  const oldRows = chanceOf(seed, 'old rows').chance(0.2) ? 5_000 : 0
  const people = Array.from({ length: count }, (_, index) => planPerson(seed, index)).map((person) =>
    // Discord tells nobody's zone.
    hasAdapters && person.platform === 'discord' ? { ...person, zone: 'Etc/UTC' } : person,
  )
  const events: Planned[] = []
  for (const person of people) events.push(...planGreeting(seed, person, start), ...planMove(person))
  for (let day = 0; day < days; day++)
    for (const minute of busyMinutes(seed, day).slice(0, isShort ? 1 : 2)) {
      const at = day * DAY_MS + minute * MINUTE_MS
      for (const person of people) events.push(...planThings(seed, person, start, at))
      events.push(...planSwitch(seed, people, at))
      // Leases are by the machine's clock here, so that replicas need the same one; PostgreSQL has one of its own.
      if (hasFaults)
        events.push(
          ...planOutage(seed, at),
          ...(hasAdapters ? planGateway(seed, at) : []),
          ...planFaults(seed, people, at).filter(({ kind }) => replicas === 1 || !isOfOneMachine(kind)),
          ...(replicas > 1 ? planLeaders(seed, at) : []),
        )
    }
  events.push(
    ...planLink(seed),
    ...planLeaving(seed),
    ...(hasFaults ? events.flatMap((event) => planDeath(seed, event)) : []),
  )
  if (hasFaults && hasAdapters) events.push(...planRotation(seed))
  const lengthMs = days * DAY_MS
  return {
    seed,
    start,
    lengthMs,
    replicas,
    hasAdapters,
    oldRows,
    people,
    events: events.toSorted((a, b) => a.at - b.at),
  }
}

/** What happens to the connection of Discord's gateway, mostly while people talk. */
function planGateway(seed: number, at: number): Planned[] {
  const chance = chanceOf(seed, 'gateway', at)
  return Array.from({ length: chance.below(4) }, () => ({
    kind: 'gateway',
    at: at + chance.pick([-15 * MINUTE_MS, -MINUTE_MS, 0]) + chance.below(10_000),
    trouble: chance.pick(['asked anew', 'asked anew', 'invalid session', 'silent'] as const),
  }))
}

/** In some worlds where all are in one place it fails for as long as it takes to be left alone, and longer. */
function planOutage(seed: number, at: number): Planned[] {
  const chance = chanceOf(seed, 'outage', at)
  if (!isCrowd(seed) || !chance.chance(0.5)) return []
  const ms = chance.pick([30_000, 60_000, 90_000])
  return [{ kind: 'weather', at: at - 1_000, space: 'T1', sky: 'failing', ms }]
}

const isOfOneMachine = (kind: Planned['kind']): boolean => kind === 'clock' || kind === 'zone data'

/** The key is exchanged between two busy minutes, by an operator who is interrupted. */
function planRotation(seed: number): Planned[] {
  const chance = chanceOf(seed, 'rotation')
  const [minute = 0] = busyMinutes(seed, 0)
  const deaths = Array.from({ length: chance.below(4) }, () => 1 + chance.below(chance.pick(ROTATION_STEPS)))
  return chance.chance(0.7) ? [{ kind: 'rotate', at: (minute + 60) * MINUTE_MS, deaths }] : []
}

/** About as many as an exchange of two tokens takes; the files are written in the first ones. */
const ROTATION_STEPS = [12, 60] as const

/** One of several is frozen for longer than its leases last while it opens a connection. */
function planLeaders(seed: number, at: number): Planned[] {
  const chance = chanceOf(seed, 'leaders', at)
  return chance.chance(0.5) ? [{ kind: 'freeze', at: at - 2_000, ms: 120_000, isConnecting: true }] : []
}

/** The workspaces that have the app. */
export const SLACK_SPACES = ['T1', 'T2'] as const

/** Some worlds have one place for everyone, so that many are due there at once, and one that fails for longer. */
const isCrowd = (seed: number): boolean => chanceOf(seed, 'crowd').chance(0.3)

function planPerson(seed: number, index: number): PlannedPerson {
  const chance = chanceOf(seed, 'person', index)
  const platform = isCrowd(seed) ? 'slack' : chance.pick(['slack', 'slack', 'discord'] as const)
  const [minute = 0] = busyMinutes(seed, 0)
  const zone = chance.pick(ZONES)
  const travel = chanceOf(seed, 'travel', index)
  const move = {
    // While nothing is due.
    at: minute * MINUTE_MS + travel.pick([-40, 40]) * MINUTE_MS + travel.below(10_000),
    zone: travel.pick(ZONES.filter((each) => each !== zone)),
  }
  return {
    name: personName(index),
    platform,
    // All of Discord is one space.
    space: platform === 'slack' ? `T${isCrowd(seed) ? 1 : 1 + chance.below(2)}` : '',
    zone,
    move: travel.chance(0.25) ? move : null,
  }
}

/** The first words, and perhaps a habit with a time. */
function planGreeting(seed: number, { name, zone }: PlannedPerson, start: Date): Planned[] {
  const chance = chanceOf(seed, 'greeting', name)
  const at = 5 * MINUTE_MS + chance.below(20_000)
  const hello: Planned = { kind: 'say', at, person: name, line: 'tasks', wish: { kind: 'hello' } }
  if (chance.chance(0.4)) return [hello]
  const [minute = 0] = busyMinutes(seed, 0)
  const time = localText(new Date(start.getTime() + minute * MINUTE_MS), zone).slice(11)
  const habit = `Habit ${name}000`
  return [
    hello,
    {
      kind: 'say',
      at: at + 30_000,
      person: name,
      line: `habit add "${habit}" at:${time}`,
      wish: { kind: 'habit', habit, time },
    },
  ]
}

const planMove = ({ name, move }: PlannedPerson): Planned[] =>
  move === null
    ? []
    : [
        {
          ...{ kind: 'say', at: move.at, person: name, line: `me edit timezone:${move.zone}` },
          wish: { kind: 'zone', zone: move.zone },
        },
      ]

/** Whose clock the words of a person mean then. */
const zoneAt = ({ zone, move }: PlannedPerson, at: number): string => (move !== null && at > move.at ? move.zone : zone)

/** Perhaps an admin of a workspace switches somebody off around a moment, and on again. */
function planSwitch(seed: number, people: readonly PlannedPerson[], at: number): Planned[] {
  const chance = chanceOf(seed, 'switch', at)
  if (!chance.chance(0.35)) return []
  const admin = chance.pick(people)
  // “a” is an article before it is a name.
  const others = people.filter(({ name, space }) => name !== admin.name && name !== 'a' && space === admin.space)
  if (admin.platform !== 'slack' || others.length === 0) return []
  const { name } = chance.pick(others)
  const say = (when: number, isOn: boolean): Planned => ({
    ...{ kind: 'say', at: when, person: admin.name, line: `admin set person:${name} active:${isOn ? 'yes' : 'no'}` },
    wish: { kind: 'switch', person: name, isOn },
  })
  const offAt = at + chance.pick([-5, 0, 1]) * MINUTE_MS + chance.below(50_000)
  const onAt = offAt + chance.pick([1, 8]) * MINUTE_MS
  const visit = (when: number, isSignIn: boolean): Planned => ({ kind: 'visit', at: when, person: name, isSignIn })
  return [
    say(offAt, false),
    say(onAt, true),
    ...[-120_000, 10_000 + chance.below(30_000)].map((after) => visit(offAt + after, true)),
    ...[-60_000, 5_000, 20_000, 45_000].map((after) => visit(offAt + after, false)),
    visit(onAt + 60_000, false),
  ]
}

/** Some lines are the last thing that a process begins to answer. */
function planDeath(seed: number, event: Planned): Planned[] {
  const chance = chanceOf(seed, 'death', event.at)
  if (event.kind !== 'say' || !chance.chance(0.12)) return []
  if (chance.chance(0.5)) return [{ kind: 'kill', at: event.at + 15, afterSteps: chance.below(28), downMs: 300 }]
  // Told to stop while what it has acknowledged takes long.
  return [
    { kind: 'database', at: event.at, ms: 4_000, fate: 'slow', probability: 1 },
    { kind: 'stop', at: event.at + 1_000 + chance.below(600), downMs: 300 },
  ]
}

/** In some worlds, around a busy minute. */
function planLink(seed: number): Planned[] {
  const chance = chanceOf(seed, 'link')
  const minute = chance.pick(busyMinutes(seed, 0))
  if (!chance.chance(0.5)) return []
  const early = chance.pick([30, 3])
  const isSwitchedOff = chance.chance(0.5)
  const isAmid = !isSwitchedOff && chance.chance(0.6)
  return [
    {
      kind: 'link',
      at: (minute - (isAmid ? 2 : early)) * MINUTE_MS,
      isSwitchedOff,
      lastYesMs: isAmid ? chance.below(8_000) - 2_000 : null,
    },
  ]
}

/** In some worlds, around a busy minute: mostly when what they brought in is due then. */
function planLeaving(seed: number): Planned[] {
  const chance = chanceOf(seed, 'leaving')
  if (!chance.chance(0.5)) return []
  const minute = chance.pick(busyMinutes(seed, 0))
  const how = chance.pick(['is erased', 'is erased', 'parts', 'takes back'] as const)
  const leavesMs = chance.pick([-3 * MINUTE_MS, -2_000, 0, 0, 2_000, 12_000]) + chance.below(2_000)
  return [{ kind: 'leave', at: (minute - 10) * MINUTE_MS, how, leavesMs }]
}

/** Minutes of a day at which many things are due at once. */
const busyMinutes = (seed: number, day: number): number[] =>
  [9, 15].map((hour) => hour * 60 + chanceOf(seed, 'minute', day, hour).below(100))

/** What a person wants to be told around a moment, made before it, and perhaps done or moved. */
function planThings(seed: number, person: PlannedPerson, start: Date, at: number): Planned[] {
  const { name } = person
  const count = chanceOf(seed, 'count', name, at).pick([0, 1, 1, 2, 3])
  return Array.from({ length: count }, (_, index) => index).flatMap((index): Planned[] => {
    const chance = chanceOf(seed, 'thing', name, at, index)
    const thing = `Thing ${name}${String(Math.round(at / MINUTE_MS) * 10 + index).padStart(6, '0')}`
    const dueAt = at + chance.pick([0, 0, 0, 1, 2]) * MINUTE_MS
    const due = new Date(start.getTime() + dueAt)
    // Shortly before, or together with the others': a world in which nothing goes on costs no time.
    const madeAt = chance.chance(0.4)
      ? dueAt - 40_000 - chance.below(20_000)
      : at - 15 * MINUTE_MS + chance.below(10_000)
    const say = (when: number, line: string, wish: Wish): Planned => ({
      ...{ kind: 'say' as const, at: when, person: name, line, wish },
    })
    const made = say(madeAt, `task add "${thing}" due:${localText(due, zoneAt(person, madeAt))}`, {
      kind: 'make',
      thing,
      due,
    })
    if (chance.chance(0.15)) {
      const doneAt = dueAt - 30_000 + chance.below(60_000)
      return [made, say(doneAt, `task done "${thing}"`, { kind: 'done', thing })]
    }
    if (!chance.chance(0.12) || dueAt - madeAt < 4 * MINUTE_MS) return [made]
    const later = new Date(due.getTime() + 20 * MINUTE_MS)
    const movedAt = dueAt - 2 * MINUTE_MS - chance.below(60_000)
    const line = `task move "${thing}" to:${localText(later, zoneAt(person, movedAt))}`
    return [made, say(movedAt, line, { kind: 'move', thing, due: later })]
  })
}

/** What goes wrong around a moment; sometimes nothing. */
function planFaults(seed: number, people: readonly PlannedPerson[], at: number): Planned[] {
  const chance = chanceOf(seed, 'faults', at)
  if (chance.chance(0.2)) return []
  const spaces = [...new Set(people.map(({ space }) => space))]
  const near = (): number => at - 5_000 + chance.below(60_000)
  const some = (probability: number, make: () => Planned[]): Planned[] => (chance.chance(probability) ? make() : [])
  return [
    ...some(0.5, () =>
      Array.from({ length: 1 + chance.below(3) }, () => ({
        kind: 'kill' as const,
        at: near(),
        afterSteps: chance.below(40),
        downMs: chance.pick([300, 2_000, 8_000, 60_000]),
      })),
    ),
    ...some(0.08, () => [
      { kind: 'zone data', at: near() + chance.pick([-3, 0]) * MINUTE_MS, hours: chance.pick([-1, 1]) },
    ]),
    ...some(0.25, () => [
      { kind: 'freeze', at: near(), ms: chance.pick([1_500, 8_000, 25_000, 90_000]), isConnecting: false },
    ]),
    ...some(0.2, () => [{ kind: 'stop', at: near(), downMs: chance.pick([300, 2_000, 8_000]) }]),
    ...some(0.2, () => {
      const offsetMs = chance.pick([-600_000, -20_000, 4_000, 90_000, 1_200_000])
      return [
        { kind: 'clock', at: near(), offsetMs },
        { kind: 'clock', at: at + 5 * MINUTE_MS + chance.below(5 * MINUTE_MS), offsetMs: 0 },
      ]
    }),
    ...some(0.35, () => [
      {
        kind: 'database',
        at: near(),
        ms: chance.pick([500, 3_000, 15_000]),
        fate: chance.pick(['failed', 'lost', 'cut'] as const),
        probability: chance.pick([0.2, 1]),
      },
    ]),
    ...some(0.9, () =>
      Array.from({ length: 1 + chance.below(3) }, () => ({
        kind: 'weather' as const,
        // Mostly when something is due.
        at: chance.chance(0.6) ? at + chance.pick([0, 0, 1]) * MINUTE_MS - 500 - chance.below(800) : near(),
        space: chance.pick([...spaces, null]),
        sky: chance.pick(['failing', 'limiting', 'stormy', 'stormy', 'stormy'] as const),
        ms: chance.pick([1_500, 10_000, isCrowd(seed) ? 90_000 : 40_000]),
      })),
    ),
  ]
}

/** As a person types it: `2026-03-06T16:00` in their zone. */
const localText = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16)
