// What each clause of a line is, and which lines only tell how things are.
import { describe, expect, test } from 'vitest'
import { isOnlyTold, readClauses } from '../../../src/language/english/clauses.ts'

const kinds = (line: string): string =>
  readClauses(line)
    .map(({ kind }) => kind)
    .join(' ')

describe('clauses', () => {
  test.each([
    ['mia has swimming at 4, pack her bag', 'statement task'],
    ['sorry for the late reply. book the hall', 'filler task'],
    ['we ran out of dog food so bring some back', 'statement task'],
    ["half an hour before the kids are home, what's quick?", 'setting other'],
    ["my sister's flight lands at 7, check the traffic", 'statement task'],
    ['the meeting moved to friday and i have to leave early', 'statement task'],
    ['my phone died', 'statement'],
    ['no answer, no voicemail', 'setting setting'],
    ['buy milk, call mum', 'task task'],
    ['milk, eggs, bread', 'other other other'],
  ])('“%s”: %s', (line, expected) => {
    expect(kinds(line)).toBe(expected)
  })

  test.each([
    'half an hour of piano',
    'something to do',
    'this report for jo',
    'super glue for the mug',
    'late fees',
    'hot water bottle',
    'school bag labels',
    'email people affected by the bug',
    'kids books for the shelf',
    'cold call list',
    'wash stained shirt',
    'feel the fabric samples',
    'after work, call mum',
    'mum’s 60th birthday',
    'call mum, she has the keys',
    'book is overdue, return it',
  ])('“%s” may be a title', (line) => {
    expect(isOnlyTold(line)).toBe(false)
  })

  test('prose and pasted lines have no clauses', () => {
    expect(readClauses('buy milk\ncall mum')).toEqual([])
    expect(readClauses('so tired and '.repeat(40))).toEqual([])
  })

  test('each begins where it stands in the line', () => {
    const line = 'the boiler broke, so i need to ring dave'
    for (const { text, from } of readClauses(line)) expect(line.slice(from)).toContain(text)
  })
})
