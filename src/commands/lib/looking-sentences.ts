// How people look for what they once said: by the act, by its words, by what was planned. Patterns of `task list`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

export const lookingSentences: readonly Sentence[] = [
  {
    say: '(so|and|ok)* (hows|how is|how does|whats|what is|what does) (my|the|our) week (look|looking|looks|shaping) (like|up|ahead|so far|for me)*',
    with: { on: 'this week' },
  },
  {
    say: '(so|and|ok)* (hows|how is|how does|whats|what is|what does) (my|the|our) weekend (look|looking|looks|shaping) (like|up|ahead|so far|for me)*',
    with: { on: 'this weekend' },
  },
  // “Can tomorrow be a light one”: what stands there is shown first.
  {
    say: '(can|could|may|please|i want|i need|id like|lets|let|shall we|we|i|it|make|keep|have|be|to|that|for|there|me)* (a|an|my|the)? (nice|really|very|bit|more)* (light|lighter|easy|easier|short|shorter|gentle|gentler|slow|slower|empty|emptier) (one|day|morning|afternoon|evening|week)? (please|ok)*',
    moment: 'needed',
    typed: /^\W*(?:can|could|may|please|pls|i want|i need|i[’']?d like|let|make|keep|shall)\b/i,
  },
  '(is there|was there|have i got|did i have|do i have)? (anything|something|what) (that|else)? (i|ive|we) (promised|said id do|was meant to do|am meant to do|forgot|am forgetting|im forgetting|missed|agreed to|committed to) (to do|to|anyone|today|this week)*',
  // “The thing i said” of nothing that is named: what was said, newest first.
  '(please|can you|could you|just|wait|so|and|ok)* (remind me|tell me|show me|whats|what was|what is|find|where is|wheres) (of|about|again)* (the|that|those|all the|my) (thing|things|stuff|one|ones|bit) (that)? (i|we) (just)? (said|told you|mentioned|typed|wrote|put|put in|put down|added|asked|gave you|noted|saved|sent) (before|earlier|yesterday|last|in|down|you|to you|today|this morning|last night|last week|on monday)*',
  // “3 things still to do right?”: a number alone tells how far one is.
  {
    say: '(so|and|ok|thats|still|only|just|its)* (that leaves)? (1|2|3|4|5|6|7|8|9|10|one|two|three|four|five|six|seven|eight) (more|other)? (things|tasks|jobs|bits|to dos) (still|left|more|are|is)* (to do|to go|left|remaining|to finish|undone|on (the|my) list) (right|yes|yeah|no|correct|is it|isnt it|today|now)*',
    typed: /\?\W*$/,
  },
  '(so|and|ok|now)* (what|whats|what is|what all|what else) (is|the)* (remains|remaining|still remains|rest|left over|left undone|outstanding) (now|then|please|today|to do|for me|of it)*',
  '(is|are|was) (there)? (any)? (more|others|anything more) (than (that|this|these|those|it)|to it|to do|left|on there|on it|on the list|to come)',
  '(what|whats|what is|what all is) (still)? (pending|left|remaining|due|outstanding|open) (from|on|at) (my|our) (side|end|part|plate)',
  '(did|have) i (tell|told|mention|mentioned|say|said|write|written|put|note|noted) (you|to you|it|down|in|anything)* (about|that)? (my|the|a|an|this)? {find} (thing|stuff|bit|already|yet|before)*',
  {
    say: '(how many|how much) (open|more|other|of my)? (things|tasks|items|stuff|jobs|to dos|todos) (do i have|have i got|have i|are there|are open|are left|are on|is left|have we got|i have|are there left|remain) (on|open|left|to do|today|still|got on|on my list|now|in total)*',
  },
  // “Who do I owe money to”, “who do I need to ring”: by the act.
  {
    say: '(who|whom) (else)? (do|should|must|did|have) (i|we) (still|also)? (need to|have to|want to|got to|supposed to|to)? &(owe|call|ring|phone|email|text|message|pay|thank|chase|see|meet|ask|visit|invite|tell|reply to) {find} (to)?',
  },
  '(whats|what was|what is|what were|where is|wheres|find|show me) (again)? (the|that) (thing|things|one|task|idea|note|bit|stuff) (that)? (i|we) (said|say|wrote|added|put|mentioned|told you|had|noted|saved) (down|you|in)? (about|with|on|for|regarding) (the|my)? {find}',
  // “What's the first thing tomorrow”: its moment was taken out.
  { say: '(so|and|ok)* (whats|what is|what do i have|what have i got) (the|my)', moment: 'needed' },
  // What was planned, said as one asks oneself.
  {
    say: '(so|and|ok|now)* (what|what else|whatelse) (was|did|am|were) (i|we) (going|meant|supposed|planning|wanting|want|gonna) (to)? (do|be doing|get done) (today|now|next|again|this morning|this afternoon)*',
    moment: 'ignored',
  },
  {
    say: '(wait|hang on|so|and|hey)* (am i|are we|have i) (double booked|double-booked|overbooked|booked|booked up|clashing|busy|free|got a clash|got anything) (then)?',
    moment: 'needed',
  },
  '(so|and|ok)* (whens|when is|what time is|what day is|what times) (the|my|our|his|her|their|that) !(next) {find} (again|then|please)*',
  {
    say: '(so|and|but)* (did|has|have) (she|he|they|mum|dad|mom|nan|the kids|the dog|the cat|the baby) (already|actually)? (have|had|take|taken|get|got|eat|eaten|drink|drunk) (her|his|their|the|its)? {find} (yet|already|today|this morning|tonight)*',
    with: { asks: 'done' },
    moment: 'ignored',
  },
  '(hide|filter out|remove|take away) (everything|all|the rest|all the rest|all others) (except|except for|but|apart from|other than|thats not|that isnt|not) (for|from|due)? {on}',
  '(where is|wheres|where has|where did) (my|the)? (<list>|<calendar>|<shoppinglist>) (gone|go|now|again|then)*',
  {
    say: '(did|have) (i|we) (already|actually|ever)? (do|done|finish|finished|complete|completed) (the|my|our) {find} (yet|already|now)?',
    with: { asks: 'done' },
    moment: 'ignored',
  },
  '(so|and|now)* what all (is there|do i have|have i got|have we got|is on|is pending|is left|to do|is to be done) (pending|left|for me|on|to do)*',
  {
    say: '(so|and|now)* what all (is there|do i have|have i got|have we got|is on|is pending|is left|to do|is to be done) (pending|left|for me|on|to do)*',
    moment: 'needed',
  },
  // Whether something is kept here: “is mum's birthday on here”.
  '(is|are|was|were|have i got|did i put|do i have) (the|my|our|a|any)? {find} (on|in|saved|stored|noted|down)* (on|in)? (here|there|this thing|this app|the system|the app|your list|your memory) (yet|already|somewhere)?',
  {
    say: '<my>? (upcoming|next|latest|pending|coming|up coming|current|last|first|todays|tomorrows|active)? <own> (please|today|for today|is what|are what|status|details|overview|summary|for the day|contents|items|check|includes what|has what|contains what)?',
    trust: 'last',
    // “Appointment”, with its moment, is one of them, and no wish to see them.
    typed: /^(?!\W*an? |\W*(?:appointment|meeting|event|call)\W*$)/i,
  },
]
