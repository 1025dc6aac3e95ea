// Passwords that are guessed first: the 49,000 commonest of zxcvbn's list, and what is made of them or of one's own name.
import { createRequire } from 'node:module'

/**
 * Whether a password is among the first that anybody would try: a common one, a common one with digits or signs behind it,
 * one word or sign repeated, or the person's username.
 */
export function isCommonPassword(password: string, username: string): boolean {
  const common = commonPasswords()
  const folded = fold(password)
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const name = fold(username)
  const once = /^(.+?)\1+$/su.exec(folded)?.[1] ?? folded
  const isMadeOfName = name.length >= 3 && (once === name || core === name)
  return isMadeOfName || common.has(folded) || common.has(core) || common.has(once) || [...once].length === 1
}

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
