// Titles whose verb and object no family has together: the family that says most of their words, or a question.
import { describe, expect, it } from 'vitest'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'

const family = (title: string): string | undefined => familyOf(readTitle(title))?.name

describe('what no family knows whole', () => {
  it.each([
    ['do the Ocado slot', 'groceries online'],
    ['move the newsletter to a new domain', 'website move'],
  ])('“%s” is nearest to “%s”', (title, name) => {
    expect(family(title)).toBe(name)
  })

  it.each(['set the workshop on fire safety', 'scatter the ashes', 'put the deposit down on the flat', 'nag Pete'])(
    '“%s” is near to nothing',
    (title) => {
      expect(family(title)).toBeUndefined()
    },
  )
})

describe('a compound', () => {
  it.each([
    ['exit interview with Shireen', 'a matter of staff'],
    ['Gift Aid claim', 'work for a cause'],
    ['next steps for Aisha’s phonics', 'work with small children'],
    ['fade and line-up for Jordan', 'a client in the chair'],
  ])('“%s” is not what its last word says', (title, name) => {
    expect(family(title)).toBe(name)
  })

  it('of verb and noun is a thing, of verb and particle none', () => {
    expect(family('witness statement for Kaminski')).not.toBe('witnessing')
    expect(family('catch up on lectures 3 to 5')).toBe('reading')
  })
})
