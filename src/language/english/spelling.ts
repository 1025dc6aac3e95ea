// How words are typed in chats, "plz remnd me", as the patterns of sentences know them. They stand in `spelling.txt`.
import { readWordLists } from '../data-files.ts'

const MISTYPED = 'often mistyped'
const lists = readWordLists('language/english/spelling.txt')

const meant: ReadonlyMap<string, string> = new Map(
  [...lists].flatMap(([word, spellings]) =>
    word === MISTYPED ? [] : spellings.map((spelling): [string, string] => [spelling, word]),
  ),
)

/** A word as it is spelt elsewhere, in lower case. */
export const spelling = (word: string): string => meant.get(word) ?? word

/** Words that are known with one letter wrong, missing or too many. */
export const keyWords: readonly string[] = lists.get(MISTYPED) ?? []
