// Parses a title: verb, object, person and topic, as slots for templates.

import { ARTICLE, LOOSE, lowerFirst, withArticle } from './articles.ts'
import { addressRelative, faultOf, isCommon, isParticle, isRole, isVerb } from './lexicon.ts'
import type { WordingPattern } from './recipe.ts'
import { plainForm, withoutHeading } from './title-forms.ts'
import { cleanTitle, shorten, stem, type Word, wordsOf } from './words.ts'

/**
 * `title` the whole, in quotes · `whole` without its verb, with an article · `thing` the same up to “for”, “about” ·
 * `bare` without article · `who` the person concerned · `for`, `topic`, `aim` what follows “for”, “about”, “to” ·
 * `act` verb and thing: “frame the drawings” · `state`, `fault` a household fault ("damp", "damp wall").
 */
export type Slot = 'title' | 'whole' | 'thing' | 'bare' | 'act' | 'who' | 'for' | 'topic' | 'aim' | 'state' | 'fault'

/** Values of a title for the slots of a recipe. */
export type Slots = Partial<Record<Slot, string>>

/** A parsed title. */
export interface Subject {
  /** Removes bullets, emoji and “I need to”. */
  readonly text: string
  readonly words: readonly Word[]
  readonly slots: Slots
}

const LEAD =
  /^(?:please|(?:i )?(?:really )?(?:need|have|want|ought|got) to|i must|must|to[- ]?do:?|finally|remember to|try to|time to|let'?s|(?:finish|keep|keep on|continue|carry on|get on with|start|begin|go|try|crack on with)(?= \p{L}{3,}ing (?:the |my |a |an |up |out )?\p{L})|go and|go(?= (?:pick|buy|get|see|return|check|collect|fetch|drop|find|ask|talk) ))\s+/iu
const TALK = new Set(
  'email mail call phone ring text message ask tell write reply answer respond contact invite meet visit thank remind apologise apologize talk speak forward send'.split(
    ' ',
  ),
)
const CARRIERS =
  /^(?:(?:an?|the|my) )?(?:(?:(?:thank[- ]you|birthday|christmas|sympathy|greeting|cold|follow[- ]up|short|quick|kind) )?(?:notes?|cards?|letters?|e-?mails?)|(?:birthday|wedding|christmas|leaving|anniversary|thank[- ]you|kind|short|quick|nice) messages?|e-?mails?|mails?|messages?|letters?|notes?|cards?|back|up)(?= |$)\s*/iu
const CUT =
  /(?!^)\s(?:(?:about|regarding|re|for|before|by|because|so that|until|due|via|into|from|at|with|without|onto|near|using|if|when|while|after|during|under|behind|between|among|across)\s|(?:off|out of) (?:the|my|our|an?) |to (?:the|my|our|an?) |(?:on|in) |[Tt]o (?=\p{Lu})|(?<!\b(?:how|what|where|when|whether|way|ready) )to (?=\p{L}))/u
/** “Ask for a raise”, “ask whether”, “reply to all comments”: no person is named. */
const NOBODY =
  /^(?:out|round|off|up|down|her|him|them|it|us|me|after|before|from|of|with|all|every|each|these|those|for|about|if|whether|why|how|what|when|where|that|on|at|in)(?=\s|$)/iu
/** Parses a title of any language. Slots hold at most 40 characters each; missing parts have no slot. */
export function readTitle(title: string): Subject {
  const text = strip(title)
  const words = wordsOf(text)
  const { verb, rest } = objectOf(text, words)
  const bare = head(rest).replace(DONE, '')
  const thing = bare === '' ? undefined : withArticle(bare)
  const fault = words.map((word) => faultOf(word.stem)).find((found) => found !== undefined)
  const slots: Slots = {
    title: `“${shorten(text === '' ? 'this' : text).replace(/[“”"„«»]/gu, '’')}”`,
    whole: rest === '' ? undefined : withArticle(rest),
    thing,
    act: verb === '' || thing === undefined ? undefined : `${verb} ${thing}`,
    bare: bare === '' ? undefined : shorten(lowerFirst(bare).replace(/^(?:an?|the|some|my|our) (?=\S)/iu, '')),
    who: whoOf(text, words),
    for: after(text, /\sfor\s+(.+)$/iu),
    topic: after(text, /\s(?:about|regarding|re|concerning|because of)[\s:]+(.+)$/iu),
    aim: after(text, /^\S+ .+?\sto\s+(\p{Ll}.+)$/u),
    state: fault?.state,
    fault: fault?.thing,
  }
  return { text, words, slots }
}

/** The first template whose slots are all present, filled; undefined if there is none. */
export function fillTemplate(say: WordingPattern, slots: Slots): string | undefined {
  for (const text of say) {
    let complete = true
    const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.entries(slots).find(([slot]) => slot === name)?.[1]
      if (value === undefined) complete = false
      return value ?? ''
    })
    if (complete) return filled
  }
  return undefined
}

