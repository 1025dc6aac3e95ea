// Carriers are words around the title: "remind me to …", "can you put … on my shopping list". They are removed; the
// line as typed stays in the task's metadata.
import { readWordLists } from './data-files.ts'
import { fromList } from './list-carriers.ts'
import { dateMentions } from './mentions.ts'

/** A line without its carrier. */
export interface CarrierResult {
  /** The title with its date; '' if there is none ("set a reminder"). */
  readonly rest: string
  /** Whether there was a carrier. */
  readonly isCarried: boolean
  /** A reminder was requested, so a missing time is asked for. */
  readonly isReminder: boolean
  /** Names of lists, as tags: "shopping". The plain to-do list has none. */
  readonly tags: readonly string[]
}

/**
 * Removes carriers: "please remind me to call mum friday" → "call mum friday"; "add eggs to my shopping list" → "eggs",
 * tag "shopping". Words that could be the title stay.
 * @param isAdded it followed a word that adds, so that "eggs to my shopping list" suffices
 */
export function stripCarrier(line: string, isAdded = false): CarrierResult {
  const typed = line.trim()
  if (typed.length > LONGEST) return { rest: typed, isCarried: false, isReminder: false, tags: [] }
  const tags: string[] = []
  const unurged = typed.replace(ASIDE, '')
  let rest = unurged.replace(URGE, '')
  let isReminder = rest !== unurged
  for (let turn = 0; turn < 4; turn++) {
    const before = rest
    for (const carrier of CARRIERS) {
      const match = carrier.pattern.exec(rest)
      if (!match) continue
      const next = rest.slice(match[0].length).trim()
      const kept = carrier.keeps === undefined ? next : `${carrier.keeps} ${next}`.trim()
      if (carrier.needsDate && !hasDate(kept)) continue
      if (carrier.needsWord && !/^(?:\p{Ll}|\d)/u.test(kept)) continue
      rest = kept
      isReminder ||= carrier.isReminder === true
      break
    }
    const listed = fromList(rest, isAdded && turn === 0)
    if (listed) {
      rest = listed.rest
      if (listed.tag !== '' && !tags.includes(listed.tag)) tags.push(listed.tag)
    }
    if (rest === before) break
  }
  const isCarried = rest !== typed
  if (isCarried)
    rest = rest
      .replace(/[ ,]*\b(?:please|pls|thanks|thank you|for me|ok|also|as well)[?.!]*$/i, '')
      .replace(/^[:,-]\s*/, '')
  return { rest: rest.trim(), isCarried, isReminder, tags }
}

/** The text without the thanks or the “please” at its end. */
export const withoutClosing = (text: string): string =>
  text.replace(/(?<=\S)[ ,]+(?:please|pls|plz|thanks|thank you|thx|ty|cheers|lol|haha)[?.!]*$/i, '')

/** “Oh and one more thing, …”: says only that a wish follows. */
const ASIDE =
  /^(?:(?:nvm|never ?mind|oh|also|and|ok|okay|wait|right|so|actually|ah|yes|no|sorry)[, ]+)*(?:(?:just )?one (?:more|last|other|final) thing|another thing|(?:the )?next (?:thing|one|up)|(?:one )?last thing|(?:i )?almost forgot|before i forget|i forgot to say|quick one|note(?: to self)?|btw|by the way|ps)\s*[:,–-]+\s*(?=\S)/i

