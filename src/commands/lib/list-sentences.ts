// How people ask for their tasks: what is there, what is due, what was done.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { lookingSentences } from './looking-sentences.ts'

/** The sentences of `task list`. */
export const listSentences: readonly Sentence[] = [
  // What came while the person was away.
  {
    say: [
      '(so|ok|hi|hey|hello|morning)* (what|whatd|what all|what else) (did|have|had) (i|we) (miss|missed) (out on|out)? (while i was (away|out|gone|off|asleep|ill|sick|on holiday|at work|in there|offline)|yesterday|today|over the weekend|at the weekend|this week|last week|since {_}|so far|lately|anything)?',
      '(did|have) (i|we) (miss|missed) (anything|something|much|a lot) (while i was (away|out|gone|off|asleep|ill|sick|on holiday|at work)|yesterday|over the weekend|since {_}|important|so far)?',
      '(what happened|what came up|whats happened|what has happened|what went on|whats new|what is new|anything new) (while i was (away|out|gone|off|asleep|ill|sick|on holiday|at work|offline)|since i was (here|last here|away|gone)|since {_}|over the weekend)',
      '(catch me up|fill me in|bring me up to speed|get me up to speed|what have i missed|anything i missed|anything i should know)',
    ],
    with: { missed: 'yes' },
    moment: 'ignored',
  },
  // All of it: shown first in help, and as a prompt.
  {
    say: [
      'show me everything',
      '(show|list|give|read) (me)? all (of it|of them|my tasks|tasks|my things|i have|please|again|now)*',
      '(read|show|tell|give) (me)? (whats|what is|whatever is) (left|still open|outstanding|remaining|open|still to do) (to do|on my list|for me|today)?',
      '(whats|what is|what else is|whatever is) (left|still open|outstanding|remaining) (to do|on my list|for me)?',
      'what do i (still)? (have|need) to do',
      '(whats|what is) (still)? to do',
      'everything (on my list)?',
      '(is|was) (that|this|it) (really)? (everything|all|the lot|all of (it|them)|all there is|all i have|it then) (now|for today|then|for now|really)*',
    ],
  },
  '(find|search for|search|look for|look up|where is|wheres|grep) (my|the)? {find} (task|tasks)',
  '(find|search for|search|look for|look up|where is|wheres|grep) (my|the)? !(out|out what|out whats|out when|out where|out who|out how|out why|out if|out whether|out which|out about) {find}',
  {
    say: '(morning|good morning|afternoon|evening|hi|hey|hello)* (whats|what is) (on|up for) (today|for today|the agenda|the cards|my plate|for me|now)*',
    with: { on: 'today' },
    moment: 'none',
  },
  {
    say: [
      '(when did i last|when did we last|when was the last time i|have i recently|how long since i) &(<act>|<did>|take|eat|have) {find}',
    ],
    with: { asks: 'done' },
    moment: 'none',
  },
  // Whether anything is on a day.
  {
    say: [
      '(is|are) there (anything|something|much|any plans|any tasks|any appointments) (else|already|planned|happening|going on|on|due)* (for me)?',
      '(is there|do i have|have i got) (anything|something) (else|on|planned)? (before|after|around|by|at|until|between) {_}',
      '(do i have|have i got|got|have i) (anything|something|much|any plans) (else|already|planned|happening|going on|on|due|to do)*',
      '(whats|what is|anything|what else is) (happening|going on|planned|on|scheduled|coming up|there|due) (for me|then)?',
      '(whats|what is|hows|how is|how does) (it|my|the)? (looking|look|shaping up) (like|up|for me)*',
      '(whats|what is) on',
      '(show|show me|list|give me|tell me|read|read me|read out|see|let me see|whats|what is) (everything|all|all of it|all my tasks|all the tasks|my tasks|all my things|it all) (thats|that is|which is|i have|ive got|i have to do|due|planned|on|there is|to do|coming up)* (for|on|in)?',
      '(tell me about|show me|only|just|show me only|show me just|only show me|and what about|what about|how about|hows|how is)',
    ],
    moment: 'needed',
  },
  '(tell me about|and what about|how is|hows) {on}',
  // A list with a name of its own is what was put on it.
  '(so|and)? (list|read|read out|name|show|show me|display|open|see|check|tell me|whats|what is|whats left|what is left|what else is|what do i have|what have i got|anything|is anything|is there anything) (everything|all|every|whats|what is|what|items|things|left|still)* (on|in|from|of)? (my|the|our) {named} (list|lists) (please|now|again)?',
  '(my|the|our) {named} list',
  {
    say: [
      '(so|and|please|can you|could you)* (check|read|open|show|pull up|bring up|view|see|display|get|list|tell|name|whats|what is|give) (me|us)? (everything|all|whats|what is|the|items|things|left|still)* (on|in|from|of)? <my> <shoppinglist> (please|for me|to me|again|out loud|aloud|items|out|back|now)*',
      '(so|and|ok)? what (else)? (do|did|should) (i|we) (still|actually)? (need|have|want|got) (to get|to buy|to pick up)? (at|from|in) (the|this)? (shop|shops|store|supermarket|market|grocery store|corner shop) (again|now|today)?',
      '(so|and|ok)? (what (else)? (do|did|should) (i|we) (still|actually)? (need|have)?|whats left|what is left|whats still left|what is still left) (to buy|to get at the shop|to get from the shop)',
      '(im|i am|were|we are) (at|in) (the)? (shop|shops|store|supermarket) (now|already)? (so|and)? (what do i need|what do we need|what do i get|what did i need|what did i want|what was i getting|whats on the list|what else|what do i buy) (again|here|now)?',
    ],
    with: { named: 'shopping' },
  },
  '(list|show|show me|see|view) (the|my|all|me)? {view} (tasks|ones|things|items|list)?',
  '(list|show) (tasks|everything|things)? (in|of|for) (the|my)? {zone}',
  { say: '(list|show) (the|my|me|all)? (#|tag)? {tag} tasks' },
  '(list|show|show me|view) (my|all|the)? {hash} (tasks)?',
  '(so|and)? (what|which) (did|do|have|had|was it) (i|we)? (already|ever)? (say|said|write|written|note|noted|put|save|saved|tell you|told you|write down|jot down|put down|that i said|i said|have|got) (down)? (about|regarding|concerning) {find}',
  '(list|list out|list off|read|read out|name|show|display) (everything|all|every|whats|what is|what|the items|items|things|all the items|all items|the things)* {_}? (on|in) <my> (<anylist>|<calendar>|<shoppinglist>)',
  '(whats|what is|whats happening|what is happening|anything|whats going on|what is going on|anything happening|whats up) (happening|going on|planned|scheduled|coming up|set|up)? (on|for|in)? {on}',
  'what (do i have|have i|ive|have we|do we have|am i|are we|is|have i got|ive got) (got|doing|up to|planned|scheduled|going)? (on|in|planned|going on|coming up|scheduled|happening|to do|to do on|lined up|for|on for)* {on}',
  {
    say: [
      '(show|show me|list|see|which|what|whats|what is|what are|give me|find) (tasks|things|everything|all|anything|ones|of my tasks|my tasks)* (thats|that is|that are|is|are|i have thats|i have that are|which are|which is|whats)* (overdue|late|past due|past its date|missed|behind|out of date|expired|too late) (tasks|things|ones|now|already)?',
      '(my|the|any|anything|everything|all)? (overdue|late|missed|past due) (tasks|things|ones|stuff|items|task)?',
      '(am i|what am i|where am i) (behind|late|overdue) (on|with|for)? (anything|something|what)?',
      '(have i|did i) (forget|forgotten) (anything|something) (today|lately|this week)?',
      '(is there|was there)? (anything|something) (else)? (i|ive|im|i have|i am) (forgot|forgotten|missed|forgetting|missing) (today|lately|this week)?',
    ],
    with: { view: 'waiting' },
    moment: 'ignored',
  },
  // “What's my day tomorrow”, “what does friday look like”, “how is my week”.
  '(so)? (whats|what is|how is|hows|hows is|show|show me|tell me) (my|our) (day|week|schedule|agenda|calendar|plan|diary) (look|looking|like|looking like)* (on|for|of)? {on} (look|looking|like)*',
  '(so|and)? (what does|what will|how does|how will|whats|what is|how is|hows) (my)? {on} (look|looking|looks|shaping|turning out) (like|up)*',
  '(how am i|how are we|how are things|hows it|how is it) (doing|going|getting on|coming along|getting along) with (my|the)? {find}',
  // What was said of something: looked up, whatever it is now.
  '(did|have) (i|we) (already|ever)? (tell|told|mention|mentioned|say|said|message|messaged|text|texted|let) (you|to you|you know)? (anything|something)? (about|of|regarding) (the|my)? {find} (thing|stuff|yet|already|or not)?',
  '(what|whats) (was|is|were|did i say|did i tell you|did i write|do i have|have i got|else) (that|the thing|that thing|the one|it|all that)? (again)? about (the|my)? {find} (again|thing)?',
  { say: '(what|how) about (the|my) {find}', yields: true },
  '(whens|when is|when are|whats time is|what times|when does|when do) (the|my|our)? !(it|that|this|they) {find} (back|coming|coming back|arriving|here|open|opening|close|closing|ending|end|finish|over|next|again|due)',
  ...lookingSentences,
  // Whether all of it is done: what is left.
  {
    say: '(did|have) i (do|done|get|got|finish|finished|miss|missed|forget|forgotten)? (everything|it all|all of it) (done|today|to do|on my list|yet)*',
    moment: 'ignored',
  },
  '(did|do|does|is|was|are) (there)? (anything|something) else {_}? (to happen|happening|to do|left|planned|on|due) {_}?',
  // Where there is room: what stands on that day.
  '(whats|what is|when am i|am i|when is|whens|have i got|do i have|is there|what do i have|what have i got|how much) (my|any|anything|some|much)? (free|free time|time free|space|room|time|gaps|gap) (on|for|in)? {on}',
  // The day after the one that was asked about: “what about friday”, “and saturday?”.
  {
    say: '(what about|how about|and what about|and how about|and on|and for|and|show|show me|list) (on|for)? {on}',
    typed: /^(?!\D*\d+\D*$)(?:what|how|show|list)|^(?!\D*\d+\D*$).*\?\s*$/i,
  },
  { say: '(on|for)? {on}', typed: /^(?!\W*\d+\W*$).*\?\s*$/ },
  // Whether and when something is there.
  {
    say: '(is|are|was|were|has|have) (the|my|our)? {find} (been)? (done|finished|complete|completed|sorted|ticked off|closed) (yet|already|now)?',
    with: { asks: 'done' },
  },
  '<checkif>? (do i have|do we have|have i got|have we got|i have|ive got|is|are|was|were|did i|have i|does|has|there is|theres) (there|already|still)? (a|an|any|the|my)? {find} (on|in|already on|already in|currently on|listed on|written on|noted on|anywhere on|still on|now on|down on|in with) <my> (<anylist>|<calendar>|<shoppinglist>) {_}?',
  '<checkif>? (did i|have i|did you|have you|did we|do i remember to|ive|i|ive already|i already|i have|i have already) (already|remember to|remembered to|forget to|ever)? (add|added|put|create|created|write|written|include|included|note|noted|set|schedule|scheduled|make|made|wrote) (a|an|the|any|my)? (task|event|reminder|item)? (to|for|called|about)? {find} (on|in|to|into|for|onto|down on) <my> (<anylist>|<calendar>|<shoppinglist>) {_}?',
  '<checkif>? (does|has|do|check|search|look in|look on|look through) <my>? (<anylist>|<calendar>|<shoppinglist>) (to)? (have|has|include|contain|includes|contains|for|list|mention|say|already have|see if|and see if) {find}',
  '(<checkif> (i need|we need|need)|<checkif>? (do i need|do we need)) (to get|to buy|any)? !to {find} (at|from) (the)? (store|shop|supermarket|market|grocery store|shops)',
  '(what|which|which one|which ones) (can|could|should|do) i (drop|skip|cancel|let go|let go of|delete|postpone|put off|leave|leave out) (today|for now|now|this week)?',
  '(when|when does|what time|what day|at what time|what date|how soon|how long until|where) (is|are|does|do|was|will|am i|am i having|do i have|have i|is there|s) (my|the|our|a|an|that|next|this|it)? !(they|he|she|we|you|it|that) {find} (due|scheduled|on my calendar|starting|start|starts|again|happening|be|begin|set for|on the calendar|take place|planned)?',
  '(so|and)? (how long|how much time|how many days|how many hours|how many weeks|how many sleeps|how much longer) (is it|is there|do i have|have i got|is left|left|do i still have|now)* (until|till|til|to|before) (my|the|our|that)? {find} (starts|begins|is due)?',
  '(do i have|have i got|is there|are there|did i set|have i set|do we have) (a|an|any|some|the)? (reminder|reminders|appointment|appointments|event|events|meeting|meetings|task|tasks|alarm|alarms|item|items|note|notes) (about|to|for|with|called|named|related to|set for|on|regarding|of|that says) {find}',
  {
    say: [
      '<wanttoknow> (to|me)? <toknow> {_}? <own> {_}?',
      '(for)? (you)? (to)? <show> (me|us)? (what|whats|which|if|whether|everything|all|anything|the things|things|stuff|the stuff|the items|items|every item) {_}? (<anylist>|<calendar>|<shoppinglist>|<reminders>) {_}?',
      '(remind me|remind us|tell me|tell us|inform me|let me know) (again)? (of|about)? (what|which|when|where|who|whats|whens|wheres) {_}? <doihave> {_}?',
      '(remind me|remind us) (again)? (of|about)? (what|which|when|where|who|whats|whens|wheres|how many|the date of|the time of|the location of|my schedule|my agenda) {_}?',
      '(i want|i need|give me|get me|id like|i would like|let me have|show|hand me) (the|my|our) (to do list|todo list|to-do list|shopping list|grocery list|calendar|schedule|agenda|list|tasks|lists)',
      '(remind me|remind us) (again)? (of|about) (my|all|every|the)* (to do list|todo list|to-do list|shopping list|grocery list|calendar|schedule|agenda|appointments|tasks|reminders|lists|chores)',
      '(remind me|remind us) (again)? (of|about) {_} (on|in) <my> (<list>|<calendar>|<shoppinglist>)',
      '(check|read|open|show|pull up|bring up|view|see|display|get|bing up) (me|us)? <my> (to do list|todo list|to-do list|shopping list|grocery list|calendar|schedule|agenda|list|tasks|lists|reminders|alarms|cart) (please|for me|for today|for tomorrow|to me|again|out loud|aloud|items|out|back)*',
      '(whats|what is) next (on|in) <my>? (<anylist>|<calendar>|<shoppinglist>)',
      '(whats|hows|how is|what is|how does|what does|how will) (my|the|our) (day|week|weekend|month|morning|afternoon|evening|schedule|calendar|agenda) (look|looking|looking like|look like|going to look|shaping up|like|be like|going) {_}?',
      '(tell me|tell us|tell) about (my|the|todays|tomorrows|latest|upcoming|all|any)* {_}? (<calendar>|<reminders>|<event>|alarm timings|alarm times) {_}?',
      '(for you|you) to (tell|show|read|give|list|let) (me|us)? {_}? <own> {_}?',
    ],
  },
  // All of it, and what is on a day: the moment was taken out before.
  {
    say: [
      '!(what to do|how to) <asking> {_}? <own> {_}?',
      '(what|whats|which|how|when|list|name|tell me|show me) <asking> {_}? <own> {_}?',
      '<show> (me|us)? (about|of|with|to me|out loud|for me|what|whats|what is|what are|if|whether|everything|all)? {_}? <my> {_}? <own> {_}?',
      '<show> (me|us) {_}? <own> {_}?',
      '<show> (me|us|about|everything|whats|what is|what|all|any|upcoming|current|active|pending|open|todays|tomorrows|next|out)* (<anylist>|<calendar>|<shoppinglist>|<reminders>|<event>)',
      '<wanttoknow> (to|me)? <toknow> {_}? <own> {_}?',
      '<wanttoknow> (to|me)? <toknow> {_}? <doihave> {_}?',
      '<show> (what|whats|which|if|whether|everything|all|anything|the things|things|stuff|the stuff) {_}? <doihave> {_}?',
      '!((what (do|should|can|would) i do (if|when|about))|(where (did|have) (i|we) (put|leave|left|park|parked|lose|lost))) !((how|where) (do|can|could|should|would) (i|you|we) (turn|switch|change|stop|delete|use|set|make|hide|disable|cancel|export|link|connect|get rid|pay|share|install|log|sign|import|print|undo|edit|rename|reset|remove)) <asking> {_}? <doihave> {_}',
      '!((what (do|should|can|would) i do (if|when|about))|how to|how come|what to do|(where (did|have|are|is) (i|we|my|the|our) (put|leave|left|park|parked|lose|lost|save|saved|glasses|keys|phone|wallet|purse|bag|charger|passport))) <asking> {_}? (i|we) {_}? (to do|do|doing|done|buy|get|pick up|remember|finish|complete|accomplish|remind|reminded|attend|schedule|scheduled|planned|plan|busy|free) {_}?',
      '<asking> {_}? (left|coming up|going on|happening|planned|scheduled|due|pending|outstanding|overdue|upcoming|booked|in store|lined up|to do|to be done|remaining|on tap|on deck|up next|on the docket|on my plate) {_}?',
      '!(figure out) (<show>|<asktell>) {_}? (remind|remember|reminded|remembering|keep in mind|bear in mind|not forget|supposed to|meant to|planned|scheduled|to do|in store|coming up|on my plate|on deck) {_}?',
      '<asking> {_}? (remind|remember|reminded|remembering|keep in mind|bear in mind|not forget|supposed to|meant to|trying to remember) {_}?',
      '{_} (what was it|what were they|what was that|what is it|what are they|remind me what it was|remind me what they were|can you remind me)',
      '(am|are|will) (i|we) (be)? (free|busy|available|booked|open|clear|doing anything|doing|meeting|seeing|expected|scheduled|supposed) {_}?',
      '(how|hows|what) {_}? <my>? (day|week|weekend|month|schedule|calendar|agenda|morning|afternoon|evening) {_}? (look|looking|like|going|be|shaping) {_}?',
      '(how|hows|what) (does|is|will|do|are)? (today|tomorrow|my day|the day|my week|this week|next week|my weekend|the week|things)? {_}? (look|looking|look like|looking like) (for me|like)?',
      '<my>? (<anylist>|<calendar>|<shoppinglist>|<reminders>) (contains|has|includes|is|are|holds|consists of|looks like|look like) what {_}?',
      '(is|are|does|has) <my>? (<anylist>|<calendar>|<shoppinglist>|day|schedule) {_}',
      '(whats|what is|what are|what do|what does|what else|whats else|anything|anything else) {_}? (on|in|up|for|left|there|planned|next|first|to do|today|tomorrow|else)',
      '(i|we) (need|want|would like|have|wanted|asked|wish) (to|you to|you|for you to|be|really|just|also|please|quickly|now|a|the)* (know|see|hear|told|read|view|check|look) {_}? <own> {_}?',
      '(overview|summary|rundown|run down|run-down|recap) (of|for|on)? {_}',
      '(what|whats|what is|what are) (the)? (contents|items|things|stuff|content) (of|on|in) {_}',
      '(id|i would|i) (like|love|want|need|wish) (for)? (you)? (to)? (hear|see|know|read|list|tell me|show me|give me|check|have) {_}? <own> {_}?',
      '(did|have) (i|we) (already|ever)? (add|added|put|got|get|bought|written down|noted|saved|included) {find} (yet|already|before)?',
      '<my> {_} (schedule|calendar|list|agenda|lists|reminders|alarms|appointments|meetings|events)',
      '<show> (me)? <my>? (<shoppinglist>|<list>|<calendar>|<reminders>) (items|contents|entries|content|details|settings|status|out)*',
      '(report|check) (alarm|alarms|reminder|reminders|calendar) (settings|status|times|list)?',
      '(who|whos|who is|who are) {_}? (coming|attending|meeting|expected|invited|expect) {_}?',
    ],
    trust: 'last',
  },
  {
    say: [
      '(what|which tasks|which things|what things|what stuff|everything) (did|have|had|ive|i) (i|we)? (just|already)? (add|added|capture|captured|save|saved|write down|written down|note down|noted down|put in|typed in|enter|entered|tell you|told you|give you|given you) (today|so far today|this morning|this afternoon|this evening|tonight)',
      '(show|show me|list) (what|everything|the things|all the things|the tasks|all the tasks|all) (i|ive|we) (just|already)? (added|captured|saved|wrote down|told you|entered|put in) (today|so far today|this morning)',
    ],
    with: { view: 'added', on: 'today' },
    moment: 'none',
  },
  {
    say: [
      '(what|which tasks|which things|what things|what stuff|everything) (did|have|had|ive|i) (i|we)? (just|already)? (add|added|capture|captured|save|saved|write down|written down|note down|noted down|put in|typed in|enter|entered|tell you|told you|give you|given you) (on)? {on}',
      '(show|show me|list) (what|everything|the things|all the things|the tasks|all the tasks|all) (i|we) (added|captured|saved|wrote down|told you|entered|put in) (on)? {on}',
    ],
    with: { view: 'added' },
    moment: 'none',
  },
  {
    say: [
      '(what|which tasks|which things|what things|what stuff) (did|have|ive) (i|we)? (just|already|recently)? (add|added|capture|captured|save|saved|write down|written down|tell you|told you|give you|given you) (so far|recently|lately|last|just now)?',
      '(so|and|but|hey)* (did|have|do) you (just|actually|really|already|still|even)* (save|saved|keep|kept|add|added|note|noted|get|got|store|stored|record|recorded|write down|wrote down|put down|write|wrote) (that|it|this|them|all that|all of that|my {_}|the {_}|that {_}|what i {_}) (down|too|yet|for me|ok)*',
      '(what|which) (is|are|was|were) (new|the last thing i added|the last things i added|my last additions)',
    ],
    with: { view: 'added' },
    moment: 'none',
  },
  {
    say: 'how (am|are) (i|we) (doing|getting on|getting along|going|faring) (today|so far|so far today|with today|for today)*',
    with: { view: 'done', on: 'today' },
    moment: 'ignored',
    typed: /\b(?:today|so far)\b/i,
  },
  {
    say: [
      '<didwhat> today',
      '<didwhat> so far today',
      'how (did|was|has|is) (today|my day|the day|this day) (go|been|gone|going)? (so far)?',
    ],
    with: { view: 'done', on: 'today' },
    moment: 'none',
  },
  {
    say: [
      '<didwhat> yesterday',
      'how did i (do|get on|get along) yesterday',
      'how (was|did) (my day)? yesterday (go)?',
    ],
    with: { view: 'done', on: 'yesterday' },
    moment: 'none',
  },
  { say: '<didwhat> (on)? {on}', with: { view: 'done' }, moment: 'none' },
  {
    say: [
      '<didwhat>',
      'how (did|have) i (do|done|get on)',
      'how (did|was|has|is) (it|my day|the day)? (go|gone|going|been)',
    ],
    with: { view: 'done' },
    moment: 'needed',
  },
  { say: '<didwhat> (so far|lately|recently)?', with: { view: 'done' }, moment: 'none' },
  {
    say: [
      '(did|have) (i|we) (already|ever|actually|just|manage to|remember to|get to|get around to|get round to)? &(<act>|take|eat|drink) {find} (yet|already|before|in the end)?',
      '(did|have|has) (i|we) (already|ever|actually|just)? (<did>|<wasdone>|done|taken|eaten|drunk|written|gone to|given|seen|spoken to) {find} (yet|already|before|in the end)?',
    ],
    with: { asks: 'done' },
    moment: 'past',
  },
  '(do i have|have i got|is there) (anything|something|a task|any task|any tasks) (about|with|for|on|regarding) {find}',
  '(which|what) (task|tasks|one|ones) (mention|mentions|has|have|contain|contains|is about|are about) {find}',
]
