// How people ask to be reminded of a thing that is not there yet. Patterns of `task add`, whose options are their slots.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

export const reminderSentences: readonly Sentence[] = [
  // “Tell me the day before to get cash”: before which day, what was shown says.
  '(and|also|but|please|can you)* (<remindme>|<pingme>) (on)? the (day|night|evening|morning|afternoon) before (that|it)? (to|about) {title}',
  // A reminder of a thing. Its moment was taken out before; where that could not be read, the title keeps it.
  '(on|at|for|by|in)? {due} <remind> (to|about|of|that|for) {title}',
  '<remind> (on|at|for|by|in)? {due} (to|about|of|that|for|because) {title}',
  // “Remind me when I get home to feed the cat”: no moment, so the words stay.
  {
    say: [
      '<remind> (when|whenever|once|after|before|as soon as|next time|every time) {_} to {title}',
      '<pingme> (when|whenever|once|after|before|at|around|as soon as|next time) {_} to {title}',
    ],
    trust: 'title',
    with: { title: 'as it stands' },
  },
  // “When I get up put a wash on”: a thing to do then, and no question.
  {
    say: '(when|once|as soon as|next time) (i|im|we|were) {_}',
    trust: 'title',
    with: { title: 'as it stands' },
    typed:
      /^\W*(?:when|once|as soon as|next time) (?:i|we)(?:[’']?m|[’']?re| am| are)? ?(?:get|wake|come|finish|leave|arrive|go|see|next see|home|back|up|off|in|done)\b(?!.*\b(?:i[’']?ll|i will|i want|what|should|remind|did|was)\b)(?: \S+){3,}(?<!\?)$/i,
  },
  '<remind> (on|at|for|by|in)? {due} (i|we|there) (have|need|must|got|should|am|is|are) (to|a|an)? {title}',
  '<remind> (again|please)? (to|too|about|of|that|for) (the|my|a|an)? !(tasks on|items on|things on|what|which) {title}',
  '<remind> (that|to|when|for|of|about)? (i|we|there|ive) (have|need|must|got|should|want|is|are) (to|a|an)? (remember to)? {title}',
  '<remind> (that|about|of)? (im|i am|we are|were) (supposed|meant|due|going|having|seeing|meeting) (to)? {title}',
  // “Remind Tom to call” is a thing to do, with its verb.
  // “Remind me the day before” is about what was shown last.
  {
    say: '<remindme> (the|my|me)? {title}',
    typed:
      /^(?!.*\bme (?:(?:the|an?|one|two) )?(?:day|night|evening|morning|hour|week|days|weeks|hours) (?:before|after|ahead|earlier|early)(?: that| it)?(?: too| please| as well)?\W*$)/i,
  },
  '{title} (so|and|,|help)? (please|can you|could you)? remind me (of it|of that|about it|about that|to)?',
  // The title stays as typed here: the urging behind it is taken off where titles are read.
  {
    say: [
      '{title} (so|and|but|please|pls)* (dont|do not) (let me)? forget (it|that|this|about it|about that)? (please|pls|this time|again)?',
      '{title} (and|but|so)? (i)? (mustnt|must not|cant|cannot) forget (it|that|this|about it|about that)? (please|this time|again)?',
      '{title} so (that)? (i|we) (dont|wont) forget (it|that|this|about it)?',
    ],
    trust: 'title',
    with: { title: 'as it stands' },
    typed: /^(?!(?:i|we|you|he|she|they|it|please|pls|and|so|but|ok|oh)\b[^,;]*forget)(?=.{12,})/i,
  },
  {
    say: '(i|we) keep (on)? forgetting to {title}',
    trust: 'title',
    with: { title: 'as it stands' },
    typed: /forgetting to [a-z]+ (?:(?:up|out|back) )?(?:the|my|our|his|her|mum|mom|dad)\b/i,
  },
  '<areminder> (set|made|added|up|created|in)? (for me|for us|for my phone)? (that|because|so that|and)? (i|we|there) (have|need|must|got|should|want|is) (to|a|an)? (remember to)? {title}',
  '<areminder> (set|made|added|up|created|in)? (for me|for us)? (to|about|of|that|for|saying|called|labelled|labeled|named|on|so i|so that i|so i can|so i dont forget to|regarding) (me to|us to|to|to remind me to|remind me to|me of|me about|the|my|a)? {title}',
  '<areminder> (set|made|added|up|created)? (for me)? (on|at|for|in|by)? {due} (to|for|about|that|of|so|saying|called|labelled|labeled|named) (me to|the|my|i|i need to|there is a)? {title}',
  {
    say: '<areminder> (set|made|added|up|created|to go off|to ring)? (for me)? (on|at|for|in|by|to)? {due}',
    with: { title: 'Reminder' },
  },
  '<areminder> {title}',
  '<alertme> (to|that) !(what|which|when) {title}',
  '(alert me|notify me|ping me|warn me|buzz me) about {title}',
  { say: '(make|set) {title} (to)? (repeat|recur|happen|repeating|recurring)', moment: 'needed' },
]
