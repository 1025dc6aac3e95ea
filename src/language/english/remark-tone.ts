// How something was told, so that its answer fits: bad news is not met like good news, nor a headache like a late bus. The words
// stand in `remark-tone.txt`.
import { readWordLists } from '../data-files.ts'

/** `praise` and `blame` are of the assistant. */
export type RemarkTone = 'grave' | 'hard' | 'good' | 'annoying' | 'body' | 'praise' | 'blame' | 'plain'

const lists = readWordLists('language/english/remark-tone.txt')
const phrasesOf = (name: string): ReadonlySet<string> => new Set(lists.get(name))
const TONES = (['hard', 'good', 'annoying', 'body'] as const).map((tone) => [tone, phrasesOf(tone)] as const)
const OF_GRIEF = [['grave', phrasesOf('grave')] as const] as const
const OF_THE_ASSISTANT = (['blame', 'praise'] as const).map((tone) => [tone, phrasesOf(tone)] as const)
const aboutMe = phrasesOf('about me')
const negations = phrasesOf('not')

const LONGEST_PHRASE = 4

/** The tone of the last words that have one: “the meeting went well but i'm tired” is hard. What is grave is so anywhere. */
export function remarkTone(line: string): RemarkTone {
  const words = line
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const found = (isAboutMe(words) && lastOf(words, OF_THE_ASSISTANT)) || lastOf(words, OF_GRIEF) || lastOf(words, TONES)
  return found || 'plain'
}

/** “You're kind”, “i like this app”, “thank god for you”. */
const isAboutMe = (words: readonly string[]): boolean =>
  words.some((_, at) => [1, 2, 3].some((length) => aboutMe.has(words.slice(at, at + length).join(' '))))

/** The last phrase of any tone, the longest where several begin there. */
function lastOf<Tone extends RemarkTone>(
  words: readonly string[],
  tones: readonly (readonly [Tone, ReadonlySet<string>])[],
): RemarkTone | null {
  // “Well, …”, “great, another one”: the first of several words is a sigh.
  const first = words.length > 1 && SIGHS.test(words[0] ?? '') ? 1 : 0
  for (let at = words.length - 1; at >= first; at--)
    for (let length = LONGEST_PHRASE; length > 0; length--) {
      const phrase = words.slice(at, at + length).join(' ')
      const [found] = at + length <= words.length ? (tones.find(([, phrases]) => phrases.has(phrase)) ?? []) : []
      if (found) return isNegated(words, at) ? (OPPOSITES[found] ?? found) : found
    }
  return null
}

/** “Not so good” and “never any fun”: up to two words before. */
const isNegated = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - 2), at).some((word) => negations.has(word))

const OPPOSITES: Partial<Readonly<Record<RemarkTone, RemarkTone>>> = { good: 'hard', hard: 'plain', praise: 'blame' }

const SIGHS = /^(?:well|great|good|nice|lovely|brilliant|fun|fantastic|mad|bad)$/
