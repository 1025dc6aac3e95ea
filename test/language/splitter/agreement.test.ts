// Steps speak of several things as of several, and are still known as the template's own.
import { describe, expect, it } from 'vitest'
import { inPlural, isPlural } from '../../../src/language/splitter/agreement.ts'
import { split, tooBig } from '../../../src/language/splitter/index.ts'

const said = (title: string): string =>
  (split({ title, minutes: null, scope: 'medium' }, 'same')?.steps ?? []).map((step) => step.description).join('\n')

describe('several things', () => {
  it.each([
    'the call points',
    'the bucket and tarp',
    'two baristas',
    'the keys of the van',
    'your children',
    'the Hendersons',
  ])('“%s” are several', (thing) => {
    expect(isPlural(thing)).toBe(true)
  })

  it.each([
    'the boss',
    'Netflix',
    'Mrs Jones',
    'the news',
    'the bus',
    'physics',
    'the list of names',
    "Dad's",
    'the CMS',
  ])('“%s” is one', (thing) => {
    expect(isPlural(thing)).toBe(false)
  })

  it('take the verb and the pronoun of several', () => {
    expect(inPlural('Write what {thing} needs')).toBe('Write what {thing} need')
    expect(inPlural('Go to {thing} and look at it')).toBe('Go to {thing} and look at them')
    expect(inPlural('Type “{bare}” and one thing it must have')).toBe('Type “{bare}” and one thing they must have')
    expect(inPlural('Say what {thing} is, since when it is open')).toBe(
      'Say what {thing} are, since when they are open',
    )
    expect(inPlural('Open it and look for {thing}')).toBe('Open it and look for {thing}')
  })

  it('are spoken of so in a split', () => {
    expect(said('work out what the two new baristas need')).not.toMatch(/baristas needs/)
    expect(said('inspect the two ladders')).toContain('Go to the two ladders')
    expect(said('reconcile the March bank statements')).toContain('the list they have to match')
    expect(said('reconcile the March bank statement')).toContain('the list it has to match')
  })

  it('keep the pieces of their step', () => {
    const task = { title: 'reconcile the March bank statements', minutes: null, scope: 'medium' } as const
    const step = split(task, 'same')?.steps[0]
    const one = { ...task, title: 'reconcile the March bank statement' }
    const first = split(one, 'same')?.steps[0]
    expect(step && tooBig(step, task).map(({ description }) => description)).toEqual(
      first && tooBig(first, one).map(({ description }) => description),
    )
  })
})
