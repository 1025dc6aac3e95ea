// How people say that a task is called otherwise, takes so long, or matters so much. Patterns of `task edit`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { leafTypes } from '../../domain/tasks/index.ts'
import { NUMBER_WORD } from '../../language/number-words.ts'

/**
 * Nothing but a length of time, said of what was saved just before: “~2h”, “about half an hour”, “2 hours”. Minutes alone
 * are the time that is free now.
 */
const ROUGHLY =
  "(?:it(?:['’]?s| is|['’]?ll be|['’]?ll take| will take| takes| should take)?|thats|that['’]?s|takes|say|maybe|about|around|roughly|approx\\.?|approximately|probably|ca\\.?|like|needs|estimate:?|i think|i guess|i['’]?d say|only|just)"
const LENGTH = `(?:\\d{1,3}(?:[.,]\\d)?|an?|half an?|a quarter of an|${NUMBER_WORD})\\s?(?:m|mins?|minutes?|h|hrs?|hours?)(?:\\s?\\d{1,2}\\s?(?:m|mins?|minutes?))?`
const HOURS =
  '(?:\\d{1,2}(?:[.,]\\d)?|an|one|two|three|four|five|ten)\\s?(?:h|hrs?|hours?)(?:\\s?\\d{1,2}\\s?(?:m|mins?|minutes?))?'
const LENGTH_ALONE = new RegExp(
  `^\\W*(?:(?:${ROUGHLY}\\s+)+~?\\s?${LENGTH}|~\\s?${LENGTH}|${HOURS}|${LENGTH}(?= (?:max|tops|each)\\W*$))(?: and a half)?(?: (?:or so|ish|i think|i guess|max|tops|each))*[.!?]*$`,
  'i',
)

/** A number, and what people say when they change what they said. */
const COUNT_ALONE = new RegExp(
  `^\\W*(?:[\\p{L}’']+[\\s,]+){0,5}(?:[£$€₹]?\\d{1,5}(?:\\.\\d\\d?)?|${NUMBER_WORD})(?: [\\p{L} ]{2,18})?\\W*$`,
  'iu',
)

/** “No, buy it on friday” says when, and no other title. */
const NEW_TITLE = /^(?!.*\b(?:it|that|them)\b).{3,60}$/i

/** Words for each priority. */
const PRIORITY_WORDS = [
  ['urgent|top|highest|critical', 'urgent'],
  ['high|important', 'high'],
  ['medium|normal', 'medium'],
  ['low|lowest', 'low'],
] as const

