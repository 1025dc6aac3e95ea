// Lines that say nothing but when (“at 6”, “beginning of april”) or how often (“no, thursdays”): they are about what was
// spoken of before, and never the words of a thing.
import { readWordLists } from '../data-files.ts'

const lists = readWordLists('language/english/time-words.txt')
const setOf = (...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => lists.get(name) ?? []))
const moments = setOf('moments')
const rhythms = setOf('rhythms')
const ofRhythms = setOf('moments', 'rhythms', 'beside')

const MOST_WORDS = 12
const MOST_OF_MOMENT = 8
/** “6pm”, “14th”, “7.30”, “5/3”; “22mm” is a size. */
const NUMBER = /^(?!\d+(?:mm|cm|m|km|kg|g|ml|l|gb|mb|kw|v|w|x|k|p)$)\d[\w:.,/-]*$/

function wordsOf(line: string): readonly string[] {
  return line.length > LONGEST
    ? []
    : line
        .toLowerCase()
        .replaceAll(/['’]/g, '')
        .split(/[\s,;!?]+/)
        .map((word) => word.replace(/\.+$/, ''))
        .filter((word) => word !== '')
}

/** Longer lines are prose. */
const LONGEST = 100

const isOnly = (words: readonly string[], known: ReadonlySet<string>, most: number): boolean =>
  words.length > 0 && words.length <= most && words.every((word) => known.has(word) || NUMBER.test(word))

/** Says a moment and nothing else. */
export const MOMENT_ALONE = {
  test: (line: string): boolean => isOnly(wordsOf(line), moments, MOST_OF_MOMENT) && !PLACES.test(line),
}

/** “First two today” begins with places in a list. */
const PLACES = /^\W*(?:the )?first (?:one|two|three|four|five)\b/i

/** Says how often and nothing else, but that it is said anew. */
export const RHYTHM_ALONE = {
  test(line: string): boolean {
    const words = wordsOf(line)
    return isOnly(words, ofRhythms, MOST_WORDS) && words.some((word) => rhythms.has(word))
  },
}

/** Words of time, which are no title: “morning and evening”, “15th”, “thursdays”. */
export const isTimeAlone = (words: string): boolean => MOMENT_ALONE.test(words) || RHYTHM_ALONE.test(words)
