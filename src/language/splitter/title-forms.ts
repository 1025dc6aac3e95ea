// Brings a title as people type it into the form that families are written for: without fillers, times, brackets and
// headings, with abbreviations spelled out.
import { isImperative, isRole, isVerb } from './lexicon.ts'
import { stem, wordsOf } from './words.ts'

/** What people type before they say it: “ok so”, “ugh,”. */
const FILLER =
  /^(?:(?:ok|okay|so|um+|uh+|argh|ugh|hmm+|oof|also|and|just|finally|maybe|gonna|gotta|actually|basically|honestly|seriously|quickly|really)[,.!…]*|(?:well|right|oh|hey|now|then|yes|no|first|next)[,!…]+)\s+/iu

/** “pack light for Berlin” is packing: how it is done says nothing of the thing. */
const ADVERB =
  /^(\p{L}+) (?:quickly|properly|thoroughly|carefully|finally|light(?= for)|lightly|briefly|gently)\s(?=\p{L})/iu

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^ring[- ]fence(?=\s)/iu, 'ringfence'],
  [/(?<=\s)w\/o\s?/giu, 'without '],
  [/(?<=\s)w\/?\s(?=\S)|(?<=\s)w\/(?=\S)/giu, 'with '],
  [/(?<=\s)abt(?=\s)/giu, 'about'],
  [/(?<=\s)b4(?=\s)/giu, 'before'],
  [/(?<=\s)@(?=\s)/gu, 'at'],
  [/(?<=\s)re:?(?=\s)/giu, 'about'],
  [/(?<=\S)\s[&+]\s(?=\S)/gu, ' and '],
  [/(?<![\p{L}])appts?(?![\p{L}])/giu, 'appointment'],
  [/(?<![\p{L}])apps?ln(?![\p{L}])/giu, 'application'],
  [/(?<![\p{L}])bday(?![\p{L}])/giu, 'birthday'],
  [/(?<![\p{L}])xmas(?![\p{L}])/giu, 'Christmas'],
  [/(?<![\p{L}])pls(?![\p{L}])/giu, 'please'],
  [/(?<![\p{L}])rads(?![\p{L}])/giu, 'radiators'],
  [/(?<![\p{L}])mtgs?(?![\p{L}])/giu, 'meeting'],
  [/(?<![\p{L}])(?:pics|piccies)(?![\p{L}])/giu, 'photos'],
  [/(?<![\p{L}])pre(?:ss|zz)ies?(?![\p{L}])/giu, 'present'],
  [/(?<![\p{L}])accom(?![\p{L}])/giu, 'accommodation'],
]

const DAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|weds|today|tonight|tomorrow|tmrw|tmw|weekend|noon|midday|midnight|asap'
const CLOCK = String.raw`\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|half \d{1,2}`
const DATE = String.raw`the \d{1,2}(?:st|nd|rd|th)(?: of \p{L}+)?|(?<=\b(?:by|on|before|until|for) )\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th) (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*`
/** A day, an hour or a length at the end says when, not what. */
const TIMES = new RegExp(
  String.raw`[\s,]+(?:(?:by|before|after|on|for|until|till|at|this|next|every|each|the)\s)*(?:(?:${DAY}|${DATE})(?:\s(?:morning|afternoon|evening|night|lunchtime|eve))?(?:\s(?:at\s)?(?:${CLOCK}))?|(?:by|before|after|at|until|till)\s(?:${CLOCK}|lunch|dinner|bedtime|school|work)|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|(?:for\s)?~?\d+\s?(?:m|mins?|minutes?|h|hrs?|hours?))$`,
  'iu',
)
/** “hen weekend”: there the weekend is the thing. */
const NAMED_WEEKEND = /\b(?:hen|stag|spa|city|long|birthday|ski|training|golf|yoga|half[- ]term|bank holiday|away)$/iu
/** “stop the door sticking” is mending the sticking door. */
const STOPPING =
  /^stop (the|my|our|that) (\p{L}+(?: \p{L}+)?)(?: (?:in|on|under|by) (?:the )?\p{L}+)? (\p{L}{3,}ing)$/iu
/** “fact-check the article” is checking it, “pressure test the pipes” testing them. */
const COMPOUND =
  /^(?:(?:fact|sense|spell|torque|gas|visual|final|date|pest|stock|quality|spot|sanity|safety|background|reference|price|health|wellness|radio|sound)[- ](check)|(?:road|user|load|stress|pat|beta|field|smoke|soak|taste|flow|leak|drug|play|flame)[- ]?(test)|cold[- ](call)|(?:pan|flash|dry|shallow|deep)[- ](sear|fry|roast)|(?:pre|re|bulk)[- ](order|book)|spot[- ](clean)|hot[- ](glue)|blanket[- ](stitch)|machine[- ](wash)|cross[- ](check)) (?=\p{L})/iu
