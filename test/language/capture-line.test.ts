// What one typed line becomes, against a hundred titles without a date and sixty lines with one.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCapture, readTimeOfDay, readWhen, takeTrailingWhen } from '../../src/language/capture-line.ts'
import { endOfLocalDay, wallClockInstant } from '../../src/time/index.ts'
import { UserError } from '../../src/user-error.ts'
import { arbitraryText } from '../support/arbitrary-text.ts'
import { attempts } from '../support/full.ts'

const zone = 'Europe/Vienna'
const vienna = (text: string) => wallClockInstant(text.slice(0, 10), text.slice(11), zone) ?? new Date(Number.NaN)
const now = vienna('2026-03-04 10:00')
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
const undated = linesOf('undated-titles.txt')
const dated = linesOf('dated-lines.txt').map((line) => line.split(' | '))
const dueOf = (line: string, at = now, more = {}) => {
  const due = readCapture(line, { now: at, zone, ...more }).due
  return due && [due.day, due.time].filter(Boolean).join(' ')
}

describe('dates', () => {
  test('none of a hundred titles without a date gets one, and each stays whole', () => {
    expect(undated.length).toBeGreaterThanOrEqual(100)
    const wrong = undated.filter((line) => {
      const { title, due, dueText } = readCapture(line, { now, zone })
      return title !== line || due !== null || dueText !== ''
    })
    expect(wrong).toEqual([])
  })

  test('sixty lines with a date get theirs', () => {
    expect(dated.length).toBeGreaterThanOrEqual(60)
    const wrong = dated.flatMap(([line = '', title, expected]) => {
      const found = `${readCapture(line, { now, zone }).title} | ${dueOf(line)}`
      return found === `${title} | ${expected}` ? [] : [`${line}: ${found}, not ${title} | ${expected}`]
    })
    expect(wrong).toEqual([])
  })

  test('a date without a time is the last minute of its day; with one, that moment', () => {
    expect(readCapture('vet friday', { now, zone }).due).toEqual({
      day: '2026-03-06',
      instant: endOfLocalDay('2026-03-06', zone),
      hasTime: false,
    })
    expect(readCapture('vet friday 9am', { now, zone }).due).toEqual({
      day: '2026-03-06',
      time: '09:00',
      instant: vienna('2026-03-06 09:00'),
      hasTime: true,
    })
  })

  test('half past midnight still belongs to the day before, in words too', () => {
    const night = vienna('2026-03-05 00:30')
    expect(dueOf('call vet today', night)).toBe('2026-03-04')
    expect(dueOf('call vet tomorrow', night)).toBe('2026-03-05')
    expect(dueOf('call vet tomorrow 9am', night)).toBe('2026-03-05 09:00')
    expect(dueOf('call vet today 9am', night)).toBe('2026-03-05 09:00')
    expect(dueOf('call vet 9am', night)).toBe('2026-03-05 09:00')
    expect(dueOf('take the pill 2am', night)).toBe('2026-03-05 02:00')
    expect(dueOf('call vet thursday', night)).toBe('2026-03-05')
    expect(dueOf('turn the heating off in 20 minutes', night)).toBe('2026-03-05 00:50')
    expect(dueOf('call vet today', night, { dayStartsAt: '00:00' })).toBe('2026-03-05')
  })

  test('hours of one to six are the afternoon’s unless written otherwise', () => {
    expect(dueOf('tea at 4')).toBe('2026-03-04 16:00')
    expect(dueOf('tea at 4am')).toBe('2026-03-05 04:00')
    expect(dueOf('tea 04:00')).toBe('2026-03-05 04:00')
    expect(dueOf('tea tomorrow morning at 6')).toBe('2026-03-05 06:00')
    expect(dueOf('tea at 7 tomorrow')).toBe('2026-03-05 07:00')
    expect(dueOf('tea tonight at 9')).toBe('2026-03-04 21:00')
    expect(dueOf('go to bed tonight at 1')).toBe('2026-03-05 01:00')
    expect(dueOf('tea 12:30am tomorrow')).toBe('2026-03-05 00:30')
  })

  test('a time that has passed today is tomorrow’s; a weekday that is today is next week’s unless its time is to come', () => {
    expect(dueOf('call vet 9am')).toBe('2026-03-05 09:00')
    expect(dueOf('call vet 10:00')).toBe('2026-03-05 10:00')
    expect(dueOf('call vet 10:01')).toBe('2026-03-04 10:01')
    expect(dueOf('call vet wednesday')).toBe('2026-03-11')
    expect(dueOf('call vet this wednesday')).toBe('2026-03-04')
    expect(dueOf('call vet wednesday 5pm')).toBe('2026-03-04 17:00')
    expect(dueOf('call vet wednesday 9am')).toBe('2026-03-11 09:00')
    expect(dueOf('call vet 3 march')).toBe('2027-03-03')
    expect(dueOf('call vet 4 march')).toBe('2026-03-04')
  })

  test('hurried thumbs, and the day first', () => {
    const read = (line: string) => {
      const { title } = readCapture(line, { now, zone })
      return `${title} | ${dueOf(line)}`
    }
    expect(read('tmrw dentist 10 am')).toBe('dentist | 2026-03-05 10:00')
    expect(read('tomorrow dentist')).toBe('dentist | 2026-03-05')
    expect(read('2moro call mum')).toBe('call mum | 2026-03-05')
    expect(read('today i need to call the gas company')).toBe('call the gas company | 2026-03-04')
    expect(read('call mum tommorrow 9am')).toBe('call mum | 2026-03-05 09:00')
    expect(read('vet firday 9am')).toBe('vet | 2026-03-06 09:00')
    expect(read('vet on wendsday')).toBe('vet | 2026-03-11')
    expect(read('Monday report 5pm')).toBe('Monday report | 2026-03-09 17:00')
    // A weekday alone may name the thing, and so may these.
    expect(read('Monday report')).toBe('Monday report | null')
    expect(read('sun cream 11am')).toBe('sun cream | 2026-03-04 11:00')
    expect(read('Tomorrow Never Dies 8pm')).toBe('Tomorrow Never Dies | 2026-03-04 20:00')
  })

  test('slashes are day first unless asked otherwise or impossible', () => {
    expect(dueOf('call vet 5/4')).toBe('2026-04-05')
    expect(dueOf('call vet 5/4', now, { monthFirst: true })).toBe('2026-05-04')
    expect(dueOf('call vet 3/25')).toBe('2026-03-25')
    expect(dueOf('call vet 25/3', now, { monthFirst: true })).toBe('2026-03-25')
    expect(dueOf('call vet 5.4.2026', now, { monthFirst: true })).toBe('2026-04-05')
    expect(dueOf('call vet 31/2')).toBeNull()
  })

  test('clock changes: a time in the gap moves forward, the first of two counts', () => {
    expect(readCapture('feed cat 29 march 02:30', { now, zone }).due?.instant).toEqual(new Date('2026-03-29T01:30Z'))
    expect(readCapture('feed cat 25 october 02:30', { now, zone }).due?.instant).toEqual(new Date('2026-10-25T00:30Z'))
    const before = vienna('2026-03-29 01:50')
    expect(readCapture('feed cat in 20 minutes', { now: before, zone }).due?.time).toBe('03:10')
  })

  test('a date the zone skipped is no date', () => {
    const apia = { now: new Date('2011-12-29T20:00:00Z'), zone: 'Pacific/Apia' }
    expect(readCapture('call 2011-12-30', apia)).toMatchObject({ title: 'call 2011-12-30', due: null })
    expect(readCapture('call 2011-12-31', apia).due?.day).toBe('2011-12-31')
  })

  test('a line that is only a date keeps it as its title', () => {
    for (const line of ['friday', 'tomorrow 9am', '5 march'])
      expect(readCapture(line, { now, zone })).toMatchObject({ title: line, due: null })
  })
})

