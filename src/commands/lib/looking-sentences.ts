// How people look for what they once said: by the act, by its words, by what was planned. Patterns of `task list`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

export const lookingSentences: readonly Sentence[] = [
  // How much there is.
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
]
