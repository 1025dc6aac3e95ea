// Passwords that are guessed first: the 49,000 commonest of zxcvbn's list, and what is made of them or of one's own name.
import { createRequire } from 'node:module'

/**
 * Whether a password is among the first that anybody would try: a common one, a common one with digits or signs around or
 * between its letters, one word or sign repeated, or the person's username in any of these forms.
 */
export function isCommonPassword(password: string, username: string): boolean {
  const common = commonPasswords()
  const folded = fold(password)
  const name = fold(username)
  const wholes = [folded, trimmed(folded), folded.replace(/[^\p{L}\p{N}]+/gu, '')]
  // "ann-ann-ann-" repeats "ann-", and "ann2026ann2026" repeats "ann2026".
  const guesses = wholes.flatMap((whole) => [whole, repeatedPart(whole), trimmed(repeatedPart(whole))])
  const isGuessed = guesses.some((guess) => common.has(guess) || (name.length >= 3 && guess === name))
  return isGuessed || [...repeatedPart(folded)].length === 1
}

/** Without the digits and signs around the letters. */
const trimmed = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** The shortest part that gives the text when repeated; the text itself if there is none. */
const repeatedPart = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

let loaded: ReadonlySet<string> | null = null

/** Loaded at the first password that is set: the list is half a megabyte, and most people have no password. */
function commonPasswords(): ReadonlySet<string> {
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as {
    dictionary: Readonly<Record<'passwords-common', readonly string[]>>
  }
  loaded ??= new Set(dictionary['passwords-common'])
  return loaded
}
