// How people say that what was just spoken of repeats, repeats otherwise, or begins later. Patterns of `task move`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { RHYTHM_ALONE } from '../../language/english/time-alone.ts'

const OF_LAST = { task: 'it', recent: 'yes' }

/** Longer lines name a thing. */
const SHORT = /^.{4,60}$/

/** Says until when, and nothing else. */
const UNTIL =
  /^\W*(?:(?:but|and|oh|only|just|its|it[’']s|it|repeat it|do (?:it|that)|keep (?:it|going)|(?:that )?goes on)\W+)*(?:(?:until|till?|up until) |(?:it |that |they )?(?:ends|finishes|stops) ).{2,25}$/i

/** Names weekdays. */
const HAS_DAY = /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|weekends?\b/i

export const rhythmSentences: readonly Sentence[] = [
  {
    say: '(make|set|change|switch) {task} (to)? (repeat|recur|be)? {every} (instead|please|then|now|actually)*',
    typed: /\b(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|yearly|annually|nightly)\b/i,
  },
  // “And every month after that”, of what was spoken of last.
  {
    say: '(and|then|also|so|repeat|make|do|it|that|this|again)* (every|each) {every} (after that|after|from then on|thereafter|from now on|from then|too|as well|please)*',
    with: { task: 'it', recent: 'yes' },
    typed: /^\W*(?:(?:and|then|also|so|repeat|make|do|it|that|this|again)\s+)*(?:every|each)\b.{2,40}$/i,
  },
  // “Weekly actually”, “no, thursdays”, “moved to thursdays now”, “its biweekly”: nothing but how it repeats.
  {
    say: '(no|nah|nope|sorry|oops|wait|actually|or|well|ok|so|and|it|its|it is|thats|that is|theyre|they are|i mean|i meant|make it|make that|do it|do that|do|say|lets say|lets do|repeat it|repeats|repeating|is|should be|moved to|changed to|switched to|change it to|switch it to|move it to|on|for|now|just|rather|better)* {every} (instead|rather|please|then|now|actually|i mean|i meant|sorry|from now on)*',
    with: OF_LAST,
    typed: RHYTHM_ALONE,
  },
  {
    say: '(no|sorry|oops|wait|actually)* not (on)? (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends) (but|its|on|rather)* {every}',
    with: OF_LAST,
    typed: RHYTHM_ALONE,
  },
  {
    say: '(no|sorry|oops|wait|actually|its|it is|theyre|make it|i mean|i meant|on)* {every} (not|instead of|rather than) {_}',
    with: OF_LAST,
    typed: RHYTHM_ALONE,
  },
  // “Alternate days only”, “sundays off”: how what was just said repeats, and when it doesn't.
  {
    say: [
      '(but|and|oh|actually|no|just|only|on|make it|do it|its)* {every} only',
      '(but|and|oh|actually|no|make it|do it|its)* only (on)? {every}',
    ],
    with: { task: 'it', recent: 'yes' },
    // “4 days only” is a length.
    typed: /^(?!\W*(?:\w+ ){0,3}\d+ ?(?:m|h|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?) only).{5,50}$/i,
  },
  {
    say: [
      '(but|and|oh|actually|no|just|please)* (except|not|apart from|excluding|but not|skip|skipping|leave out|leave off|leave|without|drop|lose|remove|cut|scrap|take off|take out|cancel|never) (on|for|in|at|during)? (the)? {except} (one|ones)? (though|tho|please|then|off|out)?',
      '(and|but|with)* {except} (off|free|excluded)',
    ],
    with: { task: 'it', recent: 'yes' },
    typed: HAS_DAY,
  },
  // “Until easter”, “ends in june”: its last day.
  {
    say: [
      '(but|and|oh|only|just|its|it is|it|repeat it|do it|do that|keep it|keep going|that goes on|goes on)* {until} (only|please|though|then)*',
      '(it|that|they)? (ends|finishes|stops) (on|in|at|after)? {until}',
    ],
    with: OF_LAST,
    typed: UNTIL,
    isTypedWhole: true,
  },
  // “Not this week, it starts next week”: its first day.
  {
    say: '(and|but|oh|no|sorry|actually|its|it is|it|not this week|not this time|not today|not yet)* (starts|starting|start it|start|begins|beginning|first one is|first one|first ones|from) (on|from)? {begins} (onwards|on|though|please)?',
    with: OF_LAST,
    typed: SHORT,
  },
  // “So the next one's april”.
  {
    say: '(so|and|ok|then|its|thats)* (the)? next (one|time|ones)? (is|s|will be|is due)* (on|in|at)? {begins} (then|so|please)?',
    with: OF_LAST,
    typed: SHORT,
  },
  {
    say: '(and|but|oh|no|sorry|actually|its|it is|it|not this week|not this time|not today|not yet)* (starts|starting|start it|begins|from) next (week|time)?',
    with: { ...OF_LAST, begins: 'next week' },
    typed: SHORT,
    moment: 'ignored',
  },
]
