// How people say that something is to be on another day: by a date or by so much. Patterns of `task move`, whose options are their slots.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { correctionSentences, LENGTH } from './correction-sentences.ts'
import { waitingSentences } from './waiting-sentences.ts'

/** What points at something shown before. */
const POINTING =
  '&(it|that|this|that one|this one|both|(the (first|second|third|fourth|fifth|last|other|next) (one|task|thing|two|three)?)|(number|nr) {_})'
/** Begins with places of a list, or with all of it but something. */
const POINTS_AT_LIST =
  /^\W*(?:(?:and|ok|so|then|let[’']?s do|i[’']?ll do|do|move|put)\W+)*(?:(?:the )?(?:first|last|top|bottom|second|third|fourth|other) (?:one|two|three|four|five|ones|tasks?|things?)|the (?:second|third|fourth|last|other)|both(?: of (?:them|these|those))?|(?:all|everything)(?: of (?:them|these|those|it))? (?:but|except|bar|apart from|other than) \S.{1,30}|\d{1,2}(?:(?:,| and| &) ?\d{1,2}){1,5}(?= *$| can wait))\b/i

const RETRY =
  '(ill|i will|will|gonna|going to|i shall|lets|let me|well|we will|ok|so|and|then)* (try|try it|try that|do it|do that|call|ring|go|ask|check|chase|look|email|text|phone) (again|back|later)*'

