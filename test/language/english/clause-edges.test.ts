// Where one kind of clause ends and the next begins: lines that look alike and are not, and what is said of a clause besides
// its kind.
import { describe, expect, test } from 'vitest'
import { beginsWithState, isOnlyTold, readClauses } from '../../../src/language/english/clauses.ts'

const kindOf = (line: string): string =>
  readClauses(line)
    .map(({ kind }) => kind)
    .join(' ')

describe('the kind of a clause, told from its neighbours', () => {
  test.each([
    // What others do to one, and what is asked of them.
    ['meds make me sick', 'statement'],
    ['the neighbours drive us up the wall', 'statement'],
    ['how can you help me', 'other'],
    ['please give me a hand with the boxes', 'other'],
    ['can you give me the time', 'other'],
    ['kids get home at 4', 'other'],
    ['kids make meatballs on friday', 'other'],
    // What things are like; the judgement alone is of nothing.
    ['inbox all over the place', 'statement'],
    ['house a mess', 'statement'],
    ['the kids in bits', 'statement'],
    ['a nightmare', 'other'],
    // When something comes, and what there is at that hour.
    ['my sister’s flight lands at 7', 'statement'],
    ['the boat departs at 7', 'statement'],
    ['the swimming lessons at 4', 'other'],
    ['our team drinks at 6', 'other'],
    // A deed is told with when it was done, a part of the day with what it is for.
    ['walked today already', 'statement'],
    ['stretched this morning', 'statement'],
    ['done for today', 'setting'],
    ['finished the report', 'setting'],
    ['needed a nap', 'setting'],
    ['half an hour is plenty', 'setting'],
    ['only did 10 of those', 'statement'],
    // “So” before a measure leads to nothing; a greeting tells nothing.
    ['so many emails', 'statement'],
    ['so many emails?', 'other'],
    ['good day', 'other'],
    ['got the time?', 'other'],
    // Words that stand for everything, and names that begin like them.
    ['that’s it', 'statement'],
    ['none of this', 'other'],
    ['theatre tickets arrived', 'other'],
    ['the tickets arrived', 'statement'],
    // Thoughts lead to nothing, verbs that begin like them do.
    ['look', 'other'],
    ['seek advice', 'task'],
    ['sam cancelled on me', 'statement'],
    ['i’m drawing a blank', 'statement'],
    ['they know we’re going to be late', 'statement'],
    ['glad we got to talk', 'statement'],
    ['ask whether there is no need to pay', 'task'],
    // Whose verb is in the past: somebody's, behind them, and with what befits it.
    ['school emailed', 'statement'],
    ['england lost', 'statement'],
    ['i lay awake', 'statement'],
    ['i put it away', 'other'],
    ['passing thought', 'other'],
    ['just one left', 'other'],
    ['just shut up', 'other'],
    ['plumber left tools', 'other'],
    ['mum rang lyn', 'statement'],
    ['my work schedule', 'other'],
    // “Feel” with a thing is to be done, with a state it is told.
    ['feel a fabric sample', 'task'],
    ['feel rubbish about how little ive done', 'statement'],
    // Only said so that it is not forgotten.
    ['do not forget', 'filler'],
    ['dont forget', 'filler'],
    ['i mustnt forget', 'filler'],
    ['so that i dont forget it again', 'filler'],
    ['and please dont let me forget', 'filler'],
    ['so please dont let me forget', 'filler'],
    ['school play thursday dont let me forget', 'task'],
  ])('“%s” is %s', (line, kind) => {
    expect(kindOf(line)).toBe(kind)
  })
})

describe('what is said of a clause', () => {
  test('a moment counts beside another clause', () => {
    const moments = (line: string) => readClauses(line).map(({ hasMoment }) => hasMoment)
    expect(moments('dentist on friday')).toEqual([false])
    expect(moments('dentist on friday, ring mum')).toEqual([true, false])
    expect(moments('i slept badly, ring mum')).toEqual([false, false])
  })

  test('a conclusion is what “so” leads to', () => {
    const conclusions = (line: string) => readClauses(line).map(({ isConclusion }) => isConclusion)
    expect(conclusions('the boiler broke so ring dave')).toEqual([false, true])
    expect(conclusions('the boiler broke so   ring dave')).toEqual([false, true])
    expect(conclusions('it rained so then  i need a coat')).toEqual([false, true])
    expect(conclusions('it rained, i need a coat')).toEqual([false, false])
    expect(conclusions('not so early, at 8')).toEqual([false, false])
    expect(conclusions('so ring dave')).toEqual([false])
  })

  test('“more” and “another” point back where nothing follows them', () => {
    const points = (line: string) => readClauses(line).some(({ pointsBack }) => pointsBack)
    expect(points('plant more')).toBe(true)
    expect(points('plant more beans')).toBe(false)
    expect(points('order another')).toBe(true)
    expect(points('order another cake')).toBe(false)
  })

  test.each([
    ['i slept three hours', true],
    ['morning, got the job', true],
    ['ok so i felt awful', true],
    ['overslept', true],
    ['it was nice chatting', false],
    ['booked the vet', false],
    ['hi', false],
  ])('“%s” begins with a state: %s', (line, isState) => {
    expect(beginsWithState(line)).toBe(isState)
  })
})

describe('a whole line', () => {
  test.each(['Sarah Cancelled', 'sorry, i have a headache', 'meds make me sick'])('“%s” only tells', (line) => {
    expect(isOnlyTold(line)).toBe(true)
  })

  test.each([
    // Two words of thanks, however they are spaced.
    'thanks,  cheers',
    'cheers, half an hour',
    'today: i am tired',
    'Everyone Is   Ill',
    // What is asked for is no report.
    'how can you help me',
    'please give me a hand with the boxes',
    'the swimming lessons at 4',
    'our team drinks at 6',
  ])('“%s” does not only tell', (line) => {
    expect(isOnlyTold(line)).toBe(false)
  })
})