describe('marks', () => {
  const known = { isZone: (word: string) => word === 'life', isProject: (word: string) => word === 'flat' }
  const read = (line: string) => readCapture(line, { now, zone, ...known })

  test('count anywhere, each as a word of its own', () => {
    expect(read('#home paint @life the door !high ~1h30m +flat #diy tomorrow')).toMatchObject({
      title: 'paint the door',
      tags: ['home', 'diy'],
      priority: 'high',
      zoneWord: 'life',
      projectWord: 'flat',
      minutes: 90,
      dueText: 'tomorrow',
    })
  })

  test.each([
    '#1 thing to do',
    'fix C# build',
    'ticket #42',
    'mail a@life',
    'ask @ann',
    '+1 for Tom',
    'bring +flats',
    '~ about right',
    'about ~25 people',
    'say hello!high',
    'wow !important',
    'see https://example.org/a#b',
    'meet at 10:30ish',
    'a ~0m thing',
    'a ~9999m thing',
  ])('“%s” has none', (line) => {
    expect(read(line)).toMatchObject({ title: line, tags: [], due: null, rest: '' })
  })

  test('a second of a kind stays a word; the same tag twice is one', () => {
    expect(read('x !high !low ~5m ~10m #a #A')).toMatchObject({
      title: 'x !low ~10m',
      priority: 'high',
      minutes: 5,
      tags: ['a'],
    })
  })

  test.each([
    ['~25m', 25],
    ['~1h', 60],
    ['~1h30', 90],
    ['~1.5h', 90],
    ['~90min', 90],
    ['~100h', 6000],
  ])('%s is %i minutes', (mark, minutes) => {
    expect(read(`x ${mark}`).minutes).toBe(minutes)
  })

  test('without anyone who knows them, zones and projects stay words', () => {
    expect(readCapture('paint @life +flat', { now, zone }).title).toBe('paint @life +flat')
  })

  test('a line of marks alone keeps them as its title', () => {
    expect(read('#home ~5m')).toMatchObject({ title: '#home ~5m', tags: [] })
  })
})

