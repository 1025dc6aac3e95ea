// Tasks that had the steps of another kind, or none: each names its own family, so that a change elsewhere in the data
// doesn't take it back.
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { firstMovement, split, type TaskAtHand, tooBig } from '../../../src/language/splitter/index.ts'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'

const rows = readFileSync(new URL('kinds.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): [string, string] => {
    const [title = '', family = ''] = line.split(' | ')
    return [title, family]
  })
const task = (title: string): TaskAtHand => ({ title, minutes: null, scope: 'medium' })
const family = (title: string): string | undefined => familyOf(readTitle(title))?.name
const said = (title: string): string =>
  (split(task(title), 'same')?.steps ?? []).map((step) => step.description).join('\n')

test('there are as many as there should be', () => {
  expect(rows.length).toBeGreaterThanOrEqual(300)
})

test.each(rows)('“%s” is of the kind “%s”', (title, name) => {
  expect(family(title)).toBe(name)
})

describe('what a verb takes is what it means there', () => {
  it.each([
    // A run inside a longer object says little.
    ['write the school report slides', 'school things'],
    ['do the school run rota', 'taking somebody'],
    // A particle makes another verb.
    ['mark up the floor plan', 'marking'],
    ['find out the wifi password', 'looking for something to have'],
    // An indefinite article arranges; it tidies nothing.
    ['organise a meal train for Kate', 'putting things in order'],
    ['organise a sitter for Thursday', 'organising a place'],
    // What belongs to somebody is not somebody.
    ['sort out Dad’s finances', 'dealing with a person'],
    ['update my Behance', 'telling somebody'],
    // Care is no car.
    ['find respite care for two weeks', 'buying something large'],
    ['update the phone list', 'updating what is public'],
  ])('“%s” is not “%s”', (title, wrong) => {
    expect(family(title)).not.toBe(wrong)
  })

  it.each([
    ['cut my nails', 'grooming'],
    ["cut the twins' nails", 'grooming somebody'],
    ["wash Dad's hair", "washing somebody's hair"],
    ['ring Mum', 'calling someone dear'],
    ["ring Callum's mum", 'call'],
  ])('“%s” minds whose it is: %s', (title, name) => {
    expect(family(title)).toBe(name)
  })
})

describe('what is to become less', () => {
  it.each([
    'cut down on sugar',
    'wean myself off coffee',
    'stop biting my nails',
    'drink less wine',
    'use my phone less',
    'give up crisps',
  ])('“%s” begins with how it is now', (title) => {
    expect(said(title)).toContain('how often it was yesterday')
  })

  it.each(['cut down the tree', 'stop the direct debit', 'give up my seat', 'quit the gym'])(
    '“%s” is none of these',
    (title) => {
      expect(family(title)).not.toBe('doing less of it')
    },
  )
})

describe('other words for the same act', () => {
  it.each([
    ['give the kitchen a good clean', 'clean the kitchen'],
    ['take the dog for a walk', 'walk the dog'],
    ['get started on the essay', 'start the essay'],
    ['make a start on the tax', 'start the tax'],
    ['put the art cupboard back in order', 'tidy the art cupboard'],
  ])('“%s” is “%s”', (title, plain) => {
    expect(family(title)).toBeDefined()
    expect(family(title)).toBe(family(plain))
  })
})

describe('a message', () => {
  it.each([
    ['text Joe the address', 'Attach the address'],
    ['email the client the draft', 'Attach the draft'],
    ['email the minutes to the team', 'Attach the minutes'],
    ['ask the landlord to fix the boiler', '“Could you fix the boiler?”'],
    ['ask HR for a payslip copy', 'about a payslip copy'],
    ['email my supervisor about the delay', 'message to your supervisor'],
  ])('“%s” says “%s”', (title, words) => {
    expect(said(title)).toContain(words)
  })

  it('assumes no message from before', () => {
    expect(said('text the babysitter')).not.toContain('last thing')
  })

  it('a gift for a day is for its person', () => {
    expect(said("find a present for Dad's 70th")).toContain('things Dad likes')
  })
})

describe('the same words in two families', () => {
  it('are cut into the pieces of the task’s own', () => {
    const pieces = (title: string): string[] =>
      (split(task(title), 'same')?.steps ?? [])
        .filter(({ description }) => description === 'Rinse until the water runs clear')
        .flatMap((step) => tooBig(step, task(title)).map(({ description }) => description))
    expect(pieces("wash Dad's hair")).toContain('Pour from the front to the back')
    expect(pieces('bath the dog')).not.toContain('Pour from the front to the back')
  })

  it('on paper a word is written, at the screen typed', () => {
    expect(firstMovement(task('plan the birthday treasure hunt'))).toMatch(/^Write the word/)
  })
})
