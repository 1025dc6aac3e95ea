// How people say that a task is done: as a command, as a report, of one thing or of everything. Patterns of `task done`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

/** Two to five words: a longer line that ends so may be a title. */
const SHORT = /^\W*\S+(?: \S+){1,4}\W*$/
/** “First fix at the mill done”: longer, and with no word in it that asks for something. */
const DONE_LAST =
  /^(?!.*\b(?:be|been|being|get|gets|getting|got|have|having|has|to|what|when|until|till|once|after|if|well|not|and|or|see|make|when)\b)\W*\S+(?: \S+){1,7}\W*$/i

const ENDED =
  '(done|sent|paid|posted|signed|packed|emailed|sorted|finished|delivered|submitted|ordered|booked|dusted|washed|dried|cleaned|cooked|eaten|taken|uploaded|printed|handed in|put away)'

/** “Taken at 7:35”. */
const TAKEN_AT: Exclude<Sentence, string> = {
  say: '(yes|yep|i|ive|we|just|already|but|ok|no|actually)* (taken|took|had|done|did|finished|swallowed) (it|them|that|mine|em|those)? (at|around|about|by) {_}',
  typed:
    /^\W*(?:\S+ ){1,5}(?:at|around|about|by) (?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|half|quarter|noon|lunch\S*|breakfast)(?: \S+){0,2}\W*$/i,
  moment: 'ignored',
}