/** “…, don't let me forget” behind the thing. Not “that I don't forget”, which says how something is done. */
const URGE =
  /(?<=\S{3}|\S \S{1,2})[ ,;.–—-]+(?:(?:and|so|but|please|pls)[, ]+)*(?:(?:don[’']?t|do not) (?:let me )?forget(?: it| that| this| about it| to remind me)?|(?:i )?(?:mustn[’']?t|must not|can[’']?t|cannot) forget(?: it| that| this| about it)?|i (?:keep|keep on|always|kept|just keep) (?:putting (?:it|that) off|put (?:it|that) off|forgetting(?: it| to)?|forget(?: it| to)?|avoiding it|avoid it)|so (?:that )?i (?:don[’']?t|won[’']?t) forget(?: it)?)(?: pls| please| this time| again)?[.!]*$/i

const LONGEST = 600

interface Carrier {
  readonly pattern: RegExp
  readonly isReminder?: boolean
  /** A word that stays in front: an alarm is the thing itself. */
  readonly keeps?: string
  /** Only before a date: "schedule a meeting with the officiant" is a task. */
  readonly needsDate?: boolean
  /** Only before a word that is no name. */
  readonly needsWord?: boolean
}

const POLITE =
  "(?:(?:hey|hi|hello|ok|okay|please|pls|kindly|so|also|and|oh|um|olly|alexa|siri|google|proxy),? +)*(?:(?:can|could|would|will) (?:you|u) (?:please |pls |kindly |also )?|i[’']?d like (?:you )?to |i would like (?:you )?to |i (?:want|need) you to |if you could |go ahead and )?(?:please )?"
const A = '(?:a |an |another |one |the |my )?(?:new )?'

/** Begins an act: behind “I will” and the like only these open a task, since “I will survive” is a name. */
const ACT = `(?=(?:${(readWordLists('language/english/words.txt').get('act') ?? []).join('|')})\\b)`
/** Words that are said while one thinks. */
const FILLERS =
  '(?:(?:ok|okay|so|um+|uh+|uhm|erm|hm+|oh|ah|well|right|also|and|but|ugh|anyway|alright|yeah|now|then)[,.]? +)*(?:i (?:think|guess|suppose|feel like),? )?(?:i was (?:just )?thinking,? (?:that )?(?:maybe )?)?'
const THINKING = '(?:(?:ok|okay|so|um+|uh+|hm+|oh|well|right|also|and|but|ugh|anyway|alright|hey|yeah)[,.]? +)+'
/** What one says before the thing one has to do. */
const WISH = '(?:need to|have to|has to|ought to|got to|gotta|must|should)'
const OFTEN = '(?:like |really |just |also |still |finally |probably |quickly |now )?'

const CARRIERS: readonly Carrier[] = (
  [
    ['(?:um+|uh+|uhm|erm|er|hmm+)[,.]?', {}],
    // “Long day, remind me to call the vet”: what stands before only leads to it, unless a pronoun points back to it.
    [
      '[^,;.!?]{2,80}[,;.!]+ (?:so |and |but |can you |could you |would you |please |pls )*remind me (?:to|about)(?!.*\\b(?:it|her|him|them|that|this|they|he|she|there)\\b)',
      { isReminder: true },
    ],
    // “Ugh the car again, need to book the MOT”: what is sighed only leads to it, too.
    [
      `(?:ugh|argh|aargh|god|oh god|gosh|damn|dammit|bloody hell|omg|oh no|oh dear|typical|honestly|oh|ah)\\b[^,;.!?]{2,60}[,;.!]+ (?:so |and |i |we |really |just )*(?:need to|have to|must|gotta|got to|should|ought to|better) ${ACT}(?!.*\\b(?:it|her|him|them|that|this|they|he|she|there)\\b)`,
      {},
    ],
    // “Off to bed, wake me up at 8”.
    ['[^,;.!?]{2,80}[,;.!]+ (?:so |and |but |can you |could you |would you |please |pls )*(?=wake me)', {}],
    // “and at 9 to call mum”: a further reminder.
    [
      '(?:and|also|plus|oh and|and then)[,:]? (?=(?:at|on|by|in|tomorrow|tonight|next)\\b.* to [a-z])',
      { isReminder: true },
    ],
    // “Dont forget i said id call nan”: what was promised is to be done.
    [
      `(?:(?:dont|don[’']t|do not) forget,? |remember,? |(?:oh|and|also|so|btw),? )*(?:that )?(?:i|we) (?:said|promised|told (?:him|her|them|mum|mom|dad|everyone|everybody|(?:my |the )?\\p{L}+)|agreed|swore)(?: that)? (?:i|we)(?:[’']?d|[’']?ll| would| will| could| was going to| were going to| am going to) ${ACT}`,
      {},
    ],
    [
      `(?:(?:dont|don[’']t|do not) forget,? |remember,? |(?:oh|and|also|so|btw),? )*(?:i|we) (?:promised|agreed|swore) (?:(?:him|her|them|mum|mom|dad|nan|gran|everyone|everybody) )?to ${ACT}`,
      {},
    ],
    // “Remind me drink water”, as one says it who learnt English later.
    [`${POLITE}(?:please )?remind me ${ACT}`, { isReminder: true }],
    // What ties a thought to the one before: “also pick up the parcel”.
    [`(?:(?:and|oh|also|plus|then|so|btw|ps|and then|as well as)[,:]? +)+${ACT}`, {}],
    ['so,? (?=(?:the|my|our) |\\p{L}+ is due\\b)', {}],
    // “and also to answer the mail”: goes on with a wish.
    [`(?:(?:and|also|then|plus),? )+to (?!do\\b)${ACT}`, {}],
    // “and a stamp”, “oh and calpol”: a further thing, unless a name begins so.
    ['(?:oh,? )?and(?: also| then)?[,:]?|oh,?', { needsWord: true }],
    // “Before that I gotta find the brief”: what it comes before is known.
    ['(?:(?:but|and) )?(?:before|after) (?:that|this|then),?(?= (?:i|we|need|gotta|have)\\b)', {}],
    ['also[,:]?(?! (?:sprach|known)\\b)', { needsWord: true }],
    ['(?:actually|ooh+|whatever|anyway|oh yeah|oh and)[,:]?(?: also)?', { needsWord: true }],
    [
      'i (?:keep|keep on|always|still)(?: on)? (?:putting off|put off|avoiding|avoid|forgetting|forget)(?: to| about)?(?= (?:the|my|our) )',
      {},
    ],
    // With a thing it is to do; “I keep forgetting to eat” is said of oneself.
    [
      `i (?:keep|keep on)(?: on)? forgetting to ${ACT}(?=[a-z]+ (?:up |out |back )?(?:the|my|our|his|her|mum|mom|dad)\\b)`,
      {},
    ],
    ['plus[,:]? (?=(?:an?|the|my|some|our|his|her|more|another) )', {}],
    // “Remind me when I get home to feed the cat”: no moment that can be known, but a reminder all the same.
    [
      `${POLITE}remind me (?=(?:(?:when|whenever|once|as soon as|next time|every time) (?:i|we)|on (?:my|pay ?day))\\b.* to [a-z])`,
      { isReminder: true },
    ],
    [`(?:i|we)(?:[’']?ve| have)? (?:completely |totally |nearly |almost )?(?:forgot|forgotten|forget) to ${ACT}`, {}],
    [
      `${FILLERS}(?:(?:i|we)(?:[’']?ll| will)(?: need to| have to)?|(?:i|we) ${OFTEN}(?:need to|have to|ought to|should|must(?: to)?|want to|wanna|gotta|better|[’']?d better)|(?:i[’']?m|i am|we[’']?re|we are) (?:going to|gonna)|(?:i|we)(?:[’']?d| had) better|(?:i|we)[’']?(?:ve)? (?:have )?got(?:ta| to)|gonna|gotta|going to|wanna|let[’']?s|let us|(?:i[’']?d|i would) like to|must|have to|has to be|(?:it[’']?s |it is )?time to|make sure (?:that )?(?:i|we)|i still) ${OFTEN}${ACT}`,
      {},
    ],
    [`${POLITE}(?:please )?(?:to )?(?:remind|rember|remember) me (?:to|too|for|for to) ${ACT}`, { isReminder: true }],
    [`${FILLERS}(?:remind me )?(?:that )?(?:i|we) (?:have|need|must|got) to ${ACT}`, {}],
    ['(?:please )?remember (?:that )?(?:i|we) (?:have|need|got) to', {}],
    ['(?:a |just a )?(?:quick|little|small|friendly|gentle) reminder(?: to\\b|:)', { isReminder: true }],
    [`(?:don[’']?t|do not|dont) forget (?:to |about )?(?:the |my )?(?=[a-z])(?!(?:me|it|that|this|to|about)\\b)`, {}],
    [`${POLITE}(?:remind|rember|remember) me (?:again )?(?:to|about|of|that)\\b`, { isReminder: true }],
    [
      `${POLITE}(?:don[’']?t|do not|dont) (?:let me |you )?forget (?:to remind me )?(?:to|about|of|that)\\b`,
      { isReminder: true },
    ],
    [`${POLITE}(?:make sure|see to it) (?:that )?i (?:don[’']?t forget|remember) to\\b`, { isReminder: true }],
    [`${POLITE}help me (?:to )?remember (?:to|about|that)?\\b`, { isReminder: true }],
    [
      `${POLITE}(?:set|make|create|add|give me|send me|put|schedule|i need|i want|i[’']?d like) ?(?:up |in )?(?:me )?${A}(?:reminder|notification|alert)s? (?:for me )?(?:to|for|about|that|of|on|saying|called)\\b`,
      { isReminder: true },
    ],
    ['(?:a )?reminder(?: to\\b|:)', { isReminder: true }],
    // “reminder at 5 to leave”: the time stands before the thing.
    [
      '(?:a |an )?(?:reminder|alert)(?= (?:at|on|in|for|by|before|tomorrow|today|tonight|this|next|every|mon|tue|wed|thu|fri|sat|sun)\\S*\\b.* (?:to|about|that) [a-z])',
      { isReminder: true, needsDate: true },
    ],
    // “Write it down: …”, “note this: …”.
    [
      `${POLITE}(?:(?:write|note|jot|put|take) (?:it|this|that) down|(?:write|note|keep|save) (?:it|this|that)|note|noted|remember this|remember that)(?: please| for me)? ?[:–-]`,
      {},
    ],
    [
      `${POLITE}(?:i (?:really |just |also |still )?(?:must|need to|have to|should) |must |need to )?remember to\\b`,
      {},
    ],
    [
      `${FILLERS}(?:i (?:really |just |also |still )?(?:need|have|ought) to|i(?:[’']?ve| have)? got to|i(?:[’']?ve)? gotta|i (?:really |just |also |still )?(?:must|should)) (?!know\\b|be\\b|say\\b)(?:also |really )?`,
      {},
    ],
    [`${FILLERS}(?:need to|have to|gotta) (?!know\\b|be\\b)(?=[a-z]+ [a-z])`, {}],
    // “also need to: a, b”: the list follows.
    [`${FILLERS}(?:(?:i|we) )?(?:(?:still|also|just) )?(?:need|have|got|want) to(?: do)?:`, {}],
    // “ok so tomorrow I have to …”: a moment stands before the wish.
    [`${THINKING}(?=\\S+(?: \\S+){0,3} (?:i|we)(?:[’']ll)? (?:really |just |also |still )?${WISH} )`, {}],
    // “I've got a meeting at 3pm tomorrow”.
    [
      `${FILLERS}(?:i|we)(?:(?:[’']?ve| have)(?: got)?| got) (?:also |another )?(?:an? |the |my |our |this )(?=[a-z])`,
      { needsDate: true },
    ],
    [`${POLITE}help me (?:to )?${ACT}`, {}],
    ['note to self(?: to\\b|[:,]| -)?', {}],
    ['(?:to-?do|to do|task|tasks|todos):', {}],
    [`(?:to-?do|task) ${ACT}`, {}],
    [`${POLITE}(?:add|create|make|new) ${A}(?:task|to-?do|to do|item)(?: called| named| to\\b|:)`, {}],
    [`${POLITE}(?:mark|block)(?: off| out)? (?:my|the|our) (?:calendar|diary|schedule) for(?: an?\\b| the\\b)?`, {}],
    [
      `${POLITE}(?:create|add|make|schedule|set(?: up)?|put|enter) ${A}(?:calendar )?(?:event|entry)(?: in| on| to)?(?: (?:my|the) calendar)?(?: reminder)?(?: for| called| named| titled| of|:)`,
      {},
    ],
    [
      `${POLITE}(?:schedule|set up|set|add|create) (?:me )?(?:a |an |my |the )(?=(?:[a-z]+ )?(?:meeting|appointment|call|lunch|dinner|event|party)\\b)`,
      { needsDate: true },
    ],
    [
      `${POLITE}(?:set|make|create|put|add|i need|i want) ?(?:up |on )?(?:me )?${A}(?:wake[- ]?up )?alarm(?: clock)?(?= (?:for|at|on|to|in|tomorrow|every)\\b)(?: (?:for|to)\\b)?`,
      { keeps: 'alarm', needsDate: true },
    ],
    [`${POLITE}wake me(?: up)?(?= (?:at|in|by|tomorrow|on|every)\\b)`, { keeps: 'wake up', needsDate: true }],
    // Politeness only: "could you please …" before a plain title.
    ['(?:please|pls|kindly)(?= (?:add|put|place|stick|include|schedule|note|keep)\\b)', {}],
    ['(?:please|pls) (?:can|could|would|will) you (?:please )?(?=add|put|place|stick|include|schedule)', {}],
    ['(?:can|could|would|will) you (?:please |also )?(?=add|put|place|stick|include|schedule|mark)', {}],
  ] satisfies readonly (readonly [string, Omit<Carrier, 'pattern'>])[]
).map(([pattern, more]) => ({ pattern: new RegExp(`^(?:${pattern})(?=\\s|$|\\b)`, 'i'), ...more }))

const hasDate = (text: string): boolean => dateMentions(text).length > 0

/** “Remind me in january to …”: the month stands between the wish and what it is about. */
export const remindsInMonth = (line: string): boolean =>
  /\bremind me (?:in|next|early in|at the start of) (?:january|february|march|april|may|june|july|august|september|october|november|december) (?:to|about|that)\b/i.test(
    line,
  )
