// One day of everybody's nudges, worked out and not sent: ten thousand, a million, ten million people in the zones they
// live in, each moment by the product's own reckoning, then let through what the platforms allow. SCALE.md quotes it.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nextOccurrence } from '../../../src/time/index.ts'
import { number } from '../figures.ts'
import type { Part, Row } from '../part.ts'
import { root } from '../root.ts'
import { SHARES } from '../zones.ts'

/** The clocks of North America go forward on it. */
const FROM = new Date('2026-03-08T00:00:00Z')
const DAY_SECONDS = 86_400
const DISCORD_PER_SECOND = 50

/**
 * What people wish, an assumption: the share of them who said yes, when it is said, how long it may wait, and whether
 * it goes first. Those who named a time of their own are spread over quarter hours around the usual one.
 */
const WISHES = [
  { kind: 'morning', share: 0.6, at: '08:30', graceMinutes: 240, priority: 1 },
  { kind: 'evening', share: 0.3, at: '18:00', graceMinutes: 240, priority: 1 },
  { kind: 'energy', share: 0.15, at: '14:00', graceMinutes: 60, priority: 2 },
  { kind: 'habit', share: 0.4, at: '09:00', graceMinutes: 120, priority: 1 },
] as const
/** Kept the usual time; the others chose one within three hours of it. */
const KEPT_USUAL = 0.5
/** Times people typed and ends of focus, a person and day; spread over 08:00 to 20:00 of theirs, every five minutes. */
const CRITICAL = { perPerson: 0.8, graceMinutes: 15 }

export const day: Part = {
  name: 'day',
  about: 'one day of nudges for ten thousand, a million, ten million people in their zones',
  async run(bench) {
    const rows: Row[] = []
    const lines: string[] = []
    for (const people of [10_000, 1_000_000, 10_000_000]) {
      const due = planned(people)
      const peak = peakOf(due)
      const all = due.reduce((sum, { count }) => sum + count, 0)
      const bots = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => ({
        count,
        ...delivered(due, DISCORD_PER_SECOND * count),
      }))
      const one = bots[0]
      const enough = bots.find(({ bulkLost, criticalLost }) => bulkLost + criticalLost < all / 1000)
      if (!one) throw new Error('No bot')
      rows.push({
        what: `a day of ${number(people)} people`,
        promised: '',
        reached: `${number(all)} nudges, ${number(peak.count)} in the fullest minute (${peak.at} UTC)`,
        isMet: null,
        more: [
          `one Discord bot at ${DISCORD_PER_SECOND}/s: ${share(one.bulkLost + one.criticalLost, all)} come too late to be said; time-critical p99 ${span(one.criticalP99)} late, the rest p99 ${span(one.bulkP99)}`,
          enough
            ? `with ${enough.count} × ${DISCORD_PER_SECOND}/s fewer than one in a thousand is lost; the rest p99 ${span(enough.bulkP99)} late`
            : 'no number of bots tried is enough',
        ],
      })
      lines.push(
        `| ${number(people)} | ${number(all)} | ${number(peak.count)} | ${number(peak.count / 60)} | ${share(one.bulkLost + one.criticalLost, all)} | ${span(one.criticalP99)} | ${span(one.bulkP99)} | ${enough ? `${enough.count}` : 'more than 500'} |`,
      )
      bench.say(rows.at(-1)?.reached ?? '')
    }
    if (!bench.isQuick) await quote(lines)
    return rows
  },
}

/** So many things are due in one second. */
interface Due {
  /** Of the simulated time. */
  readonly second: number
  readonly count: number
  readonly graceSeconds: number
  readonly isCritical: boolean
}

