// Five thousand calendar events read and stored: what one refresh of a very full calendar costs, on either engine.
import { createCalendarReader } from '../../../src/app/calendar-reader.ts'
import type { Engine } from '../../../src/database/index.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { newId } from '../../../src/models/id.ts'
import { systemClock } from '../../../src/time/index.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { ms, number } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'

const PROMISED_MS = 1_000
const EVENTS = 5_000
const RUNS = 5

export const calendars: Part = {
  name: 'calendars',
  about: 'five thousand events of a calendar parsed, spread over sixty days and stored',
  async run(bench) {
    const rows: Row[] = []
    for (const engine of ENGINES) rows.push(await refreshedOn(bench, engine))
    return rows
  },
}

async function refreshedOn(bench: Bench, engine: Engine): Promise<Row> {
  const database = await fresh(bench, engine)
  const now = systemClock.now()
  const user_id = newId()
  const calendar_id = newId()
  const seal = createSeal('a key for measuring, longer than thirty-two bytes')
  const person = { user_id, username: 'ann', email: 'ann@users.invalid', timezone: 'Europe/Vienna' }
  await database.knex('users').insert({ ...person, created_at: now, updated_at: now })
  await database.knex('calendars').insert({
    ...{ calendar_id, user_id, name: 'Work', address_mac: newId(), host: 'calendar.example.org', is_titled: true },
    ...{ address: seal.seal('https://calendar.example.org/a.ics', calendar_id), failure_count: 0 },
    ...{ next_fetch_at: now, created_at: now, updated_at: now },
  })
  let text = ''
  const reader = createCalendarReader({
    database,
    clock: systemClock,
    seal,
    allowsPrivateNetworks: false,
    onError(error) {
      throw error
    },
    fetch: async () => ({ status: 200, headers: {}, text }),
  })
  const took: number[] = []
  const worked: number[] = []
  for (let run = 0; run < RUNS; run++) {
    // Each time another file, so that every row is written anew.
    text = calendarOf(now, run)
    await database.knex('calendars').update({ next_fetch_at: now })
    const before = process.cpuUsage()
    const begunAt = performance.now()
    await reader.readDue()
    took.push(performance.now() - begunAt)
    const { user, system } = process.cpuUsage(before)
    worked.push((user + system) / 1_000)
  }
  const stored = Number((await database.knex('busy_times').count({ n: '*' }))[0]?.['n'])
  if (stored < EVENTS) throw new Error(`${stored} busy times are stored, ${EVENTS} were read`)
  const longest = Math.max(...took)
  bench.say(`${nameOf(engine)}: ${number(EVENTS)} events in ${took.map(ms).join(', ')}`)
  return {
    what: `${number(EVENTS)} calendar events refreshed, ${nameOf(engine)}`,
    promised: `≤ ${ms(PROMISED_MS)}`,
    reached: ms(longest),
    isMet: longest <= PROMISED_MS,
    more: [
      `parsed, expanded and all rows replaced; the longest of ${RUNS}: ${took.map(ms).join(', ')}; processor time of this process: ${worked.map(ms).join(', ')}`,
    ],
  }
}

/** Half single events, half weekly ones in a zone, with titles. */
function calendarOf(now: Date, run: number): string {
  const stamp = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const events = Array.from({ length: EVENTS }, (_, index) => {
    const start = new Date(now.getTime() + ((index * 17 + run) % 80_000) * 60_000)
    const end = new Date(start.getTime() + 1_800_000)
    const body = [`UID:${run}-${index}`, `SUMMARY:Meeting ${run} ${index}`]
    const times =
      index % 2 === 0
        ? [`DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`]
        : [
            `DTSTART;TZID=Europe/Vienna:${stamp(start).slice(0, -1)}`,
            `DTEND;TZID=Europe/Vienna:${stamp(end).slice(0, -1)}`,
            'RRULE:FREQ=WEEKLY;COUNT=2',
          ]
    return ['BEGIN:VEVENT', ...body, 'DTSTAMP:20260101T000000Z', ...times, 'END:VEVENT'].join('\r\n')
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bench//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')
}
