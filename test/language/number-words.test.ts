// Numbers that are said, as digits: what is dictated is spelt out, and dates and lengths are read in digits.
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../src/language/capture-line.ts'
import { writtenMoment } from '../../src/language/english/spoken-moments.ts'
import { CARDINALS, digitsFor, NUMBER_WORD, ORDINALS } from '../../src/language/number-words.ts'
import { wallClockInstant } from '../../src/time/index.ts'

describe('a number that is said', () => {
  const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  const TEENS = [
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ]
  const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
  const all = [...UNITS, ...TEENS, ...TENS.flatMap((tens) => [tens, ...UNITS.map((unit) => `${tens}-${unit}`)])]

  test('each up to ninety-nine, with a hyphen or a space', () => {
    expect(all).toHaveLength(99)
    for (const [index, word] of all.entries()) {
      expect(digitsFor(`${word} minutes`), word).toBe(`${index + 1} minutes`)
      expect(digitsFor(`for ${word.replace('-', ' ')}`), word).toBe(`for ${index + 1}`)
      expect(new RegExp(`^${NUMBER_WORD}$`).exec(word)?.[0], word).toBe(word)
    }
    expect(digitsFor('zero')).toBe('0')
    expect(CARDINALS.get('zero')).toBe(0)
  })

  test.each([
    ['first', '1st'],
    ['second', '2nd'],
    ['third', '3rd'],
    ['fourth', '4th'],
    ['eighth', '8th'],
    ['eleventh', '11th'],
    ['twelfth', '12th'],
    ['twelth', '12th'],
    ['thirteenth', '13th'],
    ['nineteenth', '19th'],
    ['twentieth', '20th'],
    ['twenty first', '21st'],
    ['twenty-second', '22nd'],
    ['twenty third', '23rd'],
    ['thirtieth', '30th'],
    ['thirty first', '31st'],
  ])('a day of a month: “%s”', (words, said) => {
    expect(digitsFor(`march ${words}`)).toBe(`march ${said}`)
    expect(digitsFor(`the ${words}, please`)).toBe(`the ${said}, please`)
  })

  test('the days of a month are all there', () => {
    expect(new Set(ORDINALS.values())).toEqual(new Set([...Array.from({ length: 20 }, (_, index) => index + 1), 30]))
  })

  test.each([
    ['at five thirty', 'at 5:30'],
    ['five thirty', '5:30'],
    ['by six fifteen tomorrow', 'by 6:15 tomorrow'],
    ['before ten forty-five today', 'before 10:45 today'],
    ['around nine twenty on friday', 'around 9:20 on friday'],
    ['at nine twenty in the evening', 'at 9:20 in the evening'],
    ['at nineteen thirty', 'at 19:30'],
    ['ten thirty a.m.', '10:30 a.m.'],
    ['call five thirty pm', 'call 5:30 pm'],
    ['at seven oh five', 'at 7:05'],
    ['seven o five tomorrow', '7:05 tomorrow'],
    ['tomorrow at twelve oh nine pm', 'tomorrow at 12:09 pm'],
    ['at twenty three oh one', 'at 23:01'],
    // As a phone writes it.
    ['at 7 oh 5', 'at 7:05'],
    ['call ten thirty pm', 'call 10:30 pm'],
    ['call five 30pm', 'call 5:30pm'],
    ['half past six', 'half past 6'],
  ])('a time: “%s”', (words, said) => {
    expect(digitsFor(words)).toBe(said)
  })

  test.each([
    ['two thousand and twenty six', '2026'],
    ['two thousand twenty six', '2026'],
    ['may two thousand and six', 'may 2006'],
    ['march twenty twenty six', 'march 2026'],
    ['march twenty thirty one', 'march 2031'],
  ])('a year: “%s”', (words, said) => {
    expect(digitsFor(words)).toBe(said)
  })

  test.each([
    ['twenty one, two', '21, 2'],
    ['twenty, one', '20, 1'],
    ['twenty eleven', '20:11'],
    ['twenty eleventh', '20 11th'],
    ['in five thirty minutes', 'in 5 30 minutes'],
    ['twenty ten', '20:10'],
    ['call twenty tenth', 'call 20 10th'],
    ['room one two', 'room 1 2'],
    ['nineteen second', '19 2nd'],
    ['twenty twenty six times', '20 26 times'],
    ['twenty zero', '20 0'],
    ['twenty-one or twenty-two', '21 or 22'],
    ['twenty percent', '20 percent'],
    ['twenty', '20'],
  ])('what does not go together stays apart: “%s”', (words, said) => {
    expect(digitsFor(words)).toBe(said)
  })

  test.each(['someone said tension', 'oh no', 'at 7:05', 'seventyfold', 'oh 5 more', 'platform 7 o', '99 oh 5', ''])(
    '“%s” says none',
    (words) => {
      expect(digitsFor(words)).toBe(words)
    },
  )
})

describe('a line with a number that is said', () => {
  const zone = 'Europe/London'
  const now = wallClockInstant('2026-03-05', '10:30', zone) ?? new Date(0)
  const read = (line: string) => {
    const { title, due, reminder } = readCapture(line, { now, zone })
    return [title, due && `${due.day} ${due.time}`, reminder?.every ?? null]
  }

  test.each([
    ['call mum at seven oh five tomorrow', 'call mum', '2026-03-06 07:05', null],
    ['pick up Sam at three oh five', 'pick up Sam', '2026-03-05 15:05', null],
    ['move the car in eighty minutes', 'move the car', '2026-03-05 11:50', null],
    ['move the car in seventy-five minutes', 'move the car', '2026-03-05 11:45', null],
    ['stretch every eighteen minutes until noon', 'stretch', '2026-03-05 10:48', 18],
    ['nag me every eleven minutes about the stove', 'stove', null, 11],
    ['read seventy pages', 'read seventy pages', null, null],
  ])('“%s”', (line, title, due, every) => {
    expect(read(line)).toEqual([title, due, every])
  })

  test('a moment of its own is written as one', () => {
    expect(writtenMoment('seven oh five pm')).toBe('7:05pm')
    expect(writtenMoment('seventy minutes')).toBe('70 minutes')
    expect(writtenMoment('the twenty first of march')).toBe('the 21st of march')
    expect(writtenMoment('five thirty five')).toBe('5:35')
    expect(writtenMoment('zero')).toBe('zero')
  })
})
