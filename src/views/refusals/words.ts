// How the words of refusals are declared: by type, every code has a sentence, and every command it may suggest a label.
import type { CommandMap } from '../../contracts/command-map.ts'
import type { Intent } from '../../contracts/refusals.ts'

/** One or two sentences. A code without facts has a plain one. */
type Sentence<Facts> = string | ((facts: Facts) => string)

/** A button's label; `index` counts the intents of the refusal from 0. */
type Label<N extends keyof CommandMap, Facts> = string | ((intent: Intent<N>, index: number, facts: Facts) => string)

/** The words of one code: a sentence, and labels where commands are suggested. */
export type WordsOf<Refusal> = Refusal extends { readonly facts: infer Facts; readonly commands: infer Commands }
  ? [Commands] extends [never]
    ? Sentence<Facts>
    : {
        readonly say: Sentence<Facts>
        readonly labels: { readonly [N in Commands & keyof CommandMap]: Label<N, Facts> }
      }
  : never

/** The words of every code of a room. */
export type RefusalWords<Room> = { readonly [Code in keyof Room]: WordsOf<Room[Code]> }

/** A small number in letters, as in running text: seven. */
export const inLetters = (count: number): string => NUMBERS[count] ?? String(count)

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
