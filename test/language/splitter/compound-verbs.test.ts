// “peer review the paper”: what stands before a verb says how, and the verb what.
import { describe, expect, it } from 'vitest'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'

const family = (title: string): string | undefined => familyOf(readTitle(title))?.name

describe('a verb with a word before it', () => {
  it.each([
    ['peer review the methods paper', 'review the methods paper'],
    ['bench test the amp', 'test the amp'],
    ['bulk-order the napkins', 'order the napkins'],
  ])('“%s” is “%s”', (title, plain) => {
    expect(family(plain)).toBeDefined()
    expect(family(title)).toBe(family(plain))
  })

  it.each([
    ['hand wash the jumper', 'wash the jumper'],
    ['go get the keys', 'get the keys'],
  ])('“%s” says more than “%s”', (title) => {
    expect(readTitle(title).text).toBe(title.replace(/^go /, ''))
  })
})
