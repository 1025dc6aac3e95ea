// Dates, clocks and rhythms of lines as people of five countries write them; the values are judged by hand.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../src/language/capture-line.ts'
import { describeRecurrence } from '../../src/language/recurrence.ts'
import { wallClockInstant } from '../../src/time/index.ts'

const ZONES: Readonly<Record<string, string>> = {
  London: 'Europe/London',
  Vienna: 'Europe/Vienna',
  'New York': 'America/New_York',
  Kolkata: 'Asia/Kolkata',
  Sydney: 'Australia/Sydney',
}
const rows = readFileSync(new URL('dated-by-zone.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '))

const momentText = ({ day, time, part }: { day: string; time?: string; part?: string }) =>
  [day, time, part].filter(Boolean).join(' ')

function madeOf(place: string, line: string): string {
  const zone = ZONES[place] ?? 'UTC'
  const now = wallClockInstant('2026-03-05', '10:30', zone) ?? new Date(0)
  const { title, due, rhythm, offers, unread } = readCapture(line, { now, zone, monthFirst: place === 'New York' })
  const offered = offers.map(momentText).join(', ')
  if (due) return `${title} = ${momentText(due)}${offered === '' ? '' : ` or ${offered}`}`
  if (rhythm) return `${rhythm.isCertain ? '' : 'perhaps '}${rhythm.recurrences.map(describeRecurrence).join(' & ')}`
  if (offered !== '') return `offered ${offered}`
  return unread === '' ? '-' : `unread ${unread}`
}

describe('lines with words of time', () => {
  test('are as many as they should be', () => {
    expect(rows.length).toBeGreaterThanOrEqual(290)
  })

  test.each(Object.keys(ZONES))('every line from %s is read as its writer means it', (place) => {
    const wrong = rows.flatMap(([where = '', line = '', expected]) => {
      if (where !== place) return []
      const made = madeOf(where, line)
      return made === expected ? [] : [`${line}: ${made}, not ${expected}`]
    })
    expect(wrong).toEqual([])
  })

  test('whatever is not set keeps every word in the title', () => {
    for (const [place = '', line = '', expected = ''] of rows) {
      if (expected.includes(' = ')) continue
      const zone = ZONES[place] ?? 'UTC'
      const now = wallClockInstant('2026-03-05', '10:30', zone) ?? new Date(0)
      expect(readCapture(line, { now, zone, monthFirst: place === 'New York' }).title).toBe(line)
    }
  })
})
