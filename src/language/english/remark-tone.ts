// How something was told, so that its answer fits: bad news is not met like good news, nor a headache like a late bus. The words
// stand in `remark-tone.txt`.
import { wordSetsOf } from '../data-files.ts'
import { namesMortal } from './wanting.ts'

/** `praise` and `blame` are of the assistant. */
export type RemarkTone = 'grave' | 'hard' | 'good' | 'annoying' | 'body' | 'praise' | 'blame' | 'plain'

const phrasesOf = wordSetsOf('language/english/remark-tone.txt')
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
    .replaceAll(/\b(i|he|she|we)['’`]ll\b/g, '$1 will')
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const found =
    (isAboutMe(words) && lastOf(words, OF_THE_ASSISTANT)) ||
    (!(DIED.test(line) && namesMortal(words)) && lastOf(words, OF_GRIEF)) ||
    lastOf(words, TONES)
  return found || 'plain'
}

/** “My scanner died twice” is no grief. */
const DIED = /\b(?:died|dead|dying|death)\b/i

/** “You're kind”, “i like this app”, “thank god for you”. */
const isAboutMe = (words: readonly string[]): boolean =>
  words.some((_, at) => [1, 2, 3].some((length) => aboutMe.has(words.slice(at, at + length).join(' '))))

/** The last phrase of any tone, the longest where several end there. */
function lastOf<Tone extends RemarkTone>(
  words: readonly string[],
  tones: readonly (readonly [Tone, ReadonlySet<string>])[],
): RemarkTone | null {
  // “Well, …”, “great, another one”: the first of several words is a sigh; “good craic” says more.
  const first = sighsOf(words)
  for (let end = words.length; end > first; end--)
    for (let at = Math.max(0, end - LONGEST_PHRASE); at < end; at++) {
      const phrase = words.slice(at, end).join(' ')
      const [found] = tones.find(([, phrases]) => phrases.has(phrase)) ?? []
      if (found && !isModal(words, at)) return isNegated(words, at) ? (OPPOSITES[found] ?? found) : found
    }
  return null
}

/** “Not so good” and “never any fun”: up to two words before. */
const isNegated = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - 2), at).some((word) => negations.has(word))

const OPPOSITES: Partial<Readonly<Record<RemarkTone, RemarkTone>>> = { good: 'hard', hard: 'plain', praise: 'blame' }

/** “Oh well”, “great, another one”: how many words are no more than a sigh; “good” alone is none. */
function sighsOf(words: readonly string[]): number {
  const cries = words.findIndex((word) => !CRIES.test(word))
  const first = words[cries] ?? ''
  return SIGHS.test(first) && (words.length > cries + 1 || (cries > 0 && first === 'well')) ? cries + 1 : 0
}

/** “He better bring wine” is no good news. */
const isModal = (words: readonly string[], at: number): boolean =>
  words[at] === 'better' &&
  /^(?:i|he|she|they|we|you|it)$/.test(words[at - 1] ?? '') &&
  !/^(?:than|at|now|with|today)?$/.test(words[at + 1] ?? '')

const CRIES = /^(?:ah|oh|so|and|but|um|ugh|hm|aye)$/
const SIGHS = /^(?:well|ok|okay|alright|great|good|nice|lovely|brilliant|fun|fantastic|mad|bad)$/