function strip(title: string): string {
  let text = cleanTitle(title)
    .replace(/^re-(?=\p{Ll}{3})/iu, 're')
    .replace(/^[^\p{L}\p{N}\p{M}\p{ExtPict}]+(?=.*[\p{L}\p{N}])/u, '')
    .replace(/^(?:[\p{ExtPict}\s]|\uFE0F|\u200D|\p{EMod})+(?=.*[\p{L}\p{N}])/u, '')
    .replace(/(?<=[\p{L}\p{N}\p{M}\p{ExtPict}])[\s.!?,;:…]+$/u, '')
  text = withoutLead(plainForm(withoutLead(text)))
  return withoutHeading(text)
}

function withoutLead(typed: string): string {
  let text = typed
  for (let shorter = text.replace(LEAD, ''); shorter !== text && shorter !== ''; shorter = text.replace(LEAD, ''))
    text = shorter
  return text
}

/** The verb with its particle, and the title without them: “Pick up the parcel” → “pick up”, “the parcel”. */
function objectOf(text: string, words: readonly Word[]): { readonly verb: string; readonly rest: string } {
  const [verb, next] = words
  const whole = { verb: '', rest: text }
  if (verb === undefined || verb.start > 0 || !endsWord(text, verb)) return whole
  // A word before “the” or “my” is a verb, even if unknown: “Reconcile the statements”.
  const tells = /^(?:an?|the|my|our)$/iu.test(next?.text ?? '') && !NO_VERB.test(verb.text)
  if (!isVerb(verb.text) && !tells && !PHRASAL.test(text) && !TWOFOLD.test(text)) return whole
  // One packs a bag; its purpose has a slot of its own.
  if (/^pack for /i.test(text)) return { verb: 'pack', rest: '' }
  const isTwofold = next !== undefined && words.length > 2 && (isParticle(next.text) || TWOFOLD.test(text))
  const from = isTwofold ? next : verb
  const rest = withoutReceiver(verb.text, text.slice(from.end).replace(/^[\s:,–-]+/u, ''))
  // “Sign up for the class” is about the class, “get the bike fixed” about the bike.
  const isAgain = /^back into /iu.test(`${next?.text ?? ''} ${rest}`)
  const act = text.slice(0, from.end).toLowerCase()
  if (isAgain || /^(?:back )?into (?=\S)/iu.test(rest))
    return { verb: act, rest: rest.replace(/^(?:back )?into /iu, '') }
  return {
    verb: act,
    rest: rest.replace(/^(?:for|to|on|with|at|about) (?=\S)/iu, from === verb ? '$&' : '').replace(DONE, ''),
  }
}

/** Two words that are one verb: “jet wash the patio”. */
const TWOFOLD =
  /^(?:(?:deep|spring|steam|dry|hand)[- ]clean|(?:jet|pressure|hand|power|car)[- ]wash|double[- ]check|(?:bottle|hand|spoon)[- ]feed|batch[- ]cook|bubble[- ]wrap|proof[- ]read|air[- ]dry|touch up|price up|top up|pump up|pot up|pot on|settle up|bulk buy|speed read) (?=\S)/iu
