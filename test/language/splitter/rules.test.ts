// What holds for any title, estimate, scope and size, and for whatever is done to the steps afterwards.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProposedStep } from '../../../src/contracts/proposals.ts'
import {
  checkProposal,
  checkSubtasks,
  estimateTolerance,
  firstMovement,
  formatLines,
  mergeSteps,
  parseLines,
  scopeOf,
  split,
  type TaskAtHand,
  tooBig,
} from '../../../src/language/splitter/index.ts'
import { cleanTitle, listGraphemes } from '../../../src/language/splitter/words.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'
import { attempts } from '../../support/full.ts'
import { SIXTY } from './sixty.ts'

const piece = fc.constantFrom(
  ...SIXTY.flatMap((task) => task.title.split(' ')),
  'to',
  'about',
  'for',
  'the',
  'my',
  'with',
  'Call',
  'Write',
  '“',
  '”',
  '"',
  '!',
  '?',
  '…',
  ',',
  ':',
  '-',
  'e\u0301',
  'מכתב',
  'לבעל',
  'رسالة',
  '会議',
  '準備',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇦🇹',
  '\u202E',
  '\u200B',
  '\u0000',
  '\uD800',
  '\n',
  'ﷺ',
  '1️⃣',
  `a${'\u0301'.repeat(90)}`,
  'x'.repeat(120),
  '{title}',
  '$&',
  '(.+)',
)
const title = fc.oneof(
  arbitraryText({ maxLength: 255 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(piece, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ').slice(0, 255)),
  fc.constantFrom('', ' ', 'x', '?', '👍', '\u0301', 'a'.repeat(255), '漢'.repeat(255)),
)
const anyTask: fc.Arbitrary<TaskAtHand> = fc.record({
  title,
  minutes: fc.option(
    fc.integer({ min: 1, max: 6000 }).map((n) => (n % 2 ? n : (n % 75) + 1)),
    { nil: null },
  ),
  scope: fc.constantFrom('simple', 'medium', 'complex'),
  leafType: fc.constantFrom('digital', 'physical', 'social', null, undefined),
})
const size = fc.constantFrom('smaller', 'same', 'bigger')
const RUNS = { numRuns: attempts(100, 1000) }

describe('any task', () => {
  it('gets steps that obey the rules, and sub-tasks first when it is complex', () => {
    fc.assert(
      fc.property(anyTask, size, (task, size) => {
        const proposal = split(task, size)
        if (!proposal) return
        const complex = scopeOf(task) === 'complex'
        expect(proposal.kind).toBe(complex ? 'subtasks' : 'steps')
        const stepped =
          proposal.kind === 'subtasks' ? { ...task, minutes: proposal.subtasks[0]?.minutes ?? null } : task
        expect(checkProposal(proposal.steps, stepped.minutes, scopeOf(stepped))).toEqual([])
        if (proposal.kind === 'subtasks') {
          expect(checkSubtasks(proposal.subtasks, task.minutes)).toEqual([])
          // Saved and split later, the first sub-task gets the steps that were shown.
          const first = { ...task, title: proposal.subtasks[0]?.title ?? '', minutes: stepped.minutes }
          expect(split(first, size)?.steps).toEqual(proposal.steps)
        }
        for (const { description } of proposal.steps) expectWhole(description)
      }),
      RUNS,
    )
  })

  it('gets the same answer again', () => {
    fc.assert(
      fc.property(anyTask, size, (task, size) => {
        expect(split(task, size)).toEqual(split({ ...task }, size))
      }),
      RUNS,
    )
  })

  it('gets no fewer steps for smaller, and no more for bigger', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const [smaller, same, bigger] = (['smaller', 'same', 'bigger'] as const).map((size) => split(task, size))
        if (smaller?.kind !== 'steps' || same?.kind !== 'steps' || bigger?.kind !== 'steps') return
        expect(smaller.steps.length).toBeGreaterThanOrEqual(same.steps.length)
        expect(bigger.steps.length).toBeLessThanOrEqual(same.steps.length)
        expect(smaller.steps).not.toEqual(same.steps)
      }),
      RUNS,
    )
  })

  it('gets one movement, a short sentence, even for a single step', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        for (const of of [task, ...(split(task, 'same')?.steps ?? [])]) {
          const movement = firstMovement(of)
          expect(movement).toMatch(/^\S.*\.$/su)
          expect(movement.length).toBeLessThanOrEqual(256)
          expectWhole(movement)
        }
      }),
      RUNS,
    )
  })
})

