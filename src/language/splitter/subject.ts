// Parses a title: verb, object, person and topic, as slots for templates.

import { inPlural, isPlural, thingSlotOf } from './agreement.ts'
import { ARTICLE, LOOSE, lowerFirst, withArticle } from './articles.ts'
import { addressRelative, faultOf, isCommon, isParticle, isVerb } from './lexicon.ts'
import { isTradeVerb } from './noun-kinds.ts'
import type { WordingPattern } from './recipe.ts'
import { endsWord, head, phraseAfter } from './title-cut.ts'
import { plainForm, withoutHeading } from './title-forms.ts'
import { whoOf } from './who.ts'
import { cleanTitle, shorten, type Word, wordsOf } from './words.ts'

/**
 * `title` the whole, in quotes · `whole` without its verb, with an article · `thing` the same up to “for”, “about” ·
 * `several` the thing where it is several · `bare` without article · `who` the person concerned · `for`, `topic`, `aim` what follows “for”, “about”, “to” ·
 * `sent` what somebody is sent: “text Joe the address” · `wish` what somebody is asked to do · `receiver` who gets a gift:
 * “Dad” of “for Dad's 70th” · `program` the program or page one works in · `act` verb and thing: “frame the drawings” · `state`, `fault` a household fault ("damp",
 * "damp wall").
 */
export type Slot =
  | 'title'
  | 'whole'
  | 'thing'
  | 'bare'
  | 'several'
  | 'act'
  | 'who'
  | 'for'
  | 'topic'
  | 'aim'
  | 'sent'
  | 'wish'
  | 'receiver'
  | 'program'
  | 'state'
  | 'fault'

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
/** Parses a title of any language. Slots hold at most 40 characters each; missing parts have no slot. */
export function readTitle(title: string): Subject {
  const text = strip(title)
  const words = wordsOf(text)
  const { verb, rest } = objectOf(text, words)
  const bare = head(rest).replace(DONE, '').replace(LEFT_BEHIND, '')
  const thing = bare === '' ? undefined : withArticle(bare)
  const who = whoOf(text, words)
  const forWhat = phraseAfter(text, /\sfor\s+(.+)$/iu)
  const fault = words.map((word) => faultOf(word.stem)).find((found) => found !== undefined)
  const slots: Slots = {
    title: `“${shorten(text === '' ? 'this' : text).replace(/[“”"„«»]/gu, '’')}”`,
    whole: rest === '' ? undefined : withArticle(rest),
    thing,
    act: verb === '' || thing === undefined ? undefined : `${verb} ${thing}`,
    bare: bare === '' ? undefined : shorten(lowerFirst(bare).replace(/^(?:an?|the|some|my|our) (?=\S)/iu, '')),
    who,
    for: forWhat,
    receiver: forWhat?.replace(OCCASION, ''),
    topic:
      phraseAfter(text, /\s(?:about|regarding|re|concerning|because of)[\s:]+(.+)$/iu) ??
      (ASKS.test(words[0]?.text ?? '') ? forWhat : undefined),
    sent: sentOf(verb, text, thing, who),
    wish: phraseAfter(text, /^ask .+?\sto\s+(\p{Ll}.+)$/u),
    aim: phraseAfter(text, /^\S+ .+?\sto\s+(\p{Ll}.+)$/u),
    program: programOf(text),
    state: fault?.state,
    fault: fault?.thing,
  }
  return { text, words, slots }
}

/** The first template whose slots are all present, filled; undefined if there is none. */
export function fillTemplate(say: WordingPattern, slots: Slots): string | undefined {
  for (const text of say) {
    let complete = true
    const thing = slotValue(slots, thingSlotOf(text))
    const filled = (thing !== undefined && isPlural(thing) ? inPlural(text) : text).replace(
      /\{(\w+)\}/g,
      (_, name: string) => {
        const value = name === 'several' ? severalOf(slots) : slotValue(slots, name)
        if (value === undefined) complete = false
        return value ?? ''
      },
    )
    if (complete) return filled
  }
  return undefined
}

/** The thing where it is several; looked at only where a step asks. */
const severalOf = ({ thing }: Slots): string | undefined => (thing !== undefined && isPlural(thing) ? thing : undefined)

const slotValue = (slots: Slots, name: string | undefined): string | undefined =>
  name === undefined ? undefined : Object.entries(slots).find(([slot]) => slot === name)?.[1]