describe('length and letters', () => {
  test('what does not fit goes into the rest, between words', () => {
    const line = `${'word '.repeat(60)}tomorrow`
    const { title, rest, due } = readCapture(line, { now, zone })
    expect(title).toBe('word '.repeat(51).trim())
    expect(rest).toBe('word '.repeat(9).trim())
    expect(due?.day).toBe('2026-03-05')
  })

  test('further lines are the rest', () => {
    expect(readCapture('call vet friday\n- bring papers\r\n- ask price', { now, zone })).toMatchObject({
      title: 'call vet',
      rest: '- bring papers\n- ask price',
      dueText: 'friday',
    })
  })

  test('NUL and lone surrogates are taken out', () => {
    const { title, raw } = readCapture('buy\u0000 milk\ud83d', { now, zone })
    expect([title, raw]).toEqual(['buy milk', 'buy milk'])
  })

  test('nothing in is nothing out', () => {
    expect(readCapture(' \n ', { now, zone })).toMatchObject({ title: '', rest: '', due: null })
  })
})

describe('any text', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ...'friday tomorrow 9am at on by 5 march may sun now #home !high @life +flat ~25m ~1h, in 20 minutes 5/3 2026-05-01 next the 5th noon tonight , : week'.split(
        ' ',
      ),
    ),
  )
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
  const options = { now, zone, isZone: () => true, isProject: () => true }

  test('is read without an error, and every word of it is somewhere', () => {
    fc.assert(
      fc.property(fc.oneof(text, arbitraryText({ maxLength: 600 })), (line) => {
        const found = readCapture(line, options)
        expect(found.title.length).toBeLessThanOrEqual(255)
        const kept = [found.title, found.rest, found.dueText, ...found.tags.map((tag) => `#${tag}`)]
        kept.push(`!${found.priority}`, `@${found.zoneWord}`, `+${found.projectWord}`)
        const place = kept.join(' ').toLowerCase().replace(/\s+/g, '')
        for (const one of found.raw.split(/\s+/)) {
          // An estimate is kept as a number; a comma behind a mark or a leading date is punctuation.
          const bare = one.toLowerCase().replace(/[,;:]$/, '')
          if (found.minutes !== undefined && bare.startsWith('~')) continue
          expect(place).toContain(bare)
        }
        if (found.raw.trim() !== '') expect(found.title).not.toBe('')
      }),
      { seed: 4, numRuns: attempts(600, 6000) },
    )
  })

  test('with a date read back from its own words means the same', () => {
    fc.assert(
      fc.property(text, (line) => {
        const { due, dueText } = readCapture(line, options)
        if (due) expect(readWhen(dueText.replace(/[.,!?:]+$/, ''), { now, zone })).toEqual(due)
      }),
      { seed: 5, numRuns: attempts(300, 3000) },
    )
  })

  test('splits at its trailing date without losing a word', () => {
    fc.assert(
      fc.property(text, (line) => {
        const { rest, when } = takeTrailingWhen(line)
        expect(`${rest} ${when}`.split(/\s+/).filter(Boolean)).toEqual(line.split(/\s+/).filter(Boolean))
      }),
      { seed: 6, numRuns: attempts(200, 2000) },
    )
  })
})

