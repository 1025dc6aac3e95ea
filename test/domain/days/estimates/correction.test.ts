// Simulated people: a known bias is found within a few tasks, and noise is not taken for one.
import { describe, expect, test } from 'vitest'
import {
  computeTimeFactor,
  correctMinutes,
  roundMinutes,
  type TimeSample,
  type WorkContext,
} from '../../../../src/domain/days/estimates/correction.ts'
import { randoms } from '../../../support/random.ts'

const KINDS = ['digital', 'physical', 'social'] as const
const PARTS = ['morning', 'afternoon', 'evening'] as const
const LEVELS = [1, 2, 3] as const

type Bias = (at: WorkContext) => number

/** A person with a bias, whose tasks vary around it; log-normal noise. */
function simulate(seed: number, bias: Bias, noise: number, count: number) {
  const { below } = randoms(seed)
  const random = () => below(1_000_000) / 1_000_000
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const any = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]
  const next = (index: number): TimeSample => {
    const at = { kind: any(KINDS), energy: any(LEVELS), part: any(PARTS) }
    const estimated = 5 + Math.floor(random() * 56)
    const actual = Math.max(1, Math.round(estimated * bias(at) * Math.exp(noise * normal())))
    return { ...at, taskId: `${index}`, title: '', estimated, actual, doneAt: new Date(index * 3_600_000) }
  }
  return { samples: Array.from({ length: count }, (_, index) => next(index)), next: next(count) }
}

/** How far corrected estimates are from what is to be expected, in parts of it; the mean over many people. */
function meanError(bias: Bias, noise: number, count: number, people = 300): number {
  let sum = 0
  for (let seed = 1; seed <= people; seed++) {
    const { samples, next } = simulate(seed * 7919, bias, noise, count)
    const expected = next.estimated * bias(next)
    const minutes = correctMinutes(next.estimated, computeTimeFactor(samples, next))?.minutes ?? next.estimated
    sum += Math.abs(minutes - expected) / expected
  }
  return sum / people
}

describe('people with a known bias', () => {
  for (const bias of [0.6, 1.5, 1.8, 2.5, 3])
    for (const noise of [0.1, 0.25, 0.35])
      test(`of ${bias} and noise of ${noise}: at most 20 % away after ten tasks`, () => {
        expect(meanError(() => bias, noise, 10)).toBeLessThanOrEqual(0.2)
      })

  test('that depends on kind, energy and part of the day: the more tasks the closer', () => {
    const bias: Bias = ({ kind, energy, part }) =>
      (kind === 'physical' ? 2.2 : 1.3) * (energy === 1 ? 1.4 : 1) * (part === 'evening' ? 1.3 : 1)
    expect(meanError(bias, 0.15, 10)).toBeLessThanOrEqual(0.3)
    expect(meanError(bias, 0.15, 40)).toBeLessThanOrEqual(0.2)
    expect(meanError(bias, 0.15, 40)).toBeLessThan(meanError(bias, 0.15, 10))
  })

  test('one task that took all day changes little', () => {
    const { samples } = simulate(5, () => 1.8, 0.1, 9)
    const wild = { ...(samples[0] as TimeSample), actual: 3000, estimated: 10 }
    const at = { kind: null, energy: null, part: null }
    const calm = computeTimeFactor(samples, at).factor
    expect(computeTimeFactor([...samples, wild], at).factor).toBeLessThan(calm * 1.25)
  })
})

describe('people without a bias', () => {
  test('are hardly ever corrected, and then by little', () => {
    for (const count of [3, 5, 10, 20, 40])
      for (const noise of [0.1, 0.2, 0.3]) {
        let corrected = 0
        let away = 0
        const people = 300
        for (let seed = 1; seed <= people; seed++) {
          const { samples, next } = simulate(seed * 104_729, () => 1, noise, count)
          const { factor } = computeTimeFactor(samples, next)
          if (factor !== 1) corrected++
          away += Math.abs(Math.log(factor))
        }
        const about = `${count} tasks, noise ${noise}`
        expect(corrected / people, about).toBeLessThanOrEqual(0.06)
        expect(away / people, about).toBeLessThanOrEqual(0.03)
      }
  })
})

describe('a factor', () => {
  const sample = (estimated: number, actual: number, index = 0): TimeSample => ({
    taskId: `${index}`,
    title: '',
    kind: 'digital',
    energy: null,
    part: 'morning',
    estimated,
    actual,
    doneAt: new Date(index),
  })
  const at: WorkContext = { kind: 'digital', energy: null, part: 'morning' }

  test('is never taken from fewer than three', () => {
    expect(computeTimeFactor([], at).factor).toBe(1)
    expect(computeTimeFactor([sample(10, 40), sample(10, 40)], at).factor).toBe(1)
    expect(computeTimeFactor([sample(10, 40), sample(10, 40), sample(10, 40)], at).factor).toBeGreaterThan(3)
  })

  test('names the tasks it rests on, newest first, nine at the most', () => {
    const samples = Array.from({ length: 12 }, (_, index) => sample(10, 18, index))
    const found = computeTimeFactor(samples, at)
    expect(found.samples.map(({ taskId }) => taskId)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3'])
  })

  test('is rounded to minutes one says, and says nothing where they stay', () => {
    expect([1.2, 7.4, 13, 44.9, 58, 63, 130, 200].map(roundMinutes)).toEqual([1, 7, 15, 45, 60, 65, 135, 195])
    const found = computeTimeFactor(
      Array.from({ length: 6 }, (_, index) => sample(10, 18, index)),
      at,
    )
    expect(correctMinutes(25, found)).toMatchObject({ own: 25, minutes: 45, count: 6 })
    expect(correctMinutes(1, { ...found, factor: 1.2 })).toBeNull()
  })
})