export const moveSentences: readonly Sentence[] = [
  '<move> {task} (back|over|out|up)? (to|till|until|for|by|on) {to}',
  // Where it is moved from says nothing of where it goes.
  '<move> {task} from {_} (to|till|until) {to}',
  '<move> {task} {to}',
  '(put|push) (the|my)? {task} off (to|till|until|for)? {to}',
  { say: '(put|push) (the|my)? {task} off (to|till|until|for)?', moment: 'needed' },
  { say: '(change|shift|bring forward) (the|my)? {task} (to|till|until) {to}', orElse: 'tell' },
  { say: '(remind|remember|ping|nudge|poke) me (again|then|please)*', with: { task: 'it' }, moment: 'needed' },
  // Of what was spoken of last, and nothing else.
  {
    say: `(can you|could you|please)* (put|make|move|set|change|leave) (it|that|this|that one|this one) (on|for|to|until|till|down for|in for) {to} (then|instead|please)?`,
    with: { task: 'it' },
  },
  {
    say: `(can you|could you|please)* (put|make|move|set|change|leave|schedule) (it|that|this|that one|this one) (on|for|to|until|till|down for|in for)? (then|instead|please|same time|at the same time)?`,
    with: { task: 'it' },
    moment: 'needed',
  },
  // Only what is there can be moved to another day: “move the sofa by friday” is a thing to do.
  {
    say: '(move|reschedule|postpone|push|push back|delay|defer|bump|put off) (the|my)? {task} (back|over|out|up)? (to|till|until) {to}',
    orElse: 'tell',
  },
  { say: '(reschedule|postpone|defer|put off) (the|my)? {task}', isOneWord: 'task', trust: 'offer', orElse: 'keep' },
  { say: '<move> {task} (back|over|out|up|forward|to)?', moment: 'needed' },
  { say: '{task} can wait (for now|a bit|a while|then)*', typed: /^\W*\S+(?: \S+){1,5}\W*$/ },
  '{task} (can|could|has to|will have to|must|should) wait (until|till|for) {to}',
  '(skip|leave|pause|park|drop) (the|my)? {task} (until|till) {to}',
  '(do|i will do|ill do|lets do) {task} {to} instead',
  { say: '(reschedule|postpone|push|push back|delay|defer|put off|bump) {task}', trust: 'offer' },
  '(repeat|do|schedule|set|make) {task} (to repeat|repeat|recurring|happen|recur)? every {every}',
  '(change|alter|update) {task} to (repeat|recur|happen) every {every}',
  '(ill|i will|lets|let me|well|we will|i can|i want to|i should|id rather|id better) (do|finish|tackle|get to|deal with|look at|get|pick up|fetch|collect|call|ring|send|pay|book|buy)? {task} {to} (instead)?',
  {
    say: '(ill|i will|lets|let me|we will|i can|i want to|i should|id rather|id better) (do|finish|tackle|get to|deal with|look at|get|pick up|fetch|collect|call|ring|send|pay|book|buy)? {task} (instead)?',
    moment: 'needed',
  },
  '{task} {to} (instead|then)',
  { say: '{task} (instead|then)', moment: 'needed' },
  '(can i|could i|can we|how do i|how can i|i want to|id like to|i need to)? (change|move|set|switch|make|alter|update) (the|my)? (time|date|day|reminder|hour|reminder time|start time) (of|for|on) (the|my)? {task} (to|at|for) {to}',
  '(put|schedule|plan|have) (the|my)? {task} (for|down for|on for|in for) {to}',
  { say: '(put|schedule|plan|have) (the|my)? {task} (for|down for|on for|in for)', moment: 'needed' },
  '(put|leave|hold) {task} off (till|until|to|for)? {to}',
  { say: '(put|leave|hold) {task} off (till|until|to|for)?', moment: 'needed' },
  '(bring|pull|move) {task} (forward|forwards|up|ahead) (to|till|until) {to}',
  { say: '(bring|pull|move) {task} (forward|forwards|up|ahead) (to|till|until)?', moment: 'needed' },
  '(bring|pull|move) (forward|forwards) {task} (to|till|until) {to}',
  '(prepone|advance) {task} (to|till|until)? {to}',
  { say: '(prepone|advance) {task} (to|till|until)?', moment: 'needed' },
  {
    say: '(its|it is|thats|that is|that ones|that one is|this is|this ones|theyre|they are) (now|actually)? (due|due on|due by|due at|on|at|for|scheduled for|set for|not until|not till|planned for) (on|at)?',
    with: { task: 'it' },
    moment: 'needed',
  },
  // It didn't work this time: “try again tomorrow”, “will try after 2”.
  {
    say: `${RETRY} (on|at|after|in|from|this|around|about)? {to}`,
    with: { task: 'it', recent: 'yes' },
    typed: /^(?=.{6,50}$)(?:.*\b(?:again|later)\b|\W*(?:\S+ ){0,3}try (?:it |that )?(?:after|in|at|from|this)\b)/i,
  },
  {
    say: `${RETRY} (on|at)?`,
    with: { task: 'it' },
    typed:
      /\bagain\b|\blater\b|^\W*(?:(?:ok|so|and|then|ill|i[’']ll|i will|will|gonna|going to|lets)\W+)*try(?: it| that)?\W*$/i,
    moment: 'needed',
  },
  // “Bowls isn't tuesday it's wednesday”.
  '{task} (isnt|is not|arent|are not|wasnt|was not) (on|at)? {_} (its|it is|but|theyre|they are) (on|at)? {to}',
  // “First one I'll do tonight”.
  {
    say: `${POINTING} {task} (ill|i will|im going to|i can|lets|we can) (do|start|finish|tackle) (on|at|by)?`,
    moment: 'needed',
  },
  // Of two moments that were offered: “take wed”.
  {
    say: '(ok|then|so|lets|ill|i will|well)* (take|go with|go for|choose|pick|have) (the)? (on|at)? {to} (one|slot|then|please)?',
    with: { task: 'it', recent: 'yes' },
    typed: /^(?=.{4,40}$).*\b(?:mon|tue|wed|thu|fri|sat|sun|\d|noon|morning|afternoon|evening|tomorrow|today|tonight)/i,
  },
  {
    say: '(ok|then|so|lets|ill|i will|well)* (take|go with|go for|choose|pick) (the)? (one|slot|then|please)?',
    with: { task: 'it', recent: 'yes' },
    typed: /^.{4,40}$/,
    moment: 'needed',
  },
  // “Try him tonight”: whom what was just spoken of is about.
  {
    say: '(ill|i will|lets|let me|well|we will|ok|and|then)* (try|call|ring|phone|text|chase|email|message|ask) (him|her|them|there) (again|back|later)* (on|at)?',
    with: { task: 'it', recent: 'yes', reaches: 'yes' },
    moment: 'needed',
  },
  {
    say: '(ill|i will|will|lets|let me|well|we will|ok|and|then)* (try|call|ring|phone|text|chase|email|message|ask) (him|her|them|there) (again|back|later)* (on|at|by|before|after|around|about)? {to}',
    with: { task: 'it', recent: 'yes', reaches: 'yes' },
    typed: /^.{8,40}$/,
  },
  // “Remind me every evening to stretch” is about something new.
  {
    say: '(remind|ping|nudge) me (of|about|to do)? (it|that|this)? (again)? every {every}',
    with: { task: 'it' },
    typed: /\bevery\b(?!.*\b(?:about|that|to(?! (?:mon|tue|wed|thu|fri|sat|sun|\d)))\b)/i,
  },
  ...waitingSentences,
  // “First two today”, “all of them but milk tomorrow”: of the list that was shown.
  {
    say: '(and|ok|so|then|lets do|ill do|do|move|put)* {task} (is|are|goes|go|can go|can wait|on|for|to|till|until)* (please|then|instead)*',
    typed: POINTS_AT_LIST,
    moment: 'needed',
  },
  // “Put laundry on saturday then”: of what is there.
  '(put|do|have) (the|my)? {task} (on|to|for|in|at) {to} (then|instead)',
  { say: '(put|do|have) (the|my)? {task} (on|to|for|in|at)? (then|instead)', moment: 'needed' },
  // What is settled of what was spoken of last: “booked for the 18th at 8”, “reschedule to tomorrow”.
  {
    say: '(its|it is|thats|got it|all)? (booked|scheduled|arranged|confirmed|booked in|pencilled in) (it|in|them)? (for|on|at)? {to}',
    with: { task: 'it', recent: 'yes' },
  },
  {
    say: '(its|it is|thats|got it|all)? (booked|scheduled|arranged|confirmed|booked in|pencilled in) (it|in|them)? (for|on|at)?',
    with: { task: 'it', recent: 'yes' },
    moment: 'needed',
  },
  { say: '(move|reschedule|postpone|push|shift|delay) (it)? (back)? (to|till|until|for) {to}', with: { task: 'it' } },
  {
    say: '(reschedule|postpone|push|shift|delay) (it)? (back)? (to|till|until|for)?',
    with: { task: 'it' },
    moment: 'needed',
  },
  // What is said of its date: “report is due friday”.
  '(so|ok|and|oh|right)* (the|my)? {task} (is|s)? (now)? (due|due on|due by|due in) {to} (now|instead)',
  '{task} (is|s|are) (now)? (due|due on|due by|due in|due at|scheduled for|set for) {to}',
  { say: '{task} (is|s|are) (now)? (due|due on|due by|scheduled for|set for)', moment: 'needed' },
  '(the)? (deadline|due date|date) (for|of) {task} (is|s) (now)? {to}',
  { say: '(the)? (deadline|due date|date) (for|of) {task} (is|s) (now)?', moment: 'needed' },
  '{task} (deadline|due date) (is|s) (now)? {to}',
  { say: '{task} (deadline|due date) (is|s) (now)?', moment: 'needed' },
  {
    say: '{task} (should be|is|s|will be|is going to be|has to be|needs to be|has been|got|was|is being) (now|moved|rescheduled|changed|pushed|pushed back|brought forward|preponed|postponed|delayed|advanced|put back|to|on|at|for|instead)* (not {_})?',
    moment: 'needed',
  },
  // A first day: until then it isn't offered.
  '(dont|do not|no need to) (start|begin|offer|suggest|show|offer me|suggest me|show me) {task} (until|till|before) {start}',
  '(hide|park) {task} (until|till) {start}',
  // By so much: “push the report back a week”, “the dentist an hour later”.
  {
    say: `(push|push back|delay|postpone|defer|bump|shift|move|put|make|set|put off|put back|reschedule|snooze) {task} (back|out|on|along)? (by|for)? ${LENGTH} {shift} (later|back|on)?`,
    // “Put both on for 8” names an hour.
    typed: /^(?!.*\bfor \d{1,2}\b(?! ?(?:m|h|d|w|min|hour|hr|day|week)))/i,
  },
  // Counted from the day it is on: “move it to the week after”.
  ...[
    { words: 'week', shift: '1 week' },
    { words: 'day', shift: '1 day' },
  ].flatMap(({ words, shift }): readonly Sentence[] => [
    {
      say: `(<move>|put|make) {task} (back|over|on)? (to|till|until|for)? (the)? (${words} after|following ${words}|${words} after that|${words} later) (instead|please|then)?`,
      with: { shift },
    },
    {
      say: `(no|actually|sorry|rather|better|make it|can we do|lets do|lets say)* (the)? (${words} after|following ${words}|${words} after that) (instead|please|then)?`,
      with: { task: 'it', recent: 'yes', shift },
    },
  ]),
  {
    say: `(push|put|make|move|set|shift|bring) (it|that|this) (back|out|on)? (by)? ${LENGTH} {shift} (later|back|on)`,
    with: { task: 'it' },
  },
  {
    say: `(push|put|make|move|set|shift|bring) (it|that|this) (forward|up)? (by)? ${LENGTH} {shift} (earlier|forward|sooner)`,
    with: { task: 'it', earlier: 'yes' },
  },
  {
    say: 'not (today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|this week|the weekend|mon|tue|wed|thu|fri|sat|sun) (but|its|it is|rather)? {to}',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:(?:no|oh|sorry|wait|oops|actually)[, ]+)*not [^,;]+(?:[,;:–-]| but ).+/i,
  },
  {
    say: `(move|shift|bring|pull|reschedule|make|set|put|start|have) {task} (by)? ${LENGTH} {shift} (earlier|forward|sooner)`,
    with: { earlier: 'yes' },
  },
  {
    say: `(bring|pull|move|shift|push) {task} (forward|forwards|up|ahead|earlier) (by)? ${LENGTH} {shift} (please|then)?`,
    with: { earlier: 'yes' },
  },
  `(do|tackle|start|finish) ${POINTING} {task} {to}`,
  { say: `(do|tackle|start|finish) ${POINTING} {task}`, moment: 'needed' },
  { say: '(do|tackle|start|finish) {task} {to}', trust: 'offer' },
  { say: '(do|tackle|start|finish) {task}', moment: 'needed', trust: 'offer' },
  ...correctionSentences,
  {
    say: '(remind|ping|nudge|poke) me (of|about|to do|with|on)? (it|that|this|that one|this one) (again)? (at|on|in)? {to}',
    with: { task: 'it', recent: 'yes' },
  },
  // Its moment was taken out before.
  {
    say: '(remind|ping|nudge|poke) me (of|about|to do|with|on)? (it|that|this|that one|this one) (again)?',
    with: { task: 'it', recent: 'yes' },
    moment: 'needed',
  },
  // “Remind me about it tomorrow when I'm at my desk”: where one will be then says nothing more of when.
  {
    say: '(remind|ping|nudge|poke) me (of|about|to do|with|on)? (it|that|this|that one|this one) (again)? (when|once|as soon as|after|before|while) (i|im|ill|ive|we|were|the|my) {_}',
    with: { task: 'it', recent: 'yes' },
    moment: 'needed',
  },
  // Its reminder goes with its date.
  {
    say: '(you)? (stop|quit|dont|do not|no more|never|no need to|dont need to|dont have to|do not need to|neednt) (reminding|reminders|remind|pinging|ping|messaging|message|texting|text) (me)? (about|of|to do|to|for) (the|my)? {task} (anymore|any more|again|any longer)?',
    with: { to: 'none' },
    orElse: 'tell',
    // “Don't remind me of it tomorrow” is about that day.
    moment: 'none',
  },
  { say: '(ill|i will|lets|let me)? (do|leave|save|keep) {task} (for)? later', trust: 'offer' },
  '(snooze|postpone|defer) (it|this|that|this one|that one)?',
  '(ill|i will|lets|let me|we can|i can|can i|please)? (do|finish|leave|save|tackle) (it|this|that|this one|that one) (later|another time|another day|some other time)',
  { say: '(snooze) {task}', orElse: 'tell' },
  { say: '{task} (later|another time|another day|some other time)', trust: 'offer' },
  '(not today|not now) {task} {to}',
  '(hide|keep back|hold back|hold) {task} (until|till|before) {start}',
  '(dont|do not) (show|offer|suggest|bring up) (me)? {task} (before|until|till) {start}',
  '{task} not (before|until|till|earlier than) {start}',
  '(no|not) {task} (before|until|till) {start}',
]