describe('blanks', () => {
  test.each([
    ['tomorrow', '2026-03-05'],
    ['Friday 9am', '2026-03-06 09:00'],
    ['sun', '2026-03-08'],
    ['now', '2026-03-04 10:00'],
    ['in 20 minutes', '2026-03-04 10:20'],
    ['2026-05-01T14:30', '2026-05-01 14:30'],
    ['5.4.', '2026-04-05'],
    ['on 5 March', '2026-03-05'],
    ['2019-03-12', '2019-03-12'],
    ['next week', '2026-03-09'],
    [' 9am ', '2026-03-05 09:00'],
  ])('when: “%s” is %s', (text, expected) => {
    const { day, time } = readWhen(text, { now, zone })
    expect([day, time].filter(Boolean).join(' ')).toBe(expected)
  })

  test.each(['', 'soon', 'may', '31 february', 'friday-ish', '25:00', 'next', 'blue friday', 'in 99999 years'])(
    'when: “%s” is refused with examples',
    (text) => {
      expect(() => readWhen(text, { now, zone })).toThrow(UserError)
      expect(() => readWhen(text, { now, zone })).toThrow(/Try “tomorrow 9am”/)
    },
  )

  test.each([
    ['9', '09:00'],
    ['9am', '09:00'],
    ['9:30 pm', '21:30'],
    ['21:00', '21:00'],
    ['5', '17:00'],
    ['05:00', '05:00'],
    ['0830', '08:30'],
    ['half past 8', '08:30'],
    ['quarter to 1', '12:45'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['0', '00:00'],
    ['12am', '00:00'],
    ['at 7', '07:00'],
  ])('time: “%s” is %s', (text, expected) => {
    expect(readTimeOfDay(text)).toBe(expected)
  })

  test('time: early hours where they are meant', () => {
    expect(readTimeOfDay('5', 'morning')).toBe('05:00')
    expect(readTimeOfDay('5pm', 'morning')).toBe('17:00')
  })

  test.each(['', '25', '9:75', '24:00', 'friday', 'tomorrow 9am', '13pm', 'late'])(
    'time: “%s” is refused with examples',
    (text) => {
      expect(() => readTimeOfDay(text)).toThrow(UserError)
    },
  )

  test('a trailing date is split off under the same rule', () => {
    expect(takeTrailingWhen('report draft friday 9am')).toEqual({ rest: 'report draft', when: 'friday 9am' })
    expect(takeTrailingWhen('lie in the sun')).toEqual({ rest: 'lie in the sun', when: '' })
    expect(takeTrailingWhen('friday')).toEqual({ rest: 'friday', when: '' })
  })
})
