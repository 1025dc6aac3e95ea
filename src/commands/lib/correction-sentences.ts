// How people correct the moment of what was just spoken of: a moment alone, “no, I meant friday”, a reason and another
// day. Patterns of `task move`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { MOMENT_ALONE } from '../../language/english/time-alone.ts'

/** What people say when they hear that they said it wrong. */
const SLIP =
  '(or|no|nope|nah|nvm|never mind|fine|ok|yes|yep|yup|sure|yeah|so|then|right|like|sorry|oops|whoops|wait|actually|argh|ugh|hang on|hold on|no wait|wait no|oh|rather|correction|my mistake|my bad|i mean|i meant|scratch that|or rather|ah|on second thought|on second thoughts|or actually|or say|or better|or make it|actually say|no say|say|lets say|better)'
/** A length begins with one of these. */
export const LENGTH =
  '&(a|an|one|two|three|four|five|six|half|1|2|3|4|5|6|7|8|9|10|12|14|15|20|25|30|40|45|48|60|90|24)'
/** Its moment was taken out before. */
const SHORT_LINE = /^.{1,60}$/
/** Begins with a moment, or with what people say when they hear that they said it wrong; a title that says “not” is longer. */
const SHORT_CORRECTION =
  /^\W*(?:(?:it[’']?s|she[’']?s|he[’']?s|they[’']?re|that[’']?s|and|n|no|nah|ok|oh|or|sorry|wait|actually|well|yeah|so|then|on second thoughts?|oops)\W+)*(?:(?:on|at|by|for|the|next|this)\s+)*(?:\d|noon|mid|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|rs|r|nesday|sday|rsday|urday)?\b|tomorrow|today|tonight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|january|february|march|april|may|june|july|august|september|october|november|december|half|quarter).{0,40}$/i
const CORRECTION =
  /^(?=.{1,60}$).*(?:\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to(?:day|night|morrow)|tmrw|now|later|earlier|soon|noon|mid(?:day|night)|half|quarter|hours?|minutes?|weeks?|weekend|months?|days?|morning|afternoon|evening|night|lunch|dinner|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|first|second|third|next|this|same|time|christmas|easter)\w*)/i

/** A remark that says why, up to its comma: “nah, too much for today,”; a title never begins so. */
const REASON_IN_FRONT =
  /^\W*(?:no|nah|nope|naw|ugh|argh|hmm+|ok|okay|actually|sorry|oh|well|wait|yeah|i|i[’']?m|can[’']?t|too|not|it[’']?s|that[’']?s|don[’']?t|there[’']?s|never)\b[^;.!?\n]{1,80}[,;.!–-] *(?:so |just |let[’']?s |can you |please |i[’']ll )*(?:put|move|push|shift|bump|do|leave|save) (?:it|that|this|them)\b[^,;]{3,40}$/i

const MOVED =
  '(preponed|postponed|moved|pushed|put|rescheduled|shifted|delayed|changed|brought|bumped|advanced|extended|switched|rearranged)'
/** Says in a few words that it was moved; “who moved it to friday” asks. */
const WAS_MOVED =
  /^(?!\W*(?:who|what|why|when|how|did|have|has|was|were|is|are|i[’']?d|i would|if)\b)\W*(?:\S+ ){0,5}(?:preponed|postponed|moved|pushed|put|rescheduled|shifted|delayed|changed|brought|bumped|advanced|extended|switched|rearranged) .{2,30}$/i
const TELLS_DATE =
  /^\W*(?:(?:oh|and|so|btw|actually|ok|no)\W+)*(?:(?:the|its|my|our|their) )?(?:deadline|due date|date|cut ?off|closing date|last date|(?:start )?time|start)(?:[’']?s| is| was) .{2,30}$/i

/** “The school run one”: what is called so was named before. */
const NAMED_ONE = '(the|my|that|this)? {task} (one|ones|thing|task|reminder|bit|job)'

const PAST_HOUR: readonly { readonly words: string; readonly with: Readonly<Record<string, string>> }[] = [
  { words: 'half past', with: { past: '30' } },
  { words: 'quarter past', with: { past: '15' } },
  { words: 'quarter to', with: { past: '45', earlier: 'yes' } },
]

export const correctionSentences: readonly Sentence[] = [
  {
    say: [
      `(can you|could you|can we|could we|please|lets|ill|and|also|then|ok)* (make|put|set|do|have|get|leave|change|shift|move|push) ${NAMED_ONE} (to|on|for|at|in|till|until|by)? {to} (instead|please|then|now|too|as well)*`,
      `(and|also|then|oh|ok|but)* ${NAMED_ONE} (to|on|for|at|in|till|until|by) {to} (instead|please|then|now|too|as well)*`,
    ],
  },
  {
    say: [
      `(can you|could you|can we|could we|please|lets|ill|and|also|then|ok)* (make|put|set|do|have|get|leave|change|shift|move|push) ${NAMED_ONE} (to|on|for|at|in|till|until|by)? (instead|please|then|now|too|as well)*`,
      `(and|also|then|oh|ok|but)* ${NAMED_ONE} (to|on|for|at|in|till|until|by)? (instead|please|then|now|too|as well)*`,
    ],
    moment: 'needed',
  },
  // “No make it half past”: of the hour that it is at.
  ...PAST_HOUR.flatMap(({ words, with: when }): readonly Sentence[] => [
    {
      say: `${SLIP}? (make|put|set|move|push|change|shift|say|call|do) (the|my)? {task} (at|to|for|till|until)? ${words} (instead|please|then|rather)?`,
      with: when,
      moment: 'none',
    },
    {
      say: `${SLIP}? (so|make it|say|lets say|at|rather|better)* ${words} (instead|please|then|rather|better)?`,
      with: { task: 'it', recent: 'yes', ...when },
      moment: 'none',
    },
  ]),
  // A moment alone is that of what was just spoken of: “call gran tomorrow”, then “at 6”.
  {
    say: '(on|at|by|for|before|until|till|around|about)? {to}',
    with: { task: 'it', recent: 'yes' },
    typed: MOMENT_ALONE,
  },
  // “In 15” is a length, and keeps its word: minutes, and no hour of the clock.
  {
    say: 'in {to}',
    with: { task: 'it', recent: 'yes' },
    typed: { test: (line) => MOMENT_ALONE.test(line) && !/^\W*in \d{1,3}\W*$/i.test(line) },
  },
  { say: `${SLIP}* {to}`, with: { task: 'it', recent: 'yes' }, typed: /^.{0,20}\bin \d{1,3}\W*$/i },
  {
    say: '{task} (is|s|are|starts|start|should be|was) (now|actually|really)* (at|on)? {to} (not|instead of|and not|rather than) {_}',
  },
  // “At 7 not 6”, “8 was fine”, “the 14th was right after all”.
  {
    say: [
      `${SLIP}* (its|shes|hes|theyre|thats|it is)? (on|at|by|for)? {to} (i mean|i meant|i meant to say|she says|he says|they say|she said|he said|they said|apparently|sorry|rather|actually|obviously|of course|duh|oops|whoops|my bad|doh)`,
      `${SLIP}* (on|at|by|for)? {to} (not|instead of|and not|rather than) {_}`,
      `${SLIP}* (on|at|by|for)? {to} (was|is|would be|will be) (fine|ok|okay|right|correct|good|better|perfect|best) (after all|then|actually|really)*`,
    ],
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_CORRECTION,
  },
  {
    say: `${SLIP}* (on|at|by|for)? (she|he|they|i) (says|say|said|reckons|wants|thinks|mean|meant)`,
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  {
    say: `${SLIP}* (on|at|by|for)? (was|is|would be|will be) (fine|ok|okay|right|correct|good|better|perfect|best) (after all|then|actually|really)*`,
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_CORRECTION,
    moment: 'needed',
  },
  // “I mean buy it on friday”.
  {
    say: `${SLIP} ${SLIP}* (i meant|i mean|i meant to|to)? <act> (it|that|them|him|her) (on|at|by|for|in)?`,
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  // “No, a week earlier”.
  {
    say: `${SLIP}* (make it|make that|lets do|lets make it|can we do|do|how about)? ${LENGTH} {shift} (later|after that) (instead|please|then|actually)*`,
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
  },
  {
    say: `${SLIP}* (make it|make that|lets do|lets make it|can we do|do|how about)? ${LENGTH} {shift} (earlier|sooner|before that) (instead|please|then|actually)*`,
    with: { task: 'it', recent: 'yes', earlier: 'yes' },
    typed: SHORT_LINE,
  },
  // “Say about six”, “not so early, at 9”, after a moment was asked for or set.
  {
    say: '(no|nah|hmm|ok|well|maybe|ugh|thats|its|way)* (too (early|late|soon))? (say|lets say|make it|call it|better|rather|not (so|that|too) (early|late|soon)|more like|around|about) (better|rather|around|about|at|on|for)* {to} (maybe|then|please|ish|or so)*',
    with: { task: 'it', recent: 'yes' },
    typed: CORRECTION,
  },
  {
    say: '(no|nah|hmm|ok|well|maybe|ugh|thats|its|way)* (too (early|late|soon))? (not (today|tonight|now|tomorrow|this week|(so|that|too) (early|late|soon))|say|lets say|better|rather|more like|around|about) (but|better|rather|at|on|about|around|for)*',
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  // A correction of what was just said: “no, I meant friday”, “sorry, 6”, “make that 3”, “not friday, saturday”.
  {
    say: [
      `${SLIP} ${SLIP}* (i (meant|mean|said|wanted|meant to say))? (on|at|for)? {to}`,
      `${SLIP}? (and|oh)? (i (meant|mean|meant to say)|it is|its|that is|thats|it should be|should be) (on|at|for)? {to} (not {_}|instead|rather|now)?`,
      `${SLIP}? (make|change|set|move|put|do|have|leave) (it|that|this|that one) (to|for|at|on|till|until)? {to} (instead|please|then|rather|so)?`,
    ],
    with: { task: 'it', recent: 'yes' },
    typed: CORRECTION,
  },
  {
    say: [
      `${SLIP} ${SLIP}* (i (meant|mean|said|wanted|meant to say))? (on|at|for)?`,
      `${SLIP}? (and|oh)? (i (meant|mean|meant to say)|it is|its|that is|thats|it should be|should be) (on|at|for)? (not {_}|instead|rather|now)?`,
      `${SLIP}? (make|change|set|move|put|do|have|leave) (it|that|this|that one) (to|for|at|on|till|until)? (instead|please|then|rather|so)?`,
    ],
    with: { task: 'it', recent: 'yes' },
    moment: 'needed',
    typed: SHORT_LINE,
  },
  // “Tomorrow instead”, “friday would be better”, “can we do saturday instead”.
  {
    say: [
      '(they|she|he|we) (want|wants|prefer|prefers|said|says|asked for|suggested|need|needs) {to} (instead|rather|now)',
      '(on|at|by|for|in|to)? {to} (instead|rather|then|please|will do|looks good|looks ok|looks better|sounds good|is perfect|is great|would be better|is better|is fine|is good|is ok|is okay|is best|works|works for me|works better|suits|suits me|suits me better|suits better|it is|is easier|would be good|would work|would suit|might be better)',
      '(can|could|shall|should)? (we|you|i|lets|let us) (do|say|go for|go with|make it|have it|try|take|go) (for|with|on|at)? {to} (instead|rather|then|please)',
    ],
    with: { task: 'it', recent: 'yes' },
    typed: CORRECTION,
  },
  {
    say: [
      '(they|she|he|we) (want|wants|prefer|prefers|said|says|asked for|suggested|need|needs) (instead|rather|now)',
      '(on|at|by|for|in|to)? (instead|rather|looks good|looks ok|looks better|sounds good|is perfect|is great|would be better|is better|is good|is best|works|works for me|works better|suits|suits me|suits me better|suits better|it is|is easier|would work|would suit|might be better) (please|actually|then)?',
      '(can|could|shall|should)? (we|you|i|lets|let us) (do|say|go for|go with|make it|have it|try|take|go) (for|with|on|at)? (instead|rather|then|please)?',
    ],
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  // “Can't today, tomorrow”.
  {
    say: '(i|no|sorry|ugh)* (cant|cannot|wont|not|no time|not going to) (do it|make it|do that|manage|manage it)? (today|tonight|now|this week|this morning) (again|anymore|any more|after all|sorry|maybe|so|but|do it|lets do|make it)* {to} (instead|then|please)*',
    with: { task: 'it', recent: 'yes' },
    typed: CORRECTION,
  },
  // “He's coming thursday now”.
  {
    say: '(actually|no|oh|sorry|and|so|now|wait)* (he|she|they|it|hes|shes|theyre|its) (is|are)? (coming|arriving|visiting|calling|starting|starts|comes|landing|leaving|back) (on|at)? {to} (now|instead)',
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
  },
  {
    say: '(actually|no|oh|sorry|and|so|now|wait)* (he|she|they|it|hes|shes|theyre|its) (is|are)? (coming|arriving|visiting|calling|starting|starts|comes|landing|leaving|back) (on|at)? (now|instead)',
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  // What somebody else did with it, or what became of it: “landlord moved it to the 5th”, “preponed to 3”.
  {
    say: [
      `{_}? ${MOVED} (it|that|this|the time|the date) (back|forward|up|out|over|on)? (to|till|until|for|by) {to} (now|instead)*`,
      `(its|it is|it got|it was|its been|it has been|that got|thats been|got|was|been|now)* ${MOVED} (back|forward|up|out|over|on)? (to|till|until|for) {to} (now|instead)*`,
    ],
    with: { task: 'it', recent: 'yes' },
    typed: WAS_MOVED,
  },
  {
    say: [
      `{_}? ${MOVED} (it|that|this|the time|the date) (back|forward|up|out|over|on)? (to|till|until|for|by)? (now|instead)*`,
      `(its|it is|it got|it was|its been|it has been|that got|thats been|got|was|been|now)* ${MOVED} (back|forward|up|out|over|on)? (to|till|until|for)? (now|instead)*`,
    ],
    with: { task: 'it', recent: 'yes' },
    typed: WAS_MOVED,
    moment: 'needed',
  },
  // “The deadline is friday”: of what was just spoken of.
  {
    say: '(oh|and|so|btw|actually|ok|no)* (the|its|my|our|their)? (deadline|due date|date|cutoff|cut off|closing date|last date|time|start time|start) (is|s|was) (now|actually|really)* (on|at|by)? {to}',
    with: { task: 'it', recent: 'yes' },
    typed: TELLS_DATE,
  },
  {
    say: '(oh|and|so|btw|actually|ok|no)* (the|its|my|our|their)? (deadline|due date|date|cutoff|cut off|closing date|last date|time|start time|start) (is|s|was) (now|actually|really)* (on|at|by)?',
    with: { task: 'it', recent: 'yes' },
    typed: TELLS_DATE,
    moment: 'needed',
  },
  // With a reason in front: “nah, too much for today, put it on saturday”.
  {
    say: '{_} (put|move|push|shift|bump|do|leave|save) (it|that|this|that one|this one|them) (off|back|over)? (to|on|for|till|until)? {to} (instead|then|please)?',
    with: { task: 'it', recent: 'yes' },
    typed: REASON_IN_FRONT,
  },
  {
    say: '(ill|i will|lets)? (finish|continue|carry on|finish off) (it|that|with it|off)? (on|at|then)?',
    with: { task: 'it', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
  // Of one thing, or of a list: what was shown says which.
  {
    say: '(ill|i will|lets|and)? (do the rest|the rest|rest) (of it|off)? (on|at|then)?',
    with: { all: 'left', recent: 'yes' },
    typed: SHORT_LINE,
    moment: 'needed',
  },
]
