// How a remark was told, what slips the mind, and what may only have been told.
import { expect, test } from 'vitest'
import { isStateTold, mayBeTold } from '../../../src/language/english/doubt.ts'
import { readForgotten } from '../../../src/language/english/forgotten.ts'
import { remarkTone } from '../../../src/language/english/remark-tone.ts'

test.each([
  [
    'hard',
    'the kids are driving me mad',
    'not happy with the draft',
    'so many emails',
    'the meeting went well but i’m tired',
  ],
  [
    'good',
    'we won',
    'kids finally asleep',
    'rough week but feeling better',
    'the client loved it',
    'she said it was fine',
  ],
  ['annoying', 'the bus was late', 'lost my wallet', 'the train got cancelled again', 'got a parking fine'],
  ['body', 'my head hurts', 'the new meds give me a headache'],
  ['grave', 'we won but grandad died', 'my sister is in hospital', 'i got made redundant'],
  ['praise', 'i like this app', 'thank god for you', 'you’re brilliant'],
  ['blame', 'you remind me too often', 'this app is useless', 'you never listen'],
  ['plain', 'the shop opens at nine', 'well, i went', 'not tired'],
  // A sigh in front says nothing, where it does not stand alone.
  ['plain', 'oh well', 'great, another one', '… great, another one', 'oh brilliant, the bins', 'so'],
  ['good', 'well', 'great', 'oh good', 'some good soup', 'also well behaved', 'good craic tonight'],
  ['annoying', 'well thats great', 'fun times'],
  ['hard', 'ah bad', 'madness again', 'good, a nightmare'],
  ['body', 'unwell today', 'ok, a headache'],
  // What one had better do is no good news.
  ['plain', 'he better bring wine', 'we better go'],
  ['good', 'she better', 'he better now', 'i feel better', 'we got the better deal', 'itch better after the cream'],
  // Turned into its opposite by what stands before it.
  ['good', 'the food was nice, not cheap', 'not a bad soup but lovely'],
  ['hard', 'never any fun'],
  ['blame', 'you don’t help'],
  // Things do not die.
  ['annoying', 'my scanner died again'],
])('%s', (tone, ...lines) => {
  expect(lines.map((line) => [line, remarkTone(line)])).toEqual(lines.map((line) => [line, tone]))
})

test.each([
  ['i keep forgetting the bins', 'bins'],
  ['i always forget to ring mum', 'ring mum'],
  ['ugh, i never remember my lunch', 'lunch'],
  ['I keep forgetting about the car tax again', 'car tax'],
  ['i keep forgetting everything', null],
  ['i always forget what i came for', null],
  ['i forgot the bins', null],
  ['remember the bins', null],
])('“%s” slips the mind: %s', (line, thing) => {
  expect(readForgotten(line)).toBe(thing)
})

test('what may only have been told', () => {
  for (const line of ['coffee isn’t working', 'i take after my dad', 'she lives in leeds now'])
    expect([line, mayBeTold(line)]).toEqual([line, true])
  for (const line of [
    'buy milk',
    'i need milk',
    'we should call ben',
    'the leaking tap',
    'the plumber is coming on friday',
    'rent',
  ])
    expect([line, mayBeTold(line)]).toEqual([line, false])
})

test('a state is no report of something done', () => {
  for (const line of [
    'got the job!!',
    'morning. slept in, already behind',
    'i slept about three hours',
    'i felt awful',
  ])
    expect([line, isStateTold(line)]).toEqual([line, true])
  for (const line of ['got the bread', 'i paid the rent', 'walked the dog', 'sent the invoice'])
    expect([line, isStateTold(line)]).toEqual([line, false])
})