function planned(people: number): Due[] {
  const due: Due[] = []
  const add = (zone: string, at: string, count: number, graceMinutes: number, isCritical: boolean) => {
    const found = nextOccurrence({ local_time: at, local_date: null, days: null, zone }, new Date(FROM.getTime() - 1))
    if (!found || count === 0) return
    due.push({
      second: (found.at.getTime() - FROM.getTime()) / 1000,
      count,
      graceSeconds: graceMinutes * 60,
      isCritical,
    })
  }
  for (const [zone, perMille] of SHARES) {
    const here = (people * perMille) / 1000
    for (const { share: yes, at, graceMinutes } of WISHES) {
      add(zone, at, Math.round(here * yes * KEPT_USUAL), graceMinutes, false)
      const own = Array.from({ length: 24 }, (_, index) => shifted(at, (index - 12) * 15)).filter((time) => time !== at)
      for (const time of own)
        add(zone, time, Math.round((here * yes * (1 - KEPT_USUAL)) / own.length), graceMinutes, false)
    }
    const slots = Array.from({ length: 144 }, (_, index) => shifted('08:00', index * 5))
    for (const time of slots)
      add(zone, time, Math.round((here * CRITICAL.perPerson) / slots.length), CRITICAL.graceMinutes, true)
  }
  return due.toSorted((a, b) => a.second - b.second)
}

/** `HH:MM`, so many minutes later or earlier, within the day. */
function shifted(at: string, minutes: number): string {
  const [hours = 0, rest = 0] = at.split(':').map(Number)
  const sum = (hours * 60 + rest + minutes + 1440) % 1440
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`
}

function peakOf(due: readonly Due[]): { readonly count: number; readonly at: string } {
  const minutes = new Map<number, number>()
  for (const { second, count } of due)
    minutes.set(Math.floor(second / 60), (minutes.get(Math.floor(second / 60)) ?? 0) + count)
  const [minute, count] = [...minutes].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])
  return { count, at: new Date(FROM.getTime() + minute * 60_000).toISOString().slice(11, 16) }
}

/** Second by second: time-critical first, then who waits longest; what is past its grace is not said any more. */
function delivered(due: readonly Due[], perSecond: number) {
  const waiting: Record<'critical' | 'bulk', { due: Due; left: number }[]> = { critical: [], bulk: [] }
  const late: Record<'critical' | 'bulk', [seconds: number, count: number][]> = { critical: [], bulk: [] }
  const lost = { critical: 0, bulk: 0 }
  let next = 0
  for (let second = 0; second < 2.5 * DAY_SECONDS; second++) {
    for (let each = due[next]; each && each.second <= second; each = due[++next])
      waiting[each.isCritical ? 'critical' : 'bulk'].push({ due: each, left: each.count })
    if (next >= due.length && waiting.critical.length + waiting.bulk.length === 0) break
    let room = perSecond
    for (const rank of ['critical', 'bulk'] as const) {
      const queue = waiting[rank]
      let done = 0
      for (const each of queue) {
        if (second - each.due.second >= each.due.graceSeconds) {
          lost[rank] += each.left
          done++
          continue
        }
        const sent = Math.min(room, each.left)
        room -= sent
        each.left -= sent
        if (sent > 0) late[rank].push([second - each.due.second, sent])
        if (each.left > 0) break
        done++
      }
      queue.splice(0, done)
    }
  }
  return {
    criticalLost: lost.critical,
    bulkLost: lost.bulk,
    criticalP99: weighted(late.critical, 0.99),
    bulkP99: weighted(late.bulk, 0.99),
  }
}

function weighted(late: readonly [seconds: number, count: number][], rank: number): number {
  const all = late.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [seconds, count] of late.toSorted((a, b) => a[0] - b[0])) {
    seen += count
    if (seen >= all * rank) return seconds
  }
  return 0
}

const share = (part: number, all: number): string => `${number((part / all) * 100)} %`

const span = (seconds: number): string =>
  seconds < 120
    ? `${number(seconds)} s`
    : seconds < 7200
      ? `${number(seconds / 60)} min`
      : `${number(seconds / 3600)} h`

const PAGE = join(root, 'test/bench/SCALE.md')
const BLOCK = /(<!-- npm run bench -- day -->\n)[\s\S]*?(<!-- end -->)/

/** Puts the numbers into the document between its marks. */
async function quote(lines: readonly string[]): Promise<void> {
  const head = [
    '| people | nudges a day | in the fullest minute | a second there | one Discord bot: too late to be said | its time-critical p99 late | its rest p99 late | bots for < 0.1 % lost |',
    '|---|---|---|---|---|---|---|---|',
  ]
  const text = await readFile(PAGE, 'utf8')
  await writeFile(PAGE, text.replace(BLOCK, `$1${[...head, ...lines].join('\n')}\n$2`))
}
