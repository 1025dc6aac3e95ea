// Matches words against a compiled pattern by backtracking that never tries the same place twice: at most (instructions ×
// words) steps, whatever the line. A regular expression over the same pattern takes time that grows with a power of it.
import type { CompiledPattern, PatternNode, WordSets } from './sentence-pattern.ts'

/** Where a slot begins and ends, as indexes of words; the end is not within it. */
export interface SlotSpan {
  readonly slot: number
  readonly from: number
  readonly to: number
}

/** The `slot` of words that tell nothing, and fill no option. */
export const FILLER = -1

type Instruction =
  | { readonly kind: 'word'; readonly words: WordSets }
  | { readonly kind: 'any' }
  /** Tries `first`, then `second`. */
  | { kind: 'split'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { readonly kind: 'begin' | 'end'; readonly slot: number }
  | { readonly kind: 'ahead'; readonly program: readonly Instruction[]; readonly isNot: boolean }
  | { readonly kind: 'match' }

const programs = new WeakMap<PatternNode, readonly Instruction[]>()

/** How many steps were made since the process began: what tests bound instead of time. */
export const matcherWork = { steps: 0 }

/** The slots of the pattern where all words fit it, in the order of their beginnings; null where they don't. */
export function matchPattern({ node }: CompiledPattern, words: readonly string[]): readonly SlotSpan[] | null {
  const program = programs.get(node) ?? assembleOnce(node)
  // Most patterns begin with a word that is not the line's first.
  const [first] = program
  if (first?.kind === 'word' && !hasWord(first.words, words[0] ?? '')) return null
  const slots: SlotSpan[] = []
  return runProgram(program, words, 0, true, slots) ? slots : null
}

function assembleOnce(node: PatternNode): readonly Instruction[] {
  const program = assemble(node)
  programs.set(node, program)
  return program
}

function assemble(node: PatternNode): readonly Instruction[] {
  const program: Instruction[] = []
  emit(node, program)
  program.push({ kind: 'match' })
  return program
}

function emit(node: PatternNode, program: Instruction[]): void {
  switch (node.kind) {
    case 'word':
      program.push(node)
      return
    case 'slot': {
      program.push({ kind: 'begin', slot: node.slot })
      const again = program.push({ kind: 'any' }) - 1
      const split = { kind: 'split' as const, first: 0, second: again }
      // As few words as fit.
      split.first = program.push(split)
      program.push({ kind: 'end', slot: node.slot })
      return
    }
    case 'ahead':
      program.push({ kind: 'ahead', program: assemble(node.of), isNot: node.isNot })
      return
    case 'sequence':
      for (const part of node.parts) emit(part, program)
      return
    case 'choice': {
      const jumps: { kind: 'jump'; to: number }[] = []
      for (const [index, one] of node.of.entries()) {
        const isLast = index === node.of.length - 1
        const split = { kind: 'split' as const, first: 0, second: 0 }
        if (!isLast) split.first = program.push(split)
        emit(one, program)
        if (isLast) break
        const jump = { kind: 'jump' as const, to: 0 }
        split.second = program.push(jump)
        jumps.push(jump)
      }
      for (const jump of jumps) jump.to = program.length
      return
    }
    case 'optional':
    case 'repeated':
    case 'filler': {
      if (node.kind === 'filler') program.push({ kind: 'begin', slot: FILLER })
      const split = { kind: 'split' as const, first: 0, second: 0 }
      const at = program.push(split) - 1
      split.first = program.length
      emit(node.of, program)
      if (node.kind !== 'optional') program.push({ kind: 'jump', to: at })
      split.second = program.length
      if (node.kind === 'filler') program.push({ kind: 'end', slot: FILLER })
    }
  }
}

/** A place to go on from, and how many marks of slots were set there. */
interface Choice {
  readonly at: number
  readonly word: number
  readonly marks: number
}

function runProgram(
  program: readonly Instruction[],
  words: readonly string[],
  start: number,
  isWhole: boolean,
  slots: SlotSpan[] | null,
): boolean {
  const width = words.length + 1
  const tried = new Uint8Array(program.length * width)
  const marks: { readonly slot: number; readonly isEnd: boolean; readonly word: number }[] = []
  const choices: Choice[] = [{ at: 0, word: start, marks: 0 }]
  for (let choice = choices.pop(); choice; choice = choices.pop()) {
    let { at, word } = choice
    marks.length = choice.marks
    for (;;) {
      const instruction = program[at]
      if (!instruction || tried[at * width + word]) break
      tried[at * width + word] = 1
      matcherWork.steps++
      if (instruction.kind === 'match') {
        if (isWhole && word < words.length) break
        if (slots) collectSlots(marks, slots)
        return true
      }
      if (instruction.kind === 'word' || instruction.kind === 'any') {
        const here = words[word]
        if (here === undefined || (instruction.kind === 'word' && !hasWord(instruction.words, here))) break
        word++
        at++
      } else if (instruction.kind === 'split') {
        choices.push({ at: instruction.second, word, marks: marks.length })
        at = instruction.first
      } else if (instruction.kind === 'jump') at = instruction.to
      else if (instruction.kind === 'ahead') {
        if (runProgram(instruction.program, words, word, false, null) === instruction.isNot) break
        at++
      } else {
        marks.push({ slot: instruction.slot, isEnd: instruction.kind === 'end', word })
        at++
      }
    }
  }
  return false
}

function hasWord(sets: WordSets, word: string): boolean {
  for (const set of sets) if (set.has(word)) return true
  return false
}

function collectSlots(
  marks: readonly { readonly slot: number; readonly isEnd: boolean; readonly word: number }[],
  slots: SlotSpan[],
): void {
  for (const [index, { slot, isEnd, word }] of marks.entries()) {
    if (isEnd) continue
    const end = marks.slice(index).find((mark) => mark.isEnd && mark.slot === slot)
    if (end) slots.push({ slot, from: word, to: end.word })
  }
}
