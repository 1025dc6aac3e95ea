// The zones behind a time, as people write them: by abbreviation, by city.
import { expect, test } from 'vitest'
import { clockZone } from '../../src/language/clock-zones.ts'
import { readMoment } from '../../src/language/when.ts'

test.each([
  ['est', 'America/New_York'],
  ['eastern time', 'America/New_York'],
  ['eastern standard time', 'America/New_York'],
  ['new york time', 'America/New_York'],
  ['calcutta time', null],
  ['kolkata time', 'Asia/Kolkata'],
  ['ho chi minh time', 'Asia/Ho_Chi_Minh'],
  ['uk time', 'Europe/London'],
  ['west time', 'Europe/Lisbon'],
  ['vienna summer time', 'Europe/Vienna'],
  ['buenos aires time', 'America/Argentina/Buenos_Aires'],
  // A city alone may be a person or a thing.
  ['vienna', null],
  ['vienna time', 'Europe/Vienna'],
  ['my time', null],
  ['dinner time', null],
])('“%s” behind a time is the zone %s', (words, zone) => {
  expect(clockZone(words)).toBe(zone)
})

test.each(['9pm uk', '9pm west', '9pm z'])('“%s” names no zone', (words) => {
  expect(readMoment(words, { now: new Date('2026-01-15T00:30:00Z'), zone: 'UTC' })).toBeNull()
})

// What is known of each abbreviation elsewhere: its distance from Greenwich in January, when half of the world has summer.
test.each([
  ['noon et', '17:00'],
  ['noon est', '17:00'],
  ['noon edt', '17:00'],
  ['noon ct', '18:00'],
  ['noon central', '18:00'],
  ['noon mt', '19:00'],
  ['noon mountain', '19:00'],
  ['noon pt', '20:00'],
  ['noon pacific', '20:00'],
  ['noon akst', '21:00'],
  ['noon hst', '22:00'],
  ['noon brt', '15:00'],
  ['noon utc', '12:00'],
  ['noon zulu', '12:00'],
  ['noon bst', '12:00'],
  ['noon wet', '12:00'],
  ['noon cest', '11:00'],
  ['noon eet', '10:00'],
  ['noon sast', '10:00'],
  ['noon msk', '09:00'],
  ['noon pkt', '07:00'],
  ['noon ist', '06:30'],
  ['noon npt', '06:15'],
  ['noon wib', '05:00'],
  ['noon sgt', '04:00'],
  ['noon hkt', '04:00'],
  ['noon pht', '04:00'],
  ['noon myt', '04:00'],
  ['noon awst', '04:00'],
  ['noon jst', '03:00'],
  ['noon kst', '03:00'],
  ['noon acdt', '01:30'],
  ['noon aedt', '01:00'],
])('in January “%s” is %s in Greenwich', (words, time) => {
  expect(readMoment(words, { now: new Date('2026-01-15T00:30:00Z'), zone: 'UTC' })?.time).toBe(time)
})

test('in July Europe is nearer by an hour, and New Zealand further away', () => {
  const inJuly = (words: string) => {
    const due = readMoment(words, { now: new Date('2026-07-15T00:30:00Z'), zone: 'UTC' })
    return `${due?.day} ${due?.time}`
  }
  expect(inJuly('noon bst')).toBe('2026-07-15 11:00')
  expect(inJuly('noon eest')).toBe('2026-07-15 09:00')
  expect(inJuly('noon nzst')).toBe('2026-07-16 00:00')
})