/** “in Lokalise”, “from the portals”: no day, and no word that is written small elsewhere. */
const PROGRAM =
  /\s(?:(?:in|on|into|onto|via|using|through) (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(\p{Lu}\p{L}*\p{Ll}\p{L}*)|(?:in|on|into|onto|via|using|through|from|off) ((?:the )?(?:\p{L}+ )?(?:portals?|system|app|spreadsheet|tracker|crm|database|website|cms|intranet|dashboard|platform)))$/u
const programOf = (text: string): string | undefined => {
  const [, name, page] = PROGRAM.exec(text) ?? []
  return name ?? page
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
  const isOfTrade = (): boolean => isTradeVerb(verb.text) || isTradeVerb(`${verb.text} ${next?.text ?? ''}`)
  if (!isVerb(verb.text) && !isOfTrade() && !tells && !PHRASAL.test(text) && !TWOFOLD.test(text)) return whole
  // One packs a bag; its purpose has a slot of its own.
  if (/^pack for /i.test(text)) return { verb: 'pack', rest: '' }
  const isTwofold =
    next !== undefined &&
    words.length > 2 &&
    (isParticle(next.text) || TWOFOLD.test(text) || (!isVerb(verb.text) && isTradeVerb(`${verb.text} ${next.text}`)))
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
  /^(?:(?:deep|spring|steam|dry|hand)[- ]clean|(?:jet|pressure|hand|power|car)[- ]wash|double[- ]check|(?:bottle|hand|spoon)[- ]feed|batch[- ]cook|bubble[- ]wrap|proof[- ]read|air[- ]dry|touch up|price up|(?:hoof|foot) trim|affinity map|user test|smoke test|(?:torque|gas|visual|final|spot|stock) check|ear tag|hot glue|stock take|dry run|mail merge|top up|pump up|pot up|pot on|settle up|bulk buy|speed read|work on|work through|root cause|face up|file up|second fix|first fix) (?=\S)/iu
/** A noun that is a verb with its particle: “hand in the essay”. */
const PHRASAL =
  /^(?:(?:hand (?:in|over|out|back)|log (?:in|out)|mail out|time out|season) (?=\S)|\p{L}{3,} (?:out|up|off|down|away|over|through) (?=(?:an?|the|my|our|his|her|their|mrs?|ms|\p{L}+['’]s) \S))/iu

/** “mum”, “Mrs Lee”, “the cleaner”, “my boss” before another thing with its article. */
const RECEIVER = /^((?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{L}+|(?:the|my|our) \p{L}+) (?=(?:the|an?|my|our|some) \S)/u
/** “Send mum the photos”: the recipient is not the object. */
const GETS = /^(?:send|give|show|lend|bring|write|buy|make|read)$/iu

/** “Ask HR for a copy”: what follows is what it is about. */
const ASKS = /^(?:ask|beg|e-?mail|text|message|call|ring|phone)$/iu
const MAILS = /^(?:e-?mail|mail|text|message|send|forward)$/iu
/** What makes a person's day a gift's reason: “Dad's 70th” is Dad. */
const OCCASION = /['’]s? (?:\p{L}+ )?(?:\d+(?:st|nd|rd|th)|birthday|wedding|christening|graduation|leaving do)$/iu

/** “text Joe the address”, “email the minutes to the team”. */
function sentOf(verb: string, text: string, thing: string | undefined, who: string | undefined): string | undefined {
  if (!MAILS.test(verb)) return undefined
  const rest = text.slice(verb.length).trim()
  const receiver = receiverOf(rest)
  if (receiver !== '') return withArticle(head(rest.slice(receiver.length + 1)))
  return who !== undefined && /\sto\s/iu.test(rest) && !thing?.endsWith(wordsOf(who).at(-1)?.text ?? '')
    ? thing
    : undefined
}

function withoutReceiver(verb: string, rest: string): string {
  const receiver = GETS.test(verb) ? receiverOf(rest) : ''
  return receiver === '' ? rest : rest.slice(receiver.length + 1)
}

/** Who stands before another thing with its article; '' for nobody. */
function receiverOf(rest: string): string {
  const [, receiver = ''] = RECEIVER.exec(rest) ?? []
  const isSomebody = addressRelative(receiver) !== undefined || (/^\p{Lu}\p{Ll}/u.test(receiver) && !isCommon(receiver))
  const isOthers =
    receiver !== '' &&
    !isParticle(receiver) &&
    !LOOSE.test(receiver) &&
    !/^(?:all|some|any|both|every|each)$/iu.test(receiver) &&
    (receiver.includes(' ') || !ARTICLE.test(receiver))
  return isSomebody || isOthers ? receiver : ''
}

/** Words at the end that belong to the verb: “get the bike fixed”, “take the cake out”. */
const DONE =
  / (?:together|apart|ready|upstairs|downstairs|out|up|off|down|away|back|over|fixed|repaired|cleaned|checked|done|sorted|online|renewed|serviced|framed|translated|sharpened|altered|printed|removed|trimmed|cut|painted)$/iu
/** “reconcile Barclays to”, of which the day was taken. */
const LEFT_BEHIND = / (?:to|by|for|on|at|from|until|before)$/iu
/** Words before “the” that are no verb: “for the kids”, “all the boxes”, “gift for the boss”. */
const NO_VERB =
  /^(?:for|to|in|on|at|by|with|from|of|about|over|under|after|before|into|through|all|both|half|what|which|who|how|why|when|where|is|are|was|and|or|but|not|only|more|re)$/iu
