// What is said to an assistant, and titles, of which none is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAddressed, splitWishes } from '../../src/language/english/addressed.ts'

const linesOf = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

describe('isAddressed', () => {
  test.each([
    'can you make my mornings quieter',
    'Could you shift everything from today to Monday?',
    "what's the thing I keep putting off",
    'how many things did I finish in March',
    'did I ever reply to Mia?',
    'please take the tooth appointment off',
    'move the gp to friday please',
    'show me what I can do on the train',
    'push all my tasks to next week',
    "I'd like you to stop reminding me about the gym",
    'hey proxy, sort out my week',
    'is there anything I can do in five minutes',
  ])('“%s”', (line) => expect(isAddressed(line)).toBe(true))

  test.each([
    'call mum',
    'Lunch with Ann?',
    'what to buy for mum',
    'how to fix the sink',
    'Why we use Rust: blog post',
    'move to Berlin',
    'Add tests and remove old code',
    'Cancel gym membership',
    'find a plumber',
    'show at 8',
    'please',
    'milk, eggs and bread',
    'Remind Tom about the keys',
    'check in for the flight',
    'set up the new router',
    'a question for the landlord: can you fix it',
  ])('not “%s”', (line) => expect(isAddressed(line)).toBe(false))

  test.each(['undated-titles.txt', 'corpora/todo-titles.txt'])('no title of %s', (file) => {
    const taken = linesOf(file).filter(isAddressed)
    expect(taken).toEqual([])
  })
})

describe('splitWishes', () => {
  test.each([
    ['move the gp to friday and add milk', ['move the gp to friday', 'add milk']],
    ['add milk, then start the report; and show my list', ['add milk', 'start the report', 'show my list']],
    ['call mum', ['call mum']],
  ])('%s', (line, wishes) => expect(splitWishes(line)).toEqual(wishes))
})
