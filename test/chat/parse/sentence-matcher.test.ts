// Patterns against words: what fits, what a slot takes, and that no line costs more than its length times the pattern's.
import { beforeEach, describe, expect, it } from 'vitest'
import { createCatalogue } from '../../../src/chat/command.ts'
import { warmSentences } from '../../../src/chat/parse/sentence-index.ts'
import { matcherWork, matchPattern, type SlotSpan } from '../../../src/chat/parse/sentence-matcher.ts'
import { type CompiledPattern, compilePattern } from '../../../src/chat/parse/sentence-pattern.ts'
import { findSentences } from '../../../src/chat/parse/sentences.ts'
import { createWordTable, lookUpWords } from '../../../src/chat/parse/word-table.ts'
import { commands } from '../../../src/commands/index.ts'

const classes = { done: 'done|finished|all done', chat: 'so|very|much' }
const matchWords = (compiled: CompiledPattern, words: readonly string[]): readonly SlotSpan[] | null =>
  matchPattern(compiled, lookUpWords(createWordTable([compiled]), words))
const slotsOf = (pattern: string, line: string): Record<string, string> | null => {
  const compiled = compilePattern(pattern, classes)
  const words = line.split(' ')
  const spans = matchWords(compiled, words)
  return (
    spans &&
    Object.fromEntries(spans.map(({ slot, from, to }) => [compiled.slots[slot], words.slice(from, to).join(' ')]))
  )
}

describe('a pattern', () => {
  it('fits whole lines alone', () => {
    expect(slotsOf('(im|i am) <done>', 'i am all done')).toEqual({})
    expect(slotsOf('(im|i am) <done>', 'i am all done now')).toBeNull()
    expect(slotsOf('(im|i am)? <done>', 'done')).toEqual({})
  })

  it('gives a slot as few words as fit', () => {
    expect(slotsOf('add {thing} to my list', 'add a note to my boss to my list')).toEqual({
      thing: 'a note to my boss',
    })
    expect(slotsOf('move {thing} to {when}', 'move milk to friday')).toEqual({ thing: 'milk', when: 'friday' })
    expect(slotsOf('add {thing}', 'add')).toBeNull()
  })

  it('repeats, looks ahead, and refuses what must not follow', () => {
    expect(slotsOf('thanks <chat>*', 'thanks so very much')).toEqual({})
    expect(slotsOf('thanks <chat>*', 'thanks so very big')).toBeNull()
    expect(slotsOf('book &(room|call) {thing}', 'book room two')).toEqual({ thing: 'room two' })
    expect(slotsOf('book &(room|call) {thing}', 'book club')).toBeNull()
    expect(slotsOf('call me !(later|back) {name}', 'call me sam')).toEqual({ name: 'sam' })
    expect(slotsOf('call me !(later|back) {name}', 'call me later')).toBeNull()
  })

  it('knows the words of a long line by their places', () => {
    const many = Array.from({ length: 38 }, (_, at) => `w${at}`).join(' ')
    expect(slotsOf('log {what} <done>', `log ${many} finished`)).toEqual({ what: many })
    expect(slotsOf('log {what} <done>', `log ${many} broken`)).toBeNull()
    // The word that is asked for stands thirty-two places before, in the same bit of another number.
    expect(slotsOf('log {what} done now', `log done ${many} not now`)).toBeNull()
  })

  it('is refused where it is none', () => {
    for (const wrong of ['(a|b', 'a)', '* a', '<nothing>', 'a (|b'])
      expect(() => compilePattern(wrong, classes)).toThrow()
  })
})

describe('the work', () => {
  const catalogue = createCatalogue(commands)
  const stepsFor = (line: string): number => {
    matcherWork.steps = 0
    findSentences(catalogue, line)
    return matcherWork.steps
  }
  beforeEach(() => warmSentences(catalogue))

  it('grows with the words of a line, not with a power of them', () => {
    const pattern = compilePattern('{_}? a {_}? a {_}? a {_}? a {_}? a {_}? b', classes)
    const steps = (count: number): number => {
      matcherWork.steps = 0
      expect(
        matchWords(
          pattern,
          Array.from({ length: count }, () => 'a'),
        ),
      ).toBeNull()
      return matcherWork.steps
    }
    expect(steps(400)).toBeLessThan(steps(200) * 2.2)
    expect(steps(400)).toBeLessThan(400 * 60)
  })

  it('is bounded for hostile lines, over all patterns', () => {
    const shapes = [
      'a ',
      'what ',
      'the list ',
      'remove all ',
      'add it to my list and ',
      'is ',
      'so ',
      '? ',
      '( ',
      'tomorrow at 5 ',
    ]
    for (const shape of shapes) {
      // As many as are read: forty words, three hundred letters.
      const words = shape.repeat(40).trim().split(' ').slice(0, 40).join(' ').slice(0, 300)
      expect(stepsFor(words), shape).toBeLessThan(400_000)
      // Three thousand letters are prose.
      expect(stepsFor(shape.repeat(3000).slice(0, 3000)), shape).toBe(0)
    }
  })

  it('is small for a line of every day', () => {
    for (const line of ['buy milk', 'call the dentist tomorrow at 9', 'what is on my list today', 'thanks a lot'])
      expect(stepsFor(line), line).toBeLessThan(20_000)
  })
})
