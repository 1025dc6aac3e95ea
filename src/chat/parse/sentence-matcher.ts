// Matches words against a compiled pattern by backtracking that never tries the same place twice: at most (instructions ×
// words) steps, whatever the line. A regular expression over the same pattern takes time that grows with a power of it.
import type { CompiledPattern, PatternNode, WordLists } from './sentence-pattern.ts'
import { isWordIn, type LookedUpWords, type WordTable } from './word-table.ts'

/** Where a slot begins and ends, as indexes of words; the end is not within it. */
export interface SlotSpan {
  readonly slot: number
  readonly from: number
  readonly to: number
}

/** The `slot` of words that tell nothing, and fill no option. */
export const FILLER = -1

/** A pattern as numbers: three for each step, what to do and two that it is done with. */
interface Program {
  readonly steps: Int32Array
  readonly aheads: readonly Program[]
}

const WIDTH = 3
/** One word of these lists. */
const WORD = 0
const ANY = 1
/** Tries the first place, then the second. */
const SPLIT = 2
const JUMP = 3
const BEGIN = 4
const END = 5
/** What has to follow, or must not. */
const AHEAD = 6
const MATCH = 7

const programs = new WeakMap<WordTable, Map<PatternNode, Program>>()

/** How many steps were made since the process began: what tests bound instead of time. */
export const matcherWork = { steps: 0 }

/**
 * The slots of the pattern where all words fit it, in the order of their beginnings; null where they don't.
 * @param line looked up in a table that has the pattern's lists
 */
export function matchPattern({ node, first }: CompiledPattern, line: LookedUpWords): readonly SlotSpan[] | null {
  // Most patterns begin with a word that is not the line's first.
  if (first && !isWordIn(line, idOf(line.table, first), 0)) return null
  const known = programs.get(line.table) ?? new Map<PatternNode, Program>()
  programs.set(line.table, known)
  const program = known.get(node) ?? assemble(node, line.table)
  known.set(node, program)
  const slots: SlotSpan[] = []
  return runProgram(program, line, 0, true, slots) ? slots : null
}

function assemble(node: PatternNode, table: WordTable): Program {
  const steps: number[] = []
  const aheads: Program[] = []
  emit(node, { steps, aheads, table })
  steps.push(MATCH, 0, 0)
  return { steps: Int32Array.from(steps), aheads }
}

/** A table without them knows no word of theirs. */
const idOf = ({ ids }: WordTable, words: WordLists): number => ids.get(words) ?? ids.size

interface Assembly {
  readonly steps: number[]
  readonly aheads: Program[]
  readonly table: WordTable
}

function emit(node: PatternNode, into: Assembly): void {
  const { steps, aheads, table } = into
  const here = (): number => steps.length / WIDTH
  /** A step whose places are known later. @returns where its first number stands */
  const open = (step: number): number => steps.push(step, 0, 0) - 2
  switch (node.kind) {
    case 'word':
      steps.push(WORD, idOf(table, node.words), 0)
      return
    case 'slot': {
      steps.push(BEGIN, node.slot, 0, ANY, 0, 0)
      // As few words as fit.
      const split = here()
      steps.push(SPLIT, split + 1, split - 1, END, node.slot, 0)
      return
    }
    case 'ahead':
      steps.push(AHEAD, aheads.push(assemble(node.of, table)) - 1, node.isNot ? 1 : 0)
      return
    case 'sequence':
      for (const part of node.parts) emit(part, into)
      return
    case 'choice': {
      const jumps: number[] = []
      for (const [index, one] of node.of.entries()) {
        const isLast = index === node.of.length - 1
        const split = isLast ? -1 : open(SPLIT)
        if (!isLast) steps[split] = here()
        emit(one, into)
        if (isLast) break
        jumps.push(open(JUMP))
        steps[split + 1] = here()
      }
      for (const jump of jumps) steps[jump] = here()
      return
    }
    case 'optional':
    case 'repeated':
    case 'filler': {
      if (node.kind === 'filler') steps.push(BEGIN, FILLER, 0)
      const again = here()
      const split = open(SPLIT)
      steps[split] = here()
      emit(node.of, into)
      if (node.kind !== 'optional') steps.push(JUMP, again, 0)
      steps[split + 1] = here()
      if (node.kind === 'filler') steps.push(END, FILLER, 0)
    }
  }
}

/** Where a slot begins or ends, and the mark before it. */
interface Mark {
  readonly slot: number
  readonly isEnd: boolean
  readonly word: number
  readonly before: Mark | null
}

function runProgram(
  { steps, aheads }: Program,
  line: LookedUpWords,
  start: number,
  isWhole: boolean,
  slots: SlotSpan[] | null,
): boolean {
  const { length } = line.words
  const width = length + 1
  const tried = new Uint8Array((steps.length / WIDTH) * width)
  // Places to go on from: the step and the word as one number, and the marks that were set there.
  const places: number[] = [start]
  const marksThere: (Mark | null)[] = [null]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    let at = Math.floor(place / width)
    let word = place % width
    let marks = marksThere.pop() ?? null
    for (;;) {
      const tick = at * width + word
      if (tried[tick]) break
      tried[tick] = 1
      matcherWork.steps++
      const step = steps[at * WIDTH]
      const first = steps[at * WIDTH + 1] ?? 0
      const second = steps[at * WIDTH + 2] ?? 0
      if (step === WORD) {
        if (word === length || !isWordIn(line, first, word)) break
        word++
        at++
      } else if (step === SPLIT) {
        places.push(second * width + word)
        marksThere.push(marks)
        at = first
      } else if (step === JUMP) at = first
      else if (step === ANY) {
        if (word === length) break
        word++
        at++
      } else if (step === MATCH) {
        if (isWhole && word < length) break
        if (slots) collectSlots(marks, slots)
        return true
      } else if (step === AHEAD) {
        const program = aheads[first]
        if (!program || runProgram(program, line, word, false, null) === (second === 1)) break
        at++
      } else {
        marks = { slot: first, isEnd: step === END, word, before: marks }
        at++
      }
    }
  }
  return false
}

function collectSlots(last: Mark | null, slots: SlotSpan[]): void {
  const marks: Mark[] = []
  for (let mark = last; mark; mark = mark.before) marks.unshift(mark)
  for (const [index, { slot, isEnd, word }] of marks.entries()) {
    if (isEnd) continue
    const end = marks.slice(index).find((mark) => mark.isEnd && mark.slot === slot)
    if (end) slots.push({ slot, from: word, to: end.word })
  }
}
