// Whom a title concerns: the one who is called, asked or written to, or an office it names.
import { ARTICLE, lowerFirst } from './articles.ts'
import { addressRelative, isRole } from './lexicon.ts'
import { endsWord, head, phraseAfter } from './title-cut.ts'
import { shorten, stem, type Word, wordsOf } from './words.ts'

const TALK = new Set(
  'email mail call phone ring text message ask tell write reply answer respond contact invite meet visit thank remind apologise apologize talk speak forward send'.split(
    ' ',
  ),
)
const CARRIERS =
  /^(?:(?:an?|the|my) )?(?:(?:(?:thank[- ]you|birthday|christmas|sympathy|greeting|cold|follow[- ]up|short|quick|kind) )?(?:notes?|cards?|letters?|e-?mails?)|(?:birthday|wedding|christmas|leaving|anniversary|thank[- ]you|kind|short|quick|nice) messages?|e-?mails?|mails?|messages?|letters?|notes?|cards?|back|up)(?= |$)\s*/iu
/** “the release email” is what is written, and reads nothing. */
const IS_CARRIER =
  /^(?!.*['’]s$)(?:(?:the|an?|my|our) )?.*\b(?:e-?mails?|letters?|newsletters?|messages?|texts?|posts?|tweets?|memos?|announcements?|thank[- ]yous?|thanks|cards?|invites|invitations)$/iu
/** “Ask for a raise”, “ask whether”, “reply to all comments”: no person is named. */
const NOBODY =
  /^(?:out|round|off|up|down|her|him|them|it|us|me|after|before|from|of|with|all|every|each|these|those|for|about|if|whether|why|how|what|when|where|that|on|at|in)(?=\s|$)/iu

/** The person, as a step names them; undefined where the title names none. */
export function whoOf(text: string, words: readonly Word[]): string | undefined {
  const beside = phraseAfter(
    text,
    /\s(?:with|to)\s+((?:Dr|Mrs?|Ms|Miss|Prof)\.? \p{Lu}\p{L}+|\p{Lu}\p{L}+|(?:my |the )?\p{L}+)(?=\s|$)/u,
  )
  const verb = words[0]
  if (verb && verb.start === 0 && endsWord(text, verb) && TALK.has(verb.text.toLowerCase())) {
    const rest = text.slice(verb.end).trim().replace(CARRIERS, '')
    const several = / to ((?:the |my |our )?\p{Ll}+ \p{Ll}{3,}s)$/u.exec(text)?.[1]
    if (several !== undefined && GIVES.test(verb.text) && !/^to /u.test(rest)) return named(several)
    // “Write condolences to the Meyers”: the Meyers are the recipient.
    if (beside && GIVES.test(verb.text) && !/^(?:to |\p{Lu})/u.test(rest)) return named(beside)
    const person =
      /^(?:to |with )?(.+?)(?=\s(?:about|regarding|re|for|to|because|on|at|in|with|that|and|if|whether|how|why|i|i'm|i'll|i've|we|my|our|back|from|before|by)(?:\s|$)|\s[–-]|[,:;]|$)/iu
        .exec(rest)?.[1]
        ?.trim()
        // “Email supervisor draft chapter”: what is sent stands behind.
        .replace(SENT, '')
        // “Tom happy birthday” is Tom, “Ben's message” is Ben.
        .replace(/(?<=^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)\s\p{Ll}.*$/u, '')
        .replace(/['’]s(?: (\p{L}+))?$/u, (all, owned: string | undefined) =>
          owned !== undefined &&
          (addressRelative(owned) !== undefined || isRole(stem(owned)) || THEIR_PEOPLE.test(owned))
            ? all
            : '',
        )
    const sender = FROM_SOMEBODY.exec(rest)?.[1]
    if (sender !== undefined) return named(head(sender))
    if (person && wordsOf(person).length <= 3 && !NOBODY.test(person) && !IS_CARRIER.test(person)) return named(person)
    const first = wordsOf(rest)[0]?.text ?? ''
    if (addressRelative(first) ?? isRole(first)) return named(first)
  }
  const reader = CARRIED_TO.exec(text)?.[1]
  if (reader !== undefined) return named(reader)
  const told = TOLD.exec(text)?.[1]
  if (told !== undefined) return named(told)
  const last = wordsOf(beside ?? '').at(-1)
  if (beside && last && (isRole(last.stem) || addressRelative(last.text) || /^\p{Lu}/u.test(beside)))
    return named(beside)
  const role = words.find((word) => isRole(word.stem))
  return role && named(role.text.replace(/['’]s?$/u, ''))
}

/** “stewardship letter to the Whitaker Trust”, “terminology query to the client”: who reads it. */
const CARRIED_TO =
  /^(?:\p{L}[\p{L}-]* ){0,3}(?:letters?|e-?mails?|messages?|query|queries|questions?|notes?|reply|invites?|invitations?) to ((?:the |our |my )?\p{L}+(?: \p{L}+)?)(?= (?:about|regarding|for|on|with|that|asking|before|by|from) |$)/u

/** “nag Pete about the skip”, whatever one does: Pete hears of it. */
const TOLD = /^\p{Ll}+ (\p{Lu}\p{L}+) (?:about|regarding) /u

/** “Liam's parents” are written to, not Liam. */
const THEIR_PEOPLE = /^(?:parents?|mother|father|family|grandparents?|carers?|guardians?|children|assistant|office)$/iu

/** Things that are sent, behind the name of somebody. */
const SENT =
  /(?<=^\p{L}.*)(?: (?:the|a|an|my|our|his|her|draft|final|new|signed|updated))* (?:agenda|reports?|notes|draft|chapter|essay|photos?|slides|invoice|link|minutes|details|address|number|cv|form|receipts?|update|timetable|directions|recipe|list|rota|plan|quote|contract|documents?)$/iu

/** “Email photos to Bev”: the photos read no mail. */
const GIVES = /^(?:write|send|forward|e-?mail|mail|text|message|read|sing|give|show|bring)$/iu

/** “to the complaint from Mr Jones”: the complaint reads no mail. */
const FROM_SOMEBODY =
  /^(?:to )?(?:the |an? |that |this |my |his |her )?(?:\p{L}+ )?(?:complaint|e-?mail|letter|message|invitation|invite|question|query|enquiry|comment|text|note|offer|request|review|dm)s? from (.+)$/iu

/** A role takes “the”; a name, and words with a determiner, stay. */
function named(person: string): string {
  const words = wordsOf(person)
  const last = words.at(-1)
  const relative = words.length === 1 ? addressRelative(person) : undefined
  const isOffice = isRole(last?.stem ?? '') && !ARTICLE.test(words[0]?.text ?? '') && !/^\p{Lu}{2,}$/u.test(person)
  // “my supervisor” is theirs.
  if (relative !== undefined || !isOffice) return relative ?? shorten(person.replace(/^(?:my|our) (?=\S)/iu, 'your '))
  const isName = words.length > 1 && /^\p{Lu}/u.test(last?.text ?? '')
  return shorten(isName ? person : `the ${lowerFirst(person)}`)
}