/** A noun that is a verb with its particle: “hand in the essay”. */
const PHRASAL =
  /^(?:(?:hand (?:in|over|out|back)|log (?:in|out)|mail out|time out|season) (?=\S)|\p{L}{3,} (?:out|up|off|down|away|over|through) (?=(?:an?|the|my|our|his|her|their) \S))/iu

/** “mum”, “Mrs Lee”, “the cleaner”, “my boss” before another thing with its article. */
const RECEIVER = /^((?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{L}+|(?:the|my|our) \p{L}+) (?=(?:the|an?|my|our|some) \S)/u
/** “Send mum the photos”: the recipient is not the object. */
const GETS = /^(?:send|give|show|lend|bring|write|buy|make|read)$/iu

function withoutReceiver(verb: string, rest: string): string {
  const [, receiver = ''] = RECEIVER.exec(rest) ?? []
  const isSomebody = addressRelative(receiver) !== undefined || (/^\p{Lu}\p{Ll}/u.test(receiver) && !isCommon(receiver))
  const isOthers =
    receiver !== '' &&
    !isParticle(receiver) &&
    !LOOSE.test(receiver) &&
    !/^(?:all|some|any|both|every|each)$/iu.test(receiver) &&
    (receiver.includes(' ') || !ARTICLE.test(receiver))
  return GETS.test(verb) && (isSomebody || isOthers) ? rest.slice(receiver.length + 1) : rest
}

/** Words at the end that belong to the verb: “get the bike fixed”, “take the cake out”. */
const DONE =
  / (?:together|apart|ready|out|up|off|down|away|back|over|fixed|repaired|cleaned|checked|done|sorted|online|renewed|serviced|framed|translated|sharpened|altered|printed|removed|trimmed|cut|painted)$/iu
/** Words before “the” that are no verb: “for the kids”, “all the boxes”, “gift for the boss”. */
const NO_VERB =
  /^(?:for|to|in|on|at|by|with|from|of|about|over|under|after|before|into|through|all|both|half|what|which|who|how|why|when|where|is|are|was|and|or|but|not|only|more|re)$/iu

function endsWord(text: string, word: Word): boolean {
  return word.end === text.length || /[\s:,]/u.test(text.charAt(word.end))
}

function head(text: string): string {
  const cut = CUT.exec(` ${text} `)
  return (cut ? text.slice(0, Math.max(0, cut.index - 1)) : text).trim()
}

function whoOf(text: string, words: readonly Word[]): string | undefined {
  const beside = after(
    text,
    /\s(?:with|to)\s+((?:Dr|Mrs?|Ms|Miss|Prof)\.? \p{Lu}\p{L}+|\p{Lu}\p{L}+|(?:my |the )?\p{L}+)(?=\s|$)/u,
  )
  const verb = words[0]
  if (verb && verb.start === 0 && endsWord(text, verb) && TALK.has(verb.text.toLowerCase())) {
    const rest = text.slice(verb.end).trim().replace(CARRIERS, '')
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
    if (person && wordsOf(person).length <= 3 && !NOBODY.test(person)) return named(person)
    const first = wordsOf(rest)[0]?.text ?? ''
    if (addressRelative(first) ?? isRole(first)) return named(first)
  }
  const last = wordsOf(beside ?? '').at(-1)
  if (beside && last && (isRole(last.stem) || addressRelative(last.text) || /^\p{Lu}/u.test(beside)))
    return named(beside)
  const role = words.find((word) => isRole(word.stem))
  return role && named(role.text.replace(/['’]s?$/u, ''))
}

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
  if (relative !== undefined || !isOffice) return relative ?? shorten(person)
  const isName = words.length > 1 && /^\p{Lu}/u.test(last?.text ?? '')
  return shorten(isName ? person : `the ${lowerFirst(person)}`)
}

function after(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)?.[1]
  return found === undefined || wordsOf(found).length === 0 ? undefined : shorten(head(found) || found)
}