const BRACKETS = /\s*[([][^)\]]*[)\]]/gu
/** “so Nan can stay”, “because it smells”, “, see who needs what”. */
const REASON =
  /(?:,|\s[–—-])?\s(?:so(?: that)? (?:\p{L}+ ){1,3}(?:can|could|will|won['’]?t|doesn['’]?t|don['’]?t|is|are|has|have)(?=\s)|so (?:that )?(?:the|my|our|we|they|he|she|it|i) \p{L}+|(?:too|so) (?:many|much|few|little) |because|bc|cos|since (?:it|i|we|they)|before (?:it|he|she|they|i|we)|if (?:it|she|he|they))\s.*$/iu
/** “read ch. 3 and take notes”: the first act is enough to begin. */
const SECOND_ACT =
  /,? (?:and|then|and then) (?:take|make|write|send|note|call|bring|put|get|give|ask|submit|pay|return|tell|email|text|post it|book|see|find|let|decide|update|upload|reply|put|hand|throw|label) (?:\p{L}+ ?)+.*$/iu

const HABITS =
  'smoking|vaping|drinking|snacking|eating|biting|scrolling|doomscrolling|swearing|gaming|playing|checking|shopping|buying|spending|picking|staying up|sleeping in|worrying|shouting|arguing|interrupting|procrastinating|looking at|watching'
const TREATS =
  'smoking|vaping|drinking|gambling|sugar|coffee|caffeine|alcohol|booze|wine|beer|chocolate|crisps|sweets|meat|cigarettes|nicotine|dairy|gluten|bread|salt|fizzy drinks|energy drinks|takeaways?|snacks|junk food|fast food|social media|screens?|weed|instagram|tiktok|facebook|twitter'
/** “cut down on sugar”, “stop biting my nails”, “read the news less”: what is to become less, not to be done. */
const LESS: readonly RegExp[] = [
  /^(?:cut|keep|ease) (?:down|back|off) on (?=\p{L})/iu,
  /^(?:cut|keep|ease) (?:down|back) to (?:an?|one|two|three|four|\d+) (?=\p{L})/iu,
  /^wean (?:myself|me) off (?=\p{L})/iu,
  /^(?:drink|eat|use|have|smoke|buy|spend|watch|play|take) (?:less|fewer) (?=\p{L})/iu,
  new RegExp(`^(?:stop|quit|avoid|give up) (?=(?:${HABITS})(?= |$))`, 'iu'),
  new RegExp(`^(?:stop|quit|avoid|give up|cut out|come off|get off|go without) (?:the )?(?=(?:${TREATS})$)`, 'iu'),
]
const LESS_BEHIND = /^\p{L}+ ((?:my |the )?\p{L}+(?: \p{L}+)?) (?:less|less often|a bit less|so much|so often)$/iu

const SEPARATOR = /^(.+?)(?::| [-–—]+) +(.+)$/u
const MOST_HEADING = 5
/** “book it in”: the heading is what is meant. */
const POINTS = /(?<=\s)(?:it|them|this|that|one)(?=\s|$)/iu

/** The title in that form; never empty where the title wasn't. */
export function plainForm(title: string): string {
  let text = title
  for (let shorter = text.replace(FILLER, ''); shorter !== text && shorter !== ''; shorter = text.replace(FILLER, ''))
    text = shorter
  for (const [short, long] of SHORT) text = text.replace(short, long)
  text = text
    .replace(ADVERB, '$1 ')
    .replace(/^(?:finish|start|begin|keep|continue) reading (?=\S)/iu, 'read ')
    .replace(/^(?:get started (?:on|with)|make a start (?:on|with)|get going (?:on|with)) (?=\S)/iu, 'start ')
    .replace(GIVEN, '$2 $1')
    .replace(OR, 'compare $1 and $2')
    .replace(FAULTY, 'fix the $2 $1')
    .replace(
      /^check (?:on )?the (\p{L}+) (?:that|which|that['’]s|thats|that is|which is) (?:is )?(\p{L}+)$/iu,
      'check the $2 $1',
    )
    .replace(/^(?:strip|empty|take out|clear) and clean (?=\p{L})/iu, 'clean ')
    .replace(MADE_TO, 'get $1 to $2 ')
    .replace(
      /^get (?!to )((?:the|my|our|a|an|some|this|that|\p{Lu}\p{L}+['’]s|his|her|their) .+?) to (?=\p{Lu}\p{Ll}+$)/u,
      'take $1 to ',
    )
    .replace(STUCK, 'fix $1')
    .replace(BY_ONESELF, (all, thing: string, done: string, rest: string) => {
      const verb = DONE_BY_ONESELF.get(done.toLowerCase())
      return verb === undefined ? all : `${verb} ${thing}${rest}`
    })
    .replace(/^bring (.+) up to date$/iu, 'update $1')
    .replace(WRITTEN_TO, (all, who: string) => (isRole(stem(who)) ? `write to the ${who}` : all))
    .replace(/^put (.+?) (?:back )?in(?:to)? order$/iu, 'tidy $1')
    .replace(/^take (.+?) (?:out )?for (?:a|his|her|its|their) (?:walk|run)$/iu, 'walk $1')
    .replace(
      /^put (.+?) (?:on the market|up for sale|on (?:facebook )?marketplace|on (?:ebay|vinted|gumtree|depop|etsy))$/iu,
      'sell $1',
    )
    .replace(/^shop for (?=\S)/iu, 'buy ')
    .replace(/^do (?:\d+|ten|twenty|thirty) ?(?:min|mins|minutes|hours?) (?:of )?(?=\p{L})/iu, 'practise ')
    .replace(/^give (?:some |my )?feedback on (?=\S)/iu, 'review ')
  text = orElse(text.replace(BRACKETS, ' ').replace(/\s+/gu, ' ').trim(), text)
  text = withoutTimes(text)
  text = withoutBed(orElse(text.replace(ASIDE, '$1'), text))
  text = orElse(text.replace(REASON, ''), text)
  text = withoutSecondAct(text)
  return orElse(withoutTimes(oneVerb(withPlainVerb(text))).replace(AMOUNT, ''), text)
}

/** “mark the homework, set 2”, “call Bea, she's just out of hospital”: what is said beside it. */
const ASIDE =
  /^(\p{L}+ [^,]{3,}),\s(?:set|sets|ch|pp?|page|pages|ends?|due|deadline|somewhere|someone|something|anything|she|he|it|they|i|we|needs?|wants?|keeps?|still|again|about|before|after|max|size|not|no|only|ideally|preferably|with|without|for|from|at|in|on|via|renewal|contract|last|next|or|ask|maybe|probably|esp|especially|incl|including|see|check|£\d|\d+ ?(?:ppl|people|mins?|words|pages|x|%|max)).*$(?<! and [^,]*)/iu

/** “insert NG tube bed 7”: who it is for stands behind, as on a ward's list. */
const AT_BED = /(?<! (?:in|on|for|at|to|from|of|by|the|up|and|make|change|strip)) (?:bed|bay|side room) \d+[a-z]?$/iu

function withoutBed(text: string): string {
  const shorter = text.replace(AT_BED, '')
  return wordsOf(shorter).length > 1 ? shorter : text
}

/** “sort out the fridge that's leaking” is mending it. */
const FAULTY =
  /^(?:sort(?: out)?|deal with|see to|look at|fix|mend|do something about) the (.+?) (?:that|which|that['’]s|thats|that is|which is) (?:is |keeps |has )?((?:not )?\p{L}+(?:ing|ed|en)|stuck|loose|broken)$/iu
/** “write the nursery about Monday”: they are written to. */
const WRITTEN_TO = /^write the (\p{L}+)(?= (?:about|re|regarding|that|to say)(?: |$))/iu
/** “make the dentist do it”: somebody is to do something. */
const MADE_TO =
  /^make ((?:the|my|our) \p{L}+|\p{Lu}\p{L}+) (do|fix|send|give|answer|reply|call|pay|come|take|see|sign|sort|return|finish|tidy|eat) (?=\p{L})/u

/** “look into an ISA vs the loan”, “decide between the two flats”: two things beside each other. */
const OR =
  /^(?:look into|work out|figure out|think about|research|weigh up|consider|decide(?: on| between)?|choose(?: between)?) (?!whether|if|when|how|what|where|who)(.+?) (?:vs?\.?|versus|or) (.+)$/iu

/** “get the cards written” is writing them: nobody is paid for it. */
const BY_ONESELF =
  /^get ((?:the |my |our |all |some |his |her |their |\p{L}+['’]s? )?\p{L}[^,]*?) (\p{L}+)((?: (?:for|by|before|to|on|up|out|off|in) .+)?)$/iu
const DONE_BY_ONESELF: ReadonlyMap<string, string> = new Map(
  `write:written send:sent pay:paid do:done make:made pack:packed unpack:unpacked tidy:tidied sort:sorted mark:marked
  draft:drafted order:ordered post:posted plan:planned cook:cooked prep:prepped upload:uploaded submit:submitted file:filed
  type:typed wrap:wrapped finish:finished label:labelled iron:ironed hoover:hoovered rehearse:rehearsed learn:learnt
  revise:revised`
    .split(/\s+/)
    .map((each): [string, string] => {
      const [verb = '', done = ''] = each.split(':')
      return [done, verb]
    }),
)

/** “get the loft ladder unstuck” is mending it. */
const STUCK =
  /^get ((?:the|my|our|that) .+?) (?:unstuck|unjammed|working|running properly|to (?:open|close|shut|work))(?: again)?$/iu

/** “give the kitchen a clean” is cleaning it. */
const GIVEN =
  /^give (.+?) an? (?:good |quick |proper |thorough |deep |light |nice |little )?(clean|wash|bath|water|brush|polish|dust|wipe|trim|tidy|scrub|service|check|rinse|call|ring|massage|groom|oil|paint|prune|read|hoover|sweep|sort)$/iu

/** “sweep up and cash up”: the first is enough to begin. */
const TWO_PHRASALS = /^(\p{L}+ (?:up|out|off|down|away)),? and \p{L}+ (?:up|out|off|down|away)(?: .*)?$/iu
const RISKS = /^risk[- ]assess (?=\p{L})/iu

const withPlainVerb = (text: string): string =>
  LESS.reduce((shorter, less) => shorter.replace(less, 'keep off '), text)
    .replace(LESS_BEHIND, 'keep off $1')
    .replace(/^catch up on (?=(?:the |my |some )?\p{L}{3,}ing$)/iu, 'do ')
    .replace(RISKS, 'do the risk assessment for ')
    .replace(TWO_PHRASALS, '$1')
    .replace(STOPPING, 'fix $1 $3 $2')
    .replace(COMPOUND, (_, ...groups: readonly unknown[]) => `${groups.find((each) => typeof each === 'string')} `)

/** “Home: water the plants” → “water the plants”; “MOT - book it in” → “book MOT in”. */
export function withoutHeading(text: string): string {
  const [, heading = '', rest = ''] = SEPARATOR.exec(text) ?? []
  if (heading === '' || wordsOf(heading).length > MOST_HEADING) return text
  const [verb, ...others] = wordsOf(rest)
  if (verb === undefined || !isVerb(verb.text)) return startsWithVerb(heading) ? heading : text
  if (others.length === 0) return `${rest} ${heading}`
  return startsWithVerb(heading) ? rest : rest.replace(POINTS, heading)
}

const startsWithVerb = (text: string): boolean => wordsOf(text).length > 1 && isVerb(wordsOf(text)[0]?.text ?? '')

/** “order flour, 6 sacks”, “mark the mock papers, Q1-4”: how much of it says nothing of the kind. */
const AMOUNT = /,\s*(?:\d+\s?\p{L}+|\p{L}{0,3}\d[\p{L}\d]*(?:\s?[-–]\s?\p{L}?\d+)?)$/u

/** What is left has to be more than a verb: “plan next week” keeps its week. */
function withoutTimes(text: string): string {
  let left = text
  for (let turn = 0; turn < 3; turn += 1) {
    const shorter = left.replace(TIMES, '')
    if (shorter === left || wordsOf(shorter).length < 2 || NAMED_WEEKEND.test(shorter)) break
    left = shorter
  }
  return left
}

/** “wash and wax the car” → “wash the car”. */
function oneVerb(text: string): string {
  const [, first = '', second = '', rest = ''] = /^(\p{L}+)(?:,? and|,) (\p{L}+) (.+)$/u.exec(text) ?? []
  return rest !== '' && isVerb(first) && isImperative(second) ? `${first} ${rest}` : text
}

/** “cut the crusts and make 12 sandwiches”: a verb with an object of its own behind “and” is a second act. */
const AND_VERB =
  /(?:,? and|,) (\p{Ll}{2,}(?:-\p{Ll}+)?) (?=(?:the|an?|my|our|his|her|their|its|it|them|some|all|what|\p{N}+|\p{L}+['’]s?) ?)/u

function withoutSecondAct(text: string): string {
  const second = AND_VERB.exec(text)
  const isAct = second !== null && isImperative(second[1] ?? '') && isVerb(wordsOf(text)[0]?.text ?? '')
  const first = (isAct ? text.slice(0, second.index) : text).replace(SECOND_ACT, '')
  return wordsOf(first).length > 1 ? first : text
}

const orElse = (text: string, other: string): string => (wordsOf(text).length > 0 ? text : other)
