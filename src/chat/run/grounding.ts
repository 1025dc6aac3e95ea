// How far the values of a model's call rest on the person's own words. What they did not say is not certain, so that no
// title, and no guess, makes anything happen that was not asked for.
import type { AnyOption } from '../options.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { SentenceLanguage } from '../parse/sentence-rules.ts'

/** Of the telling words of a new text, how many have to be the person's own. */
const OWN_TEXT_SHARE = 0.6

/** Does every value name only what the line names? Choices are the command's own words, and need none. */
export function isGrounded<Me>(
  { command, values }: ParsedCommand<Me>,
  line: string,
  language: SentenceLanguage,
): boolean {
  const said = new Set([...wordsOf(line), ...wordsOf(language.writtenMoment(line))])
  return Object.entries(values).every(([name, value]) => isOptionGrounded(command.options[name], value, said, language))
}

function isOptionGrounded<Me>(
  option: AnyOption<Me> | undefined,
  value: string,
  said: ReadonlySet<string>,
  language: SentenceLanguage,
): boolean {
  switch (option?.kind) {
    case undefined:
      return false
    case 'choice':
    case 'flag':
      return true
    case 'when':
    case 'time':
    case 'integer': {
      const words = wordsOf(language.writtenMoment(value)).filter((word) => /\d/.test(word) || word.length >= 3)
      return words.length > 0 && words.every((word) => isSaid(word, said))
    }
    case 'lookup':
      return tellingWords(value, language).some((word) => isSaid(word, said))
    case 'text': {
      const words = tellingWords(value, language)
      return words.filter((word) => isSaid(word, said)).length >= words.length * OWN_TEXT_SHARE
    }
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that name a thing; all where none does. */
function tellingWords(text: string, { isTellingWord }: SentenceLanguage): readonly string[] {
  const words = wordsOf(text)
  const telling = words.filter(isTellingWord)
  return telling.length > 0 ? telling : words
}

/** Said as it is, or in another form: "fri" of "friday", "moved" of "move". */
function isSaid(word: string, said: ReadonlySet<string>): boolean {
  if (said.has(word)) return true
  if (/\d/.test(word) || word.length < 3) return false
  for (const other of said) {
    const shorter = Math.min(word.length, other.length)
    if (shorter >= 3 && commonStart(word, other) >= Math.max(3, shorter - 1)) return true
  }
  return false
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
