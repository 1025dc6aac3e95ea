// What a line means before anything is looked up: pure, so that a platform can acknowledge in the right way at once.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isOneEditAway } from '../../../src/chat/command.ts'
import { parseButtonLine, parseLine, parseReply } from '../../../src/chat/parse/reading.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'
import { attempts } from '../../support/full.ts'
import { toy } from '../../support/host.ts'

const { catalogue } = toy().host
const read = (line: string, card?: { kind: string; id: string }) => {
  const alone = parseLine(catalogue, line)
  const reading = (card && parseReply(catalogue, alone, line, card)) || alone
  switch (reading.kind) {
    case 'command':
      return [
        reading.kind,
        reading.command.name,
        reading.values,
        ...(reading.unparsed === '' ? [] : [reading.unparsed]),
      ]
    case 'maybe':
      return [reading.kind, reading.meant.command.name, reading.meant.values, reading.capture.values]
    case 'capture':
      return [
        reading.kind,
        reading.capture.command.name,
        reading.capture.values,
        ...(reading.nearMiss ? [reading.nearMiss.word] : []),
      ]
    case 'number':
      return [reading.kind, reading.number]
    case 'numbers':
      return [reading.kind, reading.numbers]
    default:
      return [reading.kind]
  }
}

describe('a line is', () => {
  test.each([
    ['a phrase', '  Hi!!', ['command', 'me home', {}]],
    ['a phrase with values', '🔋', ['command', 'energy log', { level: '1' }]],
    ['nothing at all: home', '   ', ['command', 'me home', {}]],
    ['noun and verb, in any case, with a slash', '/Task ADD Milk', ['command', 'task add', { title: 'Milk' }]],
    ['noun and verb with words that have no place', 'me home sweet home', ['command', 'me home', {}, 'sweet home']],
    [
      'perhaps a short',
      'split bill with Tom',
      ['maybe', 'task split', { task: 'bill with Tom' }, { title: 'split bill with Tom' }],
    ],
    ['perhaps a bare noun', 'task of the day', ['maybe', 'task list', {}, { title: 'task of the day' }]],
    ['nearly noun and verb', 'task dnoe milk', ['capture', 'task add', { title: 'task dnoe milk' }, 'task done']],
    [
      'nearly, of a noun without a bare command',
      'comment ad x y',
      ['capture', 'task add', { title: 'comment ad x y' }, 'comment add'],
    ],
    ['words', 'Meet Ann 10:30', ['capture', 'task add', { title: 'Meet Ann 10:30' }]],
    ['many lines', 'a\n\nb', ['capture', 'task dump', { lines: 'a\n\nb' }]],
    ['a number', ' #12. ', ['number', 12]],
    ['several numbers', '1, 3 #5', ['numbers', [1, 3, 5]]],
    ['a larger number', '1234', ['capture', 'task add', { title: '1234' }]],
    ['yes', 'YES!', ['yes']],
    ['no', 'no thanks.', ['no']],
    ['thanks', '👍🏽', ['thanks']],
    ['more than thanks', 'thanks for the milk', ['capture', 'task add', { title: 'thanks for the milk' }]],
    ['not a property of objects', 'constructor toString', ['capture', 'task add', { title: 'constructor toString' }]],
  ])('%s', (_what, line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  test('one thing where lines are long or too many', () => {
    const long = `first\n${'x'.repeat(201)}`
    expect(read(long)).toEqual(['capture', 'task add', { title: long }])
    const many = Array.from({ length: 51 }, (_, index) => `line ${index}`).join('\n')
    expect(read(many)[1]).toBe('task add')
    expect(read(many.split('\n').slice(1).join('\n'))[1]).toBe('task dump')
  })

  test('in reply to a card, a verb or a comment', () => {
    const card = { kind: 'task', id: 't1' }
    expect(read('Done.', card)).toEqual(['command', 'task done', { task: 't1' }])
    expect(read('task list', card)).toEqual(['command', 'comment add', { text: 'task list', task: 't1' }])
    expect(read('2', card)).toEqual(['number', 2])
    expect(read('hello', { kind: 'cloud', id: 'c1' })).toEqual(['capture', 'task add', { title: 'hello' }])
  })

  test('without NUL and half letters, which are in no language', () => {
    expect(read('Mi\u0000lk \ud800')).toEqual(['capture', 'task add', { title: 'Milk' }])
  })
})

test('whatever is said, it means something, and reading it is quick', () => {
  fc.assert(
    fc.property(arbitraryText({ maxLength: 200 }), (line) => {
      expect(read(line).length).toBeGreaterThan(0)
    }),
    { numRuns: attempts(100, 3000) },
  )
  for (const some of ['x', 'a ', '"', ' “a', ' "a"b', '\\ ', '1 ', 'a:', 'title:" '])
    for (const start of ['', 'task add ', 'task edit ']) {
      const line = (length: number) => `${start}${some.repeat(length / some.length)}`
      parseLine(catalogue, line(100_000))
      // Four times as long is four times as much to look at, not sixteen times.
      const [short, long] = [looksAt(line(1_000)), looksAt(line(4_000))]
      expect(long, line(20)).toBeLessThanOrEqual(5 * short + 100)
    }
})

/** How often a pattern is tried while a line is read. */
function looksAt(line: string): number {
  const spy = vi.spyOn(RegExp.prototype, 'exec')
  try {
    parseLine(catalogue, line)
    return spy.mock.calls.length
  } finally {
    spy.mockRestore()
  }
}

test('what is pressed is a command or nothing, never captured', () => {
  expect(parseButtonLine(catalogue, 'task done task:t1')).toMatchObject({ values: { task: 't1' } })
  expect(parseButtonLine(catalogue, '/done milk')?.command.name).toBe('task done')
  expect(parseButtonLine(catalogue, 'Buy milk')).toBeNull()
})

test('a slip is one letter more, less, other, or two swapped', () => {
  for (const typed of ['ad', 'addd', 'adb', 'dad', 'ade']) expect(isOneEditAway(typed, 'add'), typed).toBe(true)
  expect(isOneEditAway('lsit', 'list')).toBe(true)
  for (const typed of ['add', 'a', 'show', 'dda', '']) expect(isOneEditAway(typed, 'add'), typed).toBe(false)
})