export const doneSentences: readonly Sentence[] = [
  // “Done and sent”: of what was shown last.
  {
    say: `(ok|okay|right|yes|yep|all|its|thats|they are|theyre|now|and|phew)* ${ENDED} (and|n) ${ENDED} (now|too|already|at last)*`,
    with: { task: 'it' },
  },
  // So is this; else of what was spoken of last, which may be nothing that is here.
  { ...TAKEN_AT, with: { task: 'it' } },
  { ...TAKEN_AT, trust: 'last' },
  // “Milk bought”, “the rent is paid”: only of what is there.
  {
    say: '(the|my|our)? {task} (is|are|was|were|got|has been|have been)? (now|already|finally|all)? !(cancelled|canceled|called off) (<did>|taken|given|eaten|drunk|written|sorted out|handed in|in the post|handed over|dealt with) (now|already|today|tonight|this morning|this evening)?',
    moment: 'none',
  },
  {
    say: '<i> (all)? <finished> (with)? !(not|nt|nothing|no|anyone|anybody|someone|somebody|everyone|everybody) {task}',
    orElse: 'ask',
    moment: 'ignored',
  },
  {
    say: '(im|i am|were|we are) (all|finally|just|now|nearly done and)? (done|finished|through) (with)? {task}',
    orElse: 'ask',
  },
  {
    // “I've got a meeting” has one, and did nothing.
    say: [
      '(i|we) (already|just|finally)? <did> !(to|out of|into|out) {task}',
      '(ive|weve|i have|we have) (already|just|finally)? !(got) <did> !(to|out of|into|out) {task}',
      '(ive|weve|i have|we have) (already|just|finally) got !(to|a|an) {task}',
    ],
    orElse: 'ask',
    moment: 'ignored',
  },
  {
    say: '{task} (is|are|was|were|has been|got|s) (now|all|finally|already)? (done|finished|complete|completed|sorted|handled)',
    orElse: 'ask',
  },
  {
    say: '(ok|okay|right|well|yes|and|so|phew)* (thats|that is|thats all|there) (the|my|our|all the|all my|both)? {task} (done|sent|paid|sorted|finished|booked|ordered|posted|written|made|cleaned|packed|washed|fed|submitted|complete|completed|dealt with|out the way|out of the way|handed in|picked up|dropped off|over) (now|then|at last|off)*',
    orElse: 'ask',
  },
  '(ok|okay|right|well|yes|and|so)* (thats|that is|its|it is|this is|this ones|that ones|that one is|this one is) (now|all|finally|already)? (done|finished|sorted|complete|dealt with)',
  {
    say: '!(list|show|see|view|nearly|almost|half|not|still|just|all|im|i|got|get|getting|never|well|its|thats|what|whats) {task} (done|finished|completed|✅)',
    orElse: 'ask',
    typed: DONE_LAST,
  },
  '!(list|show|see|view) {task} (done|finished|completed|✅)',
  // Something that nobody had written down: “rent paid”, “parcel posted”.
  {
    say: '!(get|have|need|make|see|want|be|to|is|are|was|what|which|who|how|when|i|we|has|got) {task} (paid|bought|sent|posted|ordered|cleaned|washed|submitted|renewed|packed|returned|signed|fed|watered|booked|taken|given|eaten|drunk|written|handed in|tidied|hoovered|vacuumed|ironed|emailed|texted|copied|merged|deployed|fixed|uploaded|downloaded|printed|scanned|approved|collected|delivered|filed|mailed|replied to|reviewed)',
    orElse: 'ask',
    typed: SHORT,
    moment: 'ignored',
  },
  '(done|finished|completed) (with)? {task}',
  { say: '(done|finished) (with|w) {task}', orElse: 'ask' },
  // A report of what no task is called: "I went for a run", "meditated", "had lunch with Tom".
  {
    say: [
      '(i|we|ive|weve|i have|we have) (already|just|finally|also|even)? !(to|got|had|did not|did nothing|ran out|ran into|saw that|told you|asked you|decided to|agreed to|planned to|started to|began to|tried to|came up|spent too|spent all|went broke|went wrong) &(<wasdone>|<did>) {task}',
      '(ive|weve|i have|we have) (already|just|finally|also|even)? &(eaten|drunk|gone|been to|written|taken|given|seen|spoken|driven|ridden|worn|swum|run|slept|woken|spent|done|made|met|read|had|finished|begun|brought|thrown|grown|sung|drawn|shown|paid|sold|bought|taught|built|hung|set up) {task}',
      '<i>? (already|just|finally|also)? !(ran out|saw that|spoke to you|went broke|went wrong) &(<wasdoneclearly>|saw the|saw a|saw my|saw our|saw dr|had lunch|had dinner|had breakfast|had coffee|had a nap|had a shower|had a walk|had a snack|had a glass) {task}',
      '(i|we) had (a|an|the) &(nap|shower|walk|run|snack|meeting|call|chat|glass|bath|coffee|tea|session|lesson|lunch|dinner|breakfast|meal|haircut) {task}',
    ],
    orElse: 'ask',
    moment: 'ignored',
  },
  // As people say it who learnt English late.
  '(i|we) (finish|complete) {task}',
  '(i am|im|we are) ready with {task}',
  // A report of what was done. “read …” and “cut …” may be a title, and “packed lunch” names a thing.
  {
    say: [
      '<didclearly> !(today|tonight|yesterday|already|earlier|again|too|anyone|anybody|someone|somebody|everyone|everybody|nobody) {task}',
      '<didsurely> &(the|my|our|a|an|some|all|his|her|their|both) {task}',
    ],
    orElse: 'ask',
    moment: 'ignored',
  },
  '<did> !(today|tonight|yesterday|already|earlier|again|too|anyone|anybody|someone|somebody|everyone|everybody|nobody) {task}',
  '(ive|i have|just|already)* (taken|had|eaten|drunk|given|seen|spoken to|written|rung|done) (my|the|our|his|her|their) {task} (now|already|today|this morning|tonight)*',
  {
    say: [
      '(mark|tick|check|set|flag) {task} (as|off|off as)? (done|finished|complete|completed|off|bought|paid|sent|called|booked|posted|ordered|sorted)',
      'cross {task} off',
    ],
    // “Check the stove every 5 min until I say done” is a thing to do.
    typed: /^(?!.*\b(?:until|till?) (?:i|its|it['’]s|it is)\b)/i,
    orElse: 'tell',
  },
  {
    say: '(check|cross|tick|mark) (off)? {task} (off|off of|as done|as finished|from|on|in) (of)? <my>? <anylist>',
    orElse: 'tell',
  },
  {
    say: '<i> <finished> {task} (so|and) (please)? (cross|take|check|mark|tick|remove) (it|that|this) (off|from) {_}',
    orElse: 'ask',
  },
  {
    say: '(someone else|somebody else|my wife|my husband|my partner|mum|mom|dad|he|she|they) (already|just|has|have)? <did> {task}',
    trust: 'offer',
  },
  { say: '(finish|complete) {task}', trust: 'offer' },
  { say: '(tick|check|cross|mark) off {task}' },
  { say: '(finished|completed) {task}', orElse: 'ask' },
  '(ticked|checked|crossed|marked) off {task}',
  '(ticked|checked|crossed) {task} off',
  { say: '(i|we|ive|weve|i have|we have) (already|just|finally|now)? {task}', trust: 'offer' },
  { say: '(just|already|finally) {task}', trust: 'offer' },
  {
    say: '(i|we|ive|weve|i have|we have)? (just|already|finally)? (called|rang|phoned|emailed|texted|messaged|wrote|written|sent|paid|booked|cleaned|washed|cooked|fixed|ordered|posted|mailed|picked up|dropped off|returned|submitted|filed|watered|fed|walked|hoovered|vacuumed|ironed|folded|packed|studied|replied to|answered|signed|printed|scanned|made|baked|painted|hung|built|mended|repaired|renewed|cancelled|scheduled|backed up|updated|reviewed|tested|merged|deployed|tidied|swept|mopped|dusted|emptied|took out|put (away)|collected|delivered) {task}',
    trust: 'offer',
  },
  // Everything that is open: shown first, and ended by a button.
  {
    say: [
      '(complete|finish|close|end|tick off|check off|cross off) (all|every|each|everything) (of)? (the|my|these|those|our)? (open|remaining|outstanding|current|other)? (tasks|things|items|todos|to dos|task|thing|item|list)? (as done|off|now|today|on my list|on the list|for me)*',
      '(mark|set) (all|every|everything) (of)? (the|my|these|those)? (open|remaining)? (tasks|things|items|todos|to dos|task|thing|item)? (as)? (done|finished|complete|completed) (now|today|please)?',
      '(i|ive|we|i have) (did|done|finished|completed|have done|have finished) (all|everything) (of)? (the|my)? (tasks|things|items|on my list|on the list|list) (today|now)?',
    ],
    with: { all: 'yes' },
    moment: 'ignored',
  },
  // “Bins are out”, “the washing is in”: done, if it is there.
  {
    say: '(the|my|our)? {task} (is|are|all) (now|already|finally|all)? (out|away|in|up|sorted|ready|through|over|over with|finished with|back|on|packed|gone) (now|already|finally)?',
    yields: true,
  },
  // “Bins out”, “washing in”.
  {
    say: '!(i|we|he|she|they|it|you|who|what|not|im|go|going|get|got|put|take|let|hang|bring|move|come|coming|stay|day|night|hang|hand|turn|log|sign|check|work|set|drop|figure|find|sort|bring|eat|lock|move|call|opt|black) {task} (out|in|away|off|up|on|down)',
    typed: /^\W*\S+(?: \S+)? (?:out|in|away|off|up|on|down)\W*$/i,
    yields: true,
  },
  // “Mrs Patel invoiced”, “kitchen painted”: the act behind its thing, of a task that is there.
  {
    say: '!(i|we|he|she|they|it|you|who|what|not|im|is|are|was|get|got|need|be) {task} (now|already|too|finally)?',
    typed: /^\W*\S+(?: \S+){0,3} \p{L}{3,}ed(?: now| already| too| finally)?\W*$/u,
    yields: true,
  },
  // A report whose first word is an act in the past, of what no task is called: “measured up at number 14”.
  {
    say: '{task}',
    typed:
      /^\W*(?!(?:need|feed|embed|shed|speed|weed|seed|bed|red|indeed|ted|fred|unread)\b)\p{L}{2,}ed (?:up|down|out|off|at|the|my|our|it|him|her|them|with|to|into|round|around|over|through|everything|all|both|another|some)\b/iu,
    beginsInPast: true,
    orElse: 'ask',
    moment: 'ignored',
    yields: true,
  },
  // What others did: asked.
  {
    say: '!(i|we|ive|weve|you|he|she|they|it) {task} (has|have|just|already|finally)* (rang|called|texted|emailed|replied|phoned|wrote|written|messaged|answered|got back to me|rung|responded|paid up|confirmed) (me|back|me back|us|already|now|again)*',
    with: { ask: 'yes' },
    yields: true,
  },
  // “Just had them”, “rang her”, “yes, paid it”: what was spoken of last.
  '!(put (it|that|this|them|those|these)) (yes|yep|yeah|yup|i|ive|i have|just|already|finally|ok|and|also)* (<did>|<wasdone>|rung|written|spoken to|seen|had|taken|done|given|eaten|drunk|told|picked|dropped|measured|put|handed|gave|brought) (it|them|those|these|her|him|that|mine) (up|off|out|in|back|away|down|over)? (myself|now|already|today|this morning|just now|too)*',
  '(ok|yes|and|now)* (all|everything|thats all|its all|it is all|theyre all|they are all|its|it is|theyre|they are) (now|already|all)* (written|made|bought|fixed|printed|signed|cooked|read|given|taken|handed in|uploaded|installed|renewed|replied to|answered|posted|sent|paid|packed|booked|sorted|ordered|cleaned|washed|submitted|signed|returned|tidied|delivered) (now|off|already|away)*',
  '(just|all|ok|and|already|finally)* (sent|paid|booked|bought|submitted|posted|ordered|emailed|rung|rang|signed|printed|packed|washed|fed|cleaned|taken|fixed|written|sorted it|done and dusted|ticked off) (now|already|too)*',
  // “CA meeting over”, “conference went fine”.
  { say: '{task} (over|all over|over and done with)', typed: SHORT },
  {
    say: '(the|my|our)? {task} went (really|very|quite|pretty|so|all)* (well|fine|ok|okay|alright|great|good|badly|smoothly|terribly|brilliantly|to plan|as planned|by)',
    with: { ask: 'yes' },
  },
  // “Merged”, “sketched!”: a word alone that says it is done.
  {
    say: '!(need|indeed|hundred|sacred|naked|speed|breed|bed|feed|seed|weed|shed|red|ted|fred|tired|bored|stressed|exhausted|overwhelmed|confused|worried|scared|excited|annoyed|stuffed|knackered|distracted|relieved|disappointed|depressed|cancelled|canceled|agreed|confirmed|noted|understood|shattered|frazzled|wired|drained|burned|inspired) {task}',
    typed: /^\W*\p{L}{2,}ed\W*$/u,
    orElse: 'ask',
    yields: true,
  },
  // Nothing but that it is over: what was spoken of last.
  '(all|its|thats|now|ok|yes)* (done|sorted) (now|already|too|at last|finally)*',
  '(i|im|i am|ive|i have|its|all|ok)? (finish|finished|completed) (now|it|already|at last|finally)*',
]
