// How much of a text there is room for, and how much of something is done, in marks.
import { LIMITS } from './limits.ts'

/** `2 of 3 ●●○` */
export function meterMarks(done: number, of: number): string {
  const marks = Math.min(of, MARKS)
  const full = of > 0 ? Math.max(0, Math.min(marks, Math.floor((done / of) * marks))) : 0
  return `${done} of ${of}${marks > 0 ? ` ${'●'.repeat(full)}${'○'.repeat(marks - full)}` : ''}`
}

const MARKS = 10

/** The length to which the longest texts are cut so that the total fits. */
export function maxTextLength(lengths: readonly number[]): number {
  let room: number = LIMITS.text
  let left = lengths.length
  for (const length of lengths.toSorted((a, b) => a - b)) {
    if (length * left > room) return Math.floor(room / left)
    room -= length
    left--
  }
  return LIMITS.text
}
