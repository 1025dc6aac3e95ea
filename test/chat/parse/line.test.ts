// Buttons are lines: if a line did not read back as the request it came from, buttons would do something else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  choiceOption,
  flagOption,
  integerOption,
  type Option,
  required,
  textOption,
} from '../../../src/chat/options.ts'
import { formatLine, parseOptions } from '../../../src/chat/parse/line.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'

const lookup: Option<string, unknown, false> = { ...textOption('a thing'), kind: 'lookup' }
const options = {
  title: required(textOption('words', { takes: 'rest' })),
  minutes: integerOption('how long', { min: 1, max: 6000, unit: 'minutes' }),
  priority: choiceOption('how pressing', ['low', 'high']),
  back: flagOption('take it back'),
  'hide-on': textOption('where'),
  task: lookup,
}
const blanks = (words: string) => parseOptions({ options }, words)
const with_ = (own: Record<string, Option<unknown>>, words: string) => parseOptions({ options: own }, words)

const anyText = arbitraryText({ minLength: 1, maxLength: 60 }).map((words) => words.toWellFormed())

describe('a line and its request', () => {
  test('any request reads back as itself', () => {
    const request = fc.dictionary(fc.constantFrom(...Object.keys(options)), fc.oneof(anyText, fc.string()))
    fc.assert(
      fc.property(request, (values) => {
        const line = formatLine('task add', values)
        expect(blanks(line.slice('task add'.length))).toEqual({ values: { ...values }, unparsed: '' })
      }),
      { numRuns: 2000 },
    )
  })

  test('nothing typed is lost', () => {
    fc.assert(
      fc.property(arbitraryText({ maxLength: 80 }), (words) => {
        const { values, unparsed } = blanks(words)
        const kept = [...Object.values(values), unparsed].join(' ')
        // Every letter that is no space, quote, escape or name of a blank is somewhere.
        const letters = (text: string) => [...text.replaceAll(/[\s"“”„\\:]/gu, '')].sort().join('')
        const names = Object.keys(values).join('')
        expect(letters(kept + names).length).toBeGreaterThanOrEqual(letters(words).length)
      }),
      { numRuns: 2000 },
    )
  })

  test('key:value counts only for this command’s own blanks', () => {
    expect(blanks('Meet Ann 10:30 https://a.example/x?y:z').values).toEqual({
      title: 'Meet Ann 10:30 https://a.example/x?y:z',
    })
    expect(blanks('Milk priority:high').values).toEqual({ title: 'Milk', priority: 'high' })
    expect(blanks('Milk due: tomorrow').values).toEqual({ title: 'Milk due: tomorrow' })
  })

  test('a space behind the colon of a name is no end of it, and what no option can read is refused whole', () => {
    const goal = { title: required(textOption('t', { takes: 'rest' })), about: textOption('a'), page: options.minutes }
    expect(with_(goal, 'Learn guitar about: chords first page: 3').values).toEqual({
      title: 'Learn guitar',
      about: 'chords first',
      page: '3',
    })
    expect(with_(goal, 'title: Learn guitar about: “two chords”').values).toEqual({
      title: 'Learn guitar',
      about: 'two chords',
    })
    expect(with_(goal, 'Learn guitar about: page:')).toEqual({
      values: { title: 'Learn guitar' },
      unparsed: 'about: page:',
    })
    expect(with_(goal, 'title:').values).toEqual({ title: '' })
    // A capital begins a sentence.
    expect(with_(goal, 'Learn guitar. About: chords').values).toEqual({ title: 'Learn guitar. About: chords' })
    expect(with_({ task: lookup, minutes: options.minutes }, 'minutes:half a day').values).toEqual({
      minutes: 'half a day',
    })
    const capture = { options, captures: { lines: 'one', into: 'title' } } as const
    expect(parseOptions(capture, 'meeting priority: high').values).toEqual({ title: 'meeting', priority: 'high' })
    expect(parseOptions(capture, 'meeting task: the blue one').values).toEqual({ title: 'meeting task: the blue one' })
  })

  test('an apostrophe is no quote, an open quote is a letter, a quoted token is no key:value', () => {
    expect(blanks(`don't forget Ann's book`).values).toEqual({ title: `don't forget Ann's book` })
    expect(blanks('say "hello').values).toEqual({ title: 'say "hello' })
    expect(blanks('"priority:high"').values).toEqual({ title: 'priority:high' })
    expect(blanks('“Call Ann” minutes:5').values).toEqual({ title: 'Call Ann', minutes: '5' })
    expect(blanks('task:“the long one” Read').values).toEqual({ task: 'the long one', title: 'Read' })
  })

  test('words find their blanks in order', () => {
    const focus = { task: lookup, minutes: integerOption('m', { min: 5, max: 180, unit: 'minutes' }) }
    expect(with_(focus, 'report draft 25').values).toEqual({ task: 'report draft', minutes: '25' })
    expect(with_(focus, '50').values).toEqual({ minutes: '50' })
    expect(with_(focus, 'report').values).toEqual({ task: 'report' })
    const energy = { level: required(integerOption('l', { min: 1, max: 3 })), note: textOption('n', { takes: 'rest' }) }
    expect(with_(energy, '2 slept badly').values).toEqual({ level: '2', note: 'slept badly' })
    expect(with_(energy, '9 slept badly').values).toEqual({ level: '9', note: 'slept badly' })
    expect(with_(energy, 'slept badly').values).toEqual({ note: 'slept badly' })
    expect(with_({ level: energy.level }, '9').values).toEqual({ level: '9' })
    const comment = { task: required(lookup), text: required(textOption('t', { takes: 'rest' })) }
    expect(with_(comment, 'landlord I called him').values).toEqual({ task: 'landlord', text: 'I called him' })
    expect(with_(comment, '"damp wall" I called').values).toEqual({ task: 'damp wall', text: 'I called' })
    const plan = { first: lookup, second: lookup, third: lookup }
    expect(with_(plan, '1 3 5').values).toEqual({ first: '1', second: '3', third: '5' })
    const split = { task: lookup, size: choiceOption('s', ['smaller', 'same', 'bigger']) }
    expect(with_(split, 'tax letter smaller').values).toEqual({ task: 'tax letter', size: 'smaller' })
  })

  test('a date at the end goes to the blank that reads dates', () => {
    const when: Option<string> = {
      ...textOption('when'),
      kind: 'when',
      splitTrailing: (words) => (words.endsWith(' friday') ? { text: words.slice(0, -7), mine: 'friday' } : null),
    }
    expect(with_({ task: lookup, to: when }, 'report draft friday').values).toEqual({
      task: 'report draft',
      to: 'friday',
    })
  })

  test('what no blank can take is handed back', () => {
    expect(with_({ page: integerOption('p', { min: 1, max: 99 }) }, 'blue').unparsed).toBe('blue')
    expect(with_({}, 'more words').unparsed).toBe('more words')
  })
})
