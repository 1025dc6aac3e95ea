// Where the parts of a title end: its object before “for” or “about”, and what follows such a word.
import { shorten, type Word, wordsOf } from './words.ts'

const CUT =
  /(?!^)\s(?:(?:about|regarding|re|for|before|by|because|so that|until|due|via|into|from|at|with|without|onto|near|using|if|when|while|after|during|under|behind|between|among|across|around|above|below|beside)\s|(?:off|out of) (?:the|my|our|an?) |to (?:the|my|our|an?) |(?:on|in) |[Tt]o (?=[\p{Lu}\p{N}])|(?<!\b(?:how|what|where|when|whether|way|ready) )to (?=\p{L}))/u

/** The text up to the first word that says why, when or where. */
export function head(text: string): string {
  const cut = CUT.exec(` ${text} `)
  return (cut ? text.slice(0, Math.max(0, cut.index - 1)) : text).trim()
}

/** What the pattern's first group finds, up to the next such word; undefined where it is nothing. */
export function phraseAfter(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)?.[1]
  return found === undefined || wordsOf(found).length === 0 ? undefined : shorten(head(found) || found)
}

/** Whether nothing is joined to the word: “re-read” ends none, “book:” does. */
export function endsWord(text: string, word: Word): boolean {
  return word.end === text.length || /[\s:,]/u.test(text.charAt(word.end))
}