export const editSentences: readonly Sentence[] = [
  // Other words in the title of what was spoken of last: “change print to scan”, “donna not dawn”.
  {
    say: '(change|swap|replace|switch|correct) (the|that)? {old} (to|with|for|into|by) (the|a)? {by}',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:\S+ ){3,8}\S+$/,
    moment: 'none',
  },
  {
    say: [
      '(no|sorry|oops|actually|wait|its|it is|thats|i meant|i mean|should be|it should be)* {by} (not|instead of) {old}',
      '(no|sorry|oops|actually|wait|its|it is|thats|it)* (not|isnt) {old} (its|it is|but|thats|i meant|i mean|should be) {by}',
    ],
    with: { task: 'it', recent: 'yes' },
    // “He is not picking up”, “my team is not cooperating” say how things are.
    typed:
      /^(?!\W*(?:he|she|they|we|i|you)(?:[’']?(?:s|re|m))?\b|.*\bnot \p{L}+ing\b)(?!\W*(?!(?:it|that|no it|no that)\b)(?:\S+ ){1,4}(?:is|are|am|was|were|do|does|did|has|have|can|will) not )\W*(?:\S+ ){2,7}\S+$/iu,
    moment: 'none',
  },
  // “No yogurts”, of “lunch: ham, wraps, yogurts”: a part of the list that was just saved or shown.
  {
    say: '(actually|oh|and|but|ok|sorry|wait)* (no|not|without|skip|scrap|leave out|leave off|forget|lose|dont need|we dont need|i dont need|take off|take out|minus) (the|any)? {less} (though|tho|then|after all|actually|please|this time|off|out)*',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:\S+ ){1,6}\S+\W*$/,
    moment: 'none',
  },
  // “They have increased it to 80”, “they want 80 now”.
  {
    say: [
      '(he|she|they|we|i|you|its|it|theyve|weve|ive|hes|shes|someone)? (has|have|had|is|s)? (been)? (increased|upped|raised|reduced|changed|cut|lowered|dropped|gone up|gone down|went up|came down|increase|reduce|up|cut down) (it|that)? (to) {count} (now|please|instead)?',
      '(he|she|they|we|i|you) (want|wants|need|needs|said|says|asked for|ordered) {count} (now|instead|of them|actually|after all)',
    ],
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:\S+ ){2,8}[£$€₹]?\d{1,5}(?: [\p{L} ]{2,12})?\W*$/iu,
    moment: 'none',
  },
  // “He wants 4 not 3”: what somebody says of its number.
  {
    say: '(oh|and|but|so|actually)* (he|she|they|we|i|you|it) (want|wants|need|needs|said|says|meant|ordered|asked for|is|are|should be) {by} (not|instead of|rather than) {old}',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:\S+ ){2,5}\d+(?: \S+)? (?:not|instead of|rather than) \d+(?: \S+)?\W*$/i,
    moment: 'none',
  },
  // “Actually it's 130 now”, “make that 20”.
  {
    say: '(no|sorry|oops|actually|wait|oh|hang on|ok|better|maybe|say|its|it is|thats|make it|make that|i mean|i meant|should be|it should be|need|we need|only|just)* {count} (now|actually|instead|please|sorry|i mean|i meant|of them|this year|this time|this month|a month|they said|he said|she said|they say|he says|she says|they want|she wants|he wants)*',
    with: { task: 'it', recent: 'yes' },
    typed: COUNT_ALONE,
    moment: 'none',
  },
  // “35 now they put it up”: the number first, and then why.
  {
    say: '(no|oh|its|it is|thats|make it|make that)* {count} (now|actually) {_}',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:\p{L}+[\s,]+){0,3}[£$€₹]?\d{1,5}(?:\.\d\d?)? (?:now|actually)\b.{3,60}$/iu,
    moment: 'none',
  },
  // “Not ring, email”.
  {
    say: '(no|sorry|oops|actually|wait|oh|hang on|or)* not {swap}',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:(?:no|sorry|oops|actually|wait|oh|hang on|or)\W+)*not [^,;]{2,30}[,;–] ?\S.{1,40}$/i,
    moment: 'none',
  },
  { say: 'rename {task} (to|as|into) {title}', orElse: 'tell' },
  'change (the)? (name|title|words|wording|text) of {task} to {title}',
  'change {task} (in|into) {title}',
  {
    say: '(its gonna|its going to|it is going to|gonna|going to|thats gonna|thats going to|thatll|that will|itll|it will|thisll|that might|it might|that should|it should|that takes|it takes|probably|might|should|shouldnt|will|takes|it took|needs|that needs)* (take|takes|took|need|needs|be) (me)? (about|around|like|maybe|roughly|at least|probably)* (i think|i guess|max|tops)*',
    with: { task: 'it', recent: 'yes' },
    length: 'minutes',
  },
  {
    say: '(like|about|around|maybe|roughly|probably|for|say|for like|for about) (each|each time|every time|a time|per go)?',
    with: { task: 'it', recent: 'yes' },
    length: 'minutes',
    typed: /^\W*(?:like|about|around|maybe|roughly|probably|for|say)\b/i,
    yields: true,
  },
  '{task} (takes|will take|should take) (about|around)? {minutes}',
  {
    say: '(about|around|like|maybe|roughly|probably|i think|i guess)* {minutes} (should|ought to|will|would|might|is|are) (be|do)? (enough|plenty|fine|about right|it|do it|ok|okay|all it takes|all i need) (for it|for that|for this|i think|probably)?',
    with: { task: 'it', recent: 'yes' },
  },
  {
    say: '(it|its|it is|itll|it will|be|take|takes|thats|say|should|maybe|about|around|roughly|approx|approximately|probably|ca|like|needs|estimate|i think|i guess|id say|only|just)* {minutes} (or so|ish|i think|i guess|max|tops|each)*',
    with: { task: 'it', added: 'yes' },
    typed: LENGTH_ALONE,
  },
  '(change|edit|update|correct) (the)? (name|title|wording) (of|for) {task} (to|into|as) {title}',
  { say: '(change|correct) {task} to {title}', trust: 'offer' },
  '(call|name) {task} {title} instead',
  '{task} (should|must|is to) be (called|named) {title}',
  '(give|make) {task} (the|a)? (new)? (name|title) {title}',
  // “add eggs”, then “no wait, I meant oats”.
  {
    say: '(no wait|no sorry|i mean|i meant|no i mean|no i meant|sorry i meant|sorry i mean|actually i meant|wait i meant|oops i meant|i meant to say|i meant to type|should be|should say|it should say|it should be) !(keep|leave|cancel|stop|undo|wait|forget|delete|dont|do not|never|it|its|they|theyre|that|thats|this|im|i|ive|he|hes|she|shes|we|weve|not|no|yes|you|there) {title}',
    with: { task: 'it', recent: 'yes' },
    typed: NEW_TITLE,
    moment: 'none',
  },
  // “wash up, i mean”, after “dishes”.
  {
    say: '!(it|its|they|that|this|im|i|not|no|yes|you) {title} (i mean|i meant|i meant to say|sorry i mean|sorry i meant)',
    with: { task: 'it', recent: 'yes' },
    typed: /^.{5,60}$/,
    moment: 'none',
  },
  {
    say: '{task} (is|s|are) (very|really|now|super|so)* (urgent|a top priority|top priority|the priority)',
    with: { priority: 'urgent' },
  },
  { say: '{task} (is|s|are) (very|really|quite|now|super|so)* important', with: { priority: 'high' } },
  {
    say: '{task} (isnt|is not|arent|are not) (that|so|very|really|all that)* (urgent|important|pressing)',
    with: { priority: 'low' },
  },
  ...leafTypes.map((kind) => ({
    say: [
      `{task} (is|are) (a|an|more|really|actually)* ${kind} (one|task|thing|work)?`,
      `(mark|set|make) {task} (as|to)? (a)? ${kind} (task|thing)?`,
    ],
    with: { kind },
  })),
  '{task} (needs|is|will be|is going to be|should be|is about|is around) (about|around|roughly)? &(1|2|3|4|5|10|15|20|25|30|40|45|50|60|90|120|an|a|half|two|three) {minutes}',
  ...PRIORITY_WORDS.map(([words, priority]) => ({
    say: [
      `(set|make|mark|change|bump) {task} (to|as|at)? (a)? (${words}) (priority)?`,
      `(set|change|raise|lower) (the)? priority (of|for|on) {task} to (${words})`,
      `give {task} (a)? (${words}) priority`,
      `{task} (is|should be|has) (a|now|very|really)* (${words}) priority`,
    ],
    with: { priority },
  })),
  // “Put that first”: before the others, and on no other day.
  {
    say: [
      '(put|make|set|move|do|keep) {task} (first|at the top|to the top|on top|top of (the|my) list|at the top of (the|my) list|to the top of (the|my) list|before the others|before everything else|ahead of the others) (please|then|now)?',
      '{task} (goes|comes|should go|should come|needs to go|is|s) (first|at the top|before the others|before everything else)',
      '(put|move|bump) {task} (up|up the list|higher|higher up) (please|then|now)?',
    ],
    with: { priority: 'high' },
  },
  {
    say: [
      '(put|make|set|move|do|keep|leave) {task} (last|at the bottom|to the bottom|at the bottom of (the|my) list|to the bottom of (the|my) list|after the others|after everything else|lower down) (please|then|now)?',
      '(bump|move) {task} (down|down the list) (please|then|now)?',
    ],
    with: { priority: 'low' },
  },
  {
    say: '{task} (is|should be) (by far|now|really|definitely|still)* (the|my)? (most important|most urgent|more important|more urgent|top priority|number one|main|biggest priority|first priority|priority) (one|thing|task|of all|now|today|this week)*',
    with: { priority: 'high' },
  },
]