describe('too big', () => {
  it('gives two or three smaller steps as long as the step, again and again', () => {
    fc.assert(
      fc.property(anyTask, fc.nat(5), (task, pick) => {
        const steps = split(task, 'same')?.steps ?? []
        let step = steps[pick % steps.length]
        for (let depth = 0; depth < 6 && step; depth += 1) {
          const pieces = tooBig(step, task)
          expectPieces(step, pieces)
          step = pieces[depth % pieces.length]
        }
      }),
      RUNS,
    )
  })

  it('also of a step somebody wrote', () => {
    fc.assert(
      fc.property(anyTask, writtenStep(), (task, step) => expectPieces(step, tooBig(step, task))),
      RUNS,
    )
  })
})

describe('easy', () => {
  it('joins two steps of ten minutes together, and no longer ones', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const steps = split(task, 'same')?.steps ?? []
        steps.slice(1).forEach((next, index) => {
          const step = steps[index]
          if (!step) return
          const joined = mergeSteps(step, next)
          if (step.minutes + next.minutes > 10) expect(joined).toBeNull()
          if (!joined) return
          expect(joined.minutes).toBe(step.minutes + next.minutes)
          const rest = steps.filter((each) => each !== step && each !== next)
          const faults = checkProposal([joined, ...rest], null, 'medium')
          expect(faults.filter((fault) => fault.startsWith('Step'))).toEqual([])
        })
      }),
      RUNS,
    )
  })
})

describe('lines', () => {
  it('read back as the steps they were', () => {
    fc.assert(
      fc.property(fc.array(writtenStep(), { minLength: 1, maxLength: 20 }), (steps) => {
        expect(parseLines(formatLines(steps))).toEqual(steps)
      }),
      RUNS,
    )
    fc.assert(
      fc.property(anyTask, size, (task, size) => {
        const steps = split(task, size)?.steps ?? []
        if (steps.length === 0) return
        expect(parseLines(formatLines(steps))).toEqual(steps)
      }),
      RUNS,
    )
  })
})

/** A step as a person may have typed it over: any words, in any language, on one line. */
function writtenStep(): fc.Arbitrary<ProposedStep> {
  return fc.record({
    description: title.map(cleanTitle).filter((text) => /[\p{L}\p{N}]/u.test(text) && parses(text)),
    minutes: fc.integer({ min: 1, max: 10 }),
    emoji: fc.constantFrom('📧', '✍️', '👩🏽‍🍳', '🇦🇹', '1️⃣', '🏳️‍🌈', '▶️'),
    mode: fc.constantFrom('do', 'do_with_me', 'delegate'),
  })
}

/** Words as word segmentation knows them; a lone mark beside a letter may be none. */
function parses(text: string): boolean {
  return Array.from(new Intl.Segmenter('en', { granularity: 'word' }).segment(text)).some((part) => part.isWordLike)
}

function expectPieces(step: ProposedStep, pieces: readonly ProposedStep[]): void {
  expect(pieces.length).toBeGreaterThanOrEqual(2)
  expect(pieces.length).toBeLessThanOrEqual(3)
  const sum = pieces.reduce((total, each) => total + each.minutes, 0)
  expect(Math.abs(sum - step.minutes)).toBeLessThanOrEqual(estimateTolerance(step.minutes))
  expect(Math.min(...pieces.map((each) => each.minutes))).toBe(pieces[0]?.minutes)
  expect(pieces.map((each) => each.description)).not.toContain(step.description)
  expect(checkProposal(pieces, null, 'simple')).toEqual([])
  for (const each of pieces) expectWhole(each.description)
}

/** Nothing cut inside a character: no lone surrogate, and no joiner left hanging before the “…”. */
function expectWhole(text: string): void {
  expect(text).not.toMatch(/\p{Cs}/u)
  expect(listGraphemes(text).join('')).toBe(text)
  expect(text).not.toMatch(/\u200D…/u)
}
