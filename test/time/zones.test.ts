// Finding a zone by what people call the place, and knowing one when it is seen.
import { IANAZone } from 'luxon'
import { describe, expect, test, vi } from 'vitest'
import { canonicalZone, findZones, isUtcOffset, isZone, zoneDataVersion } from '../../src/time/index.ts'
import { zoneOffsetMs } from '../../src/time/zones.ts'

describe('zones', () => {
  test.each([
    ['Vienna', 'Europe/Vienna'],
    ['wien', 'Europe/Vienna'],
    ['new york', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['india', 'Asia/Kolkata'],
    ['bombay', 'Asia/Kolkata'],
    ['calcutta', 'Asia/Kolkata'],
    ['Zürich', 'Europe/Zurich'],
    ['são paulo', 'America/Sao_Paulo'],
    ['kiev', 'Europe/Kyiv'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['germany', 'Europe/Berlin'],
    ['austria', 'Europe/Vienna'],
    ['uk', 'Europe/London'],
    ['us', 'America/New_York'],
    ['japan', 'Asia/Tokyo'],
    ['lond', 'Europe/London'],
    ['pst', 'America/Los_Angeles'],
    ['utc', 'UTC'],
    ['europe/vienna', 'Europe/Vienna'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['  New   York ', 'America/New_York'],
  ])('“%s” is first of all %s', (words, zone) => {
    expect(findZones(words)[0]).toBe(zone)
  })

  test('a country with several zones offers them all', () => {
    expect(findZones('united states').slice(0, 4)).toEqual([
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Los_Angeles',
    ])
    expect(findZones('new zealand')).toEqual(expect.arrayContaining(['Pacific/Auckland', 'Pacific/Chatham']))
  })

  test.each(['a', 'e', 'an', 'america', 'united states', 'x', 'por'])(
    '“%s”: at most 25, all real, none twice',
    (words) => {
      const found = findZones(words)
      expect(found.length).toBeLessThanOrEqual(25)
      expect(new Set(found).size).toBe(found.length)
      expect(found.filter((zone) => !isZone(zone))).toEqual([])
    },
  )

  test.each(['UTC+2', 'utc +02:00', 'GMT-5', '+2', '-0530', 'UTC−3'])('“%s” is an offset and no zone', (words) => {
    expect(findZones(words)).toEqual([])
    expect(isUtcOffset(words)).toBe(true)
    expect(isZone(words)).toBe(false)
  })

  test.each(['', '   ', 'xyzzy', '!!!', 'Mars/Base'])('“%s” finds nothing', (words) => {
    expect(findZones(words)).toEqual([])
  })

  test('every zone the runtime lists is one, can be found by its own name, and fits its column', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(isZone(zone), zone).toBe(true)
      expect(zone.length).toBeLessThanOrEqual(50)
      expect(findZones(zone).length, zone).toBeGreaterThan(0)
    }
  })

  test.each(['EST', 'CET', 'local', 'UTC+2', '+01:00', '', 'Europe', 'Europe/Nowhere'])('“%s” is no zone', (name) => {
    expect(isZone(name)).toBe(false)
  })

  test('the data has a version', () => {
    expect(zoneDataVersion()).toMatch(/^20\d\d[a-z]/)
  })
})

describe('the offset of a zone', () => {
  const vienna = (instant: string) => zoneOffsetMs('Europe/Vienna', new Date(instant).getTime()) / 3_600_000

  test('is looked up once a day: every due minute asks for some', () => {
    expect([vienna('2026-01-15T09:00Z'), vienna('2026-07-15T09:00Z')]).toEqual([1, 2])
    const looked = vi.spyOn(IANAZone.prototype, 'offset')
    expect([vienna('2026-01-15T00:00Z'), vienna('2026-01-15T23:59Z'), vienna('2026-07-15T12:00Z')]).toEqual([1, 1, 2])
    expect(looked).not.toHaveBeenCalled()
    looked.mockRestore()
  })

  test('changes within a day', () => {
    expect([vienna('2026-03-29T00:59Z'), vienna('2026-03-29T01:00Z'), vienna('2026-03-29T00:59Z')]).toEqual([1, 2, 1])
    expect([vienna('2026-10-25T00:59Z'), vienna('2026-10-25T01:00Z')]).toEqual([2, 1])
  })
})

describe('one spelling', () => {
  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['us/pacific', 'America/Los_Angeles'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['EUROPE/VIENNA', 'Europe/Vienna'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['Etc/UTC', 'Etc/UTC'],
    ['Etc/Zulu', 'Etc/UTC'],
    ['UTC', 'UTC'],
    ['Europe/Atlantis', null],
    ['EST', null],
  ])('%s is %s', (name, zone) => {
    expect(canonicalZone(name)).toBe(zone)
  })

  test('is looked up once: every request tells a zone, and Intl takes a tenth of a millisecond', () => {
    expect(canonicalZone('asia/calcutta')).toBe('Asia/Kolkata')
    // One is not forgotten for another.
    expect(canonicalZone('us/eastern')).toBe('America/New_York')
    const intl = vi.spyOn(Intl, 'DateTimeFormat')
    expect(canonicalZone('asia/calcutta')).toBe('Asia/Kolkata')
    expect(isZone('asia/calcutta')).toBe(true)
    expect(intl).not.toHaveBeenCalled()
    intl.mockRestore()
  })

  test('every zone the runtime lists has one, which has itself, and keeps the same clock', () => {
    for (const listed of Intl.supportedValuesOf('timeZone').filter(isZone)) {
      const zone = canonicalZone(listed) ?? ''
      expect(canonicalZone(zone), listed).toBe(zone)
      for (const at of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']) {
        const told = (timeZone: string) => new Date(at).toLocaleString('en', { timeZone })
        expect(told(zone), listed).toBe(told(listed))
      }
    }
  })
})
