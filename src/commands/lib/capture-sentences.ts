// How people say that something is to be kept: alarms, things for a list, events, requests without a title. Patterns
// of `task add`, whose options are their slots.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { reminderSentences } from './reminder-sentences.ts'

/** What was spoken of last, once more: “and again next friday”, “same for monday”. */
const AGAIN =
  '(and|then|also|oh|plus)* (again|once more|one more time|the same|same|same again|the same again|same thing|the same thing|same time|repeat it|repeat that|another one|another reminder|a second reminder|and another) (again|on|at|for|from)*'

const DAY_OF_A_THING =
  /^(?:(?:and|so|oh|ok|on|also),? )*(?:(?:this|next) )?(?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d{1,2}(?:st|nd|rd|th)(?: of \p{L}+)?|\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{L}{3,9}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?),? (?:is|it[’']?s|it is|will be) (?!(?:(?:so|really|pretty|very|just|already|a bit|too|not|going|fine|ok|okay|good|bad|better|best|free|full|busy|mad|crazy|hectic|packed|out|off|on|when|what|the day|today|tomorrow|impossible|possible|awful|terrible|great|lovely|quiet|long|rough|tough|hard|nice|tight|here|near|coming|over|done|closed|open|cancelled|taken|booked|still|also|my (?:day off|only|worst|best|busiest|busy|free|easy|quiet))\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))\S+(?: \S+){0,6}$/iu

export const captureSentences: readonly Sentence[] = [
  { say: `${AGAIN} {due}`, with: { title: 'Again', again: 'yes' }, typed: /^.{4,60}$/ },
  { say: AGAIN, with: { title: 'Again', again: 'yes' }, moment: 'needed', typed: /^.{4,60}$/ },
  // “Friday is sports day”, “the 5th is mum's birthday”: a day, and what it is; “tomorrow is going to be mad” is no thing.
  { say: '(on)? {due} (is|its|it is|will be) {title}', typed: DAY_OF_A_THING },
  ...reminderSentences,
  // Alarms.
  {
    say: [
      '<analarm> (set|made|added|up|created|to go off|to ring|that goes off|going|to wake me up|to wake me|to get up|to get me up|to wake up|scheduled)? (for me)? (on|at|for|in|by|to)? {due}',
      '{due} <iwant>? (a|an|the)? <alarmword> (to go off|set)? (on|at|for)? (then)?',
      '<alarmword> (set|on)? (on|at|for|in|by|to)? {due}',
      '(<setup>|<iwant> <setup>?) (a|an|the|my)? {due} <alarmword>',
      '(on|at)? {due} (set off|sound|ring|start|<iwant>|set|have) (the|my|an|a)? <alarmword> (to go off|set|to ring)?',
      '(ring|sound|set off|turn on|start|play) (my|the|an|a)? (phone|alarm|bell) (on|at|in|for)? {due}',
      '<alertme> (on|at|in) {due}',
      '<alertme> when (its|it is) {due}',
    ],
    with: { title: 'Alarm' },
  },
  {
    say: [
      '<analarm> (set|made|created)? (for|on|at)? {due} and (another|one|the other|a second|the next|also|then) (set)? (for|on|at|one at|one for)? {_}',
      '<analarm> (set|made|created)? (one)? (for|on|at) {due} and (another|one|the other|a second|the next|the second|at|for)? {_}',
    ],
    with: { title: 'Alarm' },
  },
  '<analarm> (on|at|for|in) {due} (for|to|called|labelled|labeled|named|saying) {title}',
  '<analarm> (set|on|made|going|to go off|to ring|that goes off|scheduled)? (for|to|called|labelled|labeled|named|so i|so that i) (me to|i can|my|the|a)? {title}',
  {
    say: ['<iwill>? <wakeme> (on|at|in|by|for)? {due}', '(on|at) {due} <wakeme>'],
    with: { title: 'Wake up' },
  },
  {
    say: '<iwill>? <wakeme> (up)? (please|then|early|on|at|for me)? (so {_})?',
    with: { title: 'Wake up' },
    moment: 'needed',
  },
  {
    say: [
      '<iwill>? <analarm> (set|made|added|up|created|to go off|to ring|that goes off|going|to wake me up|to wake me|to get me up|scheduled|please|set up|on|off|for me|at|for|to wake up|to be set|to be|for work|for school|so {_}|to sound)*',
      '<alarmword> (set|on|please|for me|at)*',
      '(ring|sound|set off|turn on|start|play|<iwant>|have|set|make) (my|the|an|a)? (phone|alarm|alarms|bell|alarm clock) (to ring|to go off|ring|go off|set|please|for me|to sound|going off|to wake me|to wake me up|to be set|to be going|to)*',
      '<alertme> (please|again)?',
    ],
    with: { title: 'Alarm' },
    moment: 'needed',
  },
  {
    say: [
      '<areminder> (set|made|added|up|created|to go off|to ring|please|set up|for me|at|for|on)*',
      '<remind> (please|again|then|at|on)?',
    ],
    with: { title: 'Reminder' },
    moment: 'needed',
  },
  // “Write it down: …”, “note that I bought screws”.
  '(please|can you|could you|ok|so)* (write|note|jot|put|take|save|keep|remember) (it|this|that)? (down)? (please|for me)? : {title}',
  {
    say: '(please|can you|could you|ok|so)* (put down|write down|note down|jot down|note|record|write|put) that {title}',
    typed: /\bthat (?:i|we|he|she|they|the|my|our|[A-Z]\p{L}+)\b/u,
  },
  // “Text me at lunchtime to eat something”, “tell me when it's five so I can leave”.
  {
    say: [
      '<iwill>? (<pingme>|<alertme>) when (its|it is|it gets to|its gone) (about)? {due} (so i can|so i|so that i can|so that i|that i should|for) {title}',
      '<iwill>? <pingme> (on|at|for|in|by)? {due} (to|about|so i|that i|so that i) (need to|have to|can|should|must|remember to|dont forget to)? {title}',
    ],
  },
  {
    say: '<iwill>? <pingme> (to|about|so i|that i|so that i) (need to|have to|can|should|must|remember to|dont forget to)? {title}',
    moment: 'needed',
  },
  // Adding to a list or calendar.
  {
    say: [
      '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on|as part of|as an item on) <my>? (new|current|existing|pending|weekly|running|ongoing)? <shoppinglist> (of mine|for me|for {_})?',
      '<iwill>? <put> {title} (on|onto|in|into|to) <my>? <shoppinglist> <because> {_}',
      '<iwill>? <put> {title} <because> {_} (on|onto|in|into|to) <my>? <shoppinglist>',
      '<iwill>? <remove> {_} (from|off|off of) <my>? <shoppinglist> and (please)? <put> {title} (instead|to it|on it|in it)?',
      '<iwill>? <put> {title} (to|on|onto) <my>? <shoppinglist> and <remove> {_}',
      '{_}? <my>? <shoppinglist> {_}? (if|please|can|could|then|and|go ahead and|would|but) (its|it is|theyre|they are|not|you|it|there)? (isnt|not|arent|there)? (please|on it|already|there)? (can|could|will|you)? (you)? <put> {title} (to it|on it|on there|if {_})',
      '<imout> (all)? {title} (so|and|,)? (please|can you|could you|i need to|lets|you should|will you)* (add|put|throw|stick|get|they need|it needs|need|include|write|mark|remind me) {_}',
      // “I need a place to write” adds nothing: what is needed is put on a list by its name.
      '(i need|we need|i want|id like|we want) !(to|you|someone|somebody|help) {title} (so|and|,)? (please|can you|could you|i need to|lets|you should|will you)* (add|put|throw|stick|include|write|mark|get) (it|them|that|this|those|some)? (down)? (on|onto|to|in|into) <my>? <shoppinglist> (please)?',
      '<my> <shoppinglist> (needs|need|should have|must have|should include|requires|is missing|could use|has to have|lacks|should contain) {title} (on it|added|on there|too|as well|in it)?',
      '<iwant> !(to|you|for|what|whats|if|everything|i|got) {title} (added|put|placed|included|marked|written|listed|noted|on|included|inserted) (on|onto|in|into|to|down on)? <my>? <shoppinglist> {_}?',
      '(get|have|make sure|make sure that|be sure|ensure|see that|see to it that) !(i|got|rid) {title} (is|are|gets|get|be)? (added|put|on|placed|included|marked) (on|onto|in|into|to)? <my>? <shoppinglist>',
      '<iwill>? (update|edit|change|expand|adjust|modify) <my>? <shoppinglist> (to (include|add|have|put|say|reflect)|with|by adding|and add|and include|adding|so that it has) {title}',
      '(on|onto|in|into|to) <my>? <shoppinglist> (please|can you|could you|i want you to|i need)* <put> (that|the|a|an)? {title}',
      '{title} (needs|need|has|have|should|must|ought) to (be|go|get) (added|put|on|marked|listed|included|placed)? (on|onto|in|into|to)? <my>? <shoppinglist>',
      '<iwill>? <put> (to|on|onto|in) <my>? <shoppinglist> (that|the|a|an|some)? {title}',
      '<iwill>? <put> (my|the)? <shoppinglist> (for|with) {title}',
    ],
    with: { tags: 'shopping' },
  },
  // A list with a name of its own is a tag.
  '{title} (and|so|please|can you|then)* (add|put|stick|pop) (it|that|this|them|those|these) (to|on|onto|in) (my|the|our)? {tags} list (please)?',
  // “Set a timer 4 hours from now for the next dose”: longer than a session of focus, so it is a reminder.
  {
    say: '<iwill>? (set|start|put|make) (a|an|the|me a|another)? (timer|countdown|stopwatch) (for|to)* {title}',
    moment: 'needed',
  },
  '<iwill>? <put> {title} (on|onto|in|into|to) (my|the|our) !(to|todo|todos|to-do|do|task|tasks|thing|things|current|own|personal|whole|daily|weekly|main|general|new|existing|pending|running|ongoing|master|same|shop|shopping|grocery|groceries|reminder|reminders|list) {tags} (list) (please)?',
  '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on|as part of|as an item on|as a task on|among) <my>? (new|current|existing|pending|personal|daily|work|home|running|ongoing|general|main|weekly)* <anylist> (of mine|for me|please)?',
  '<iwill>? <put> {title} (on|onto|in|into|to) <my>? <anylist> <because> {_}',
  '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? <anylist> (for|on|by|at)? {due}',
  '<iwill>? <put> {title} (on|onto|in|into|to|down on|to be on|down in|up on) <my>? (family|work|personal|shared)? <calendar> (please|for me|for us|as (an|a)? (event|appointment|reminder|entry|meeting))?',
  '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar> <because> {_}',
  '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar> (for|on|at|by)? {due}',
  '<iwill>? <put> {title} (for|on|at|of) {due} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar>',
  '<iwill>? <put> (down)? (on|onto|in|into|to) <my>? (<calendar>|<anylist>) (that|that i will be|that i am|that im|for the|for|the|a|an|to|event|event of|an event for|an event|i need to|i have|that i have|that i need to|as|my)? {title}',
  '(on|onto|in|into|to|for) <my>? (<calendar>|<anylist>) (please|can you|could you|i want you to|i need you to|i need|would you)* <put> (that|the|a|an|down)? {title}',
  '(<anevent>|<areminder>|add an item|put an item) (to|on|in|for) <my>? (<calendar>|<anylist>) (for|called|named|titled|about|of|to|that says|saying|regarding|that i need to|that i have to|that i have|that) (the|my|a|an)? {title}',
  '<anevent> (for|called|named|titled|about|of|to|that says|saying) (the|my|a|an)? {title} (to|on|in) <my>? <calendar>',
  '{title} (needs|need|has|have|should|must|ought) to (be|go|get) (added|put|on|marked|listed|included|placed|scheduled)? (on|onto|in|into|to)? <my>? (<calendar>|<anylist>)',
  '<iwant> !(to|you|for|what|whats|if|everything|i|got) {title} (added|put|placed|included|marked|written|listed|scheduled|noted|on|entered|recorded|inserted) (on|onto|in|into|to|down on)? <my>? (<calendar>|<anylist>) (for|on|by|at)? {due}',
  '<iwant> !(to|you|for|what|whats|if|everything|i|got) {title} (added|put|placed|included|marked|written|listed|scheduled|noted|on|entered|recorded|inserted) (on|onto|in|into|to|down on)? <my>? (<calendar>|<anylist>) (please)?',
  '(get|have|make sure|make sure that|be sure|i need|ensure|i need you to get|see that|see to it that) !(to|you|for|what|whats|if|everything|i|got) {title} (is|are|gets|get|be)? (added|put|on|placed|included|marked) (on|onto|in|into|to)? <my>? (<calendar>|<anylist>)',
  '<iwill>? (update|edit|change|expand|adjust|modify) <my>? (<calendar>|<anylist>) (to (include|add|have|put|say|show|reflect)|with|by adding|and add|and include|adding|so that it has) {title}',
  '<my> (<list>|<calendar>) (needs|should have|must have|should include|requires|is missing|should say|needs to have|needs to include) {title} (on it|added|on there|too|as well|in it)?',
  '(mark|flag|note) {due} (on|in)? <my>? <calendar>? (as|for|to be) {title}',
  '(mark|block|update|reserve) (off|out|up)? <my>? <calendar> (for|with|as|to say|that i have|that i am|that i will be|that im|that ill be|that) (a|an|my|the)? {title}',
  '(block|mark|keep|set|reserve|hold|save|free) (off|out|aside|up|down)? (some|my|the|an hour|time|a slot|a block|that|an|a|it|hour|afternoon|morning|evening|day|this)* (for|to|as|of) {title}',
  '{due} (needs to be|should be|must be) (marked|flagged|noted) (as|for) {title}',
  // “Have to do taxes” has no list in it.
  {
    say: '(i|we)? (have|need|got|want|going) to do !(list|lists|items|things|stuff) {_}',
    trust: 'title',
    with: { title: 'as it stands' },
  },
  { say: 'add {_} (to|into) {_}', trust: 'title', with: { title: 'as it stands' } },
  // A condition and what follows it: “when the report is done, call Tom”.
  {
    say: '(when|whenever|if|once|as soon as|next time) {_}',
    typed: /^(?:[^?,]+, ?\S[^?]*)$/,
    yields: true,
    trust: 'title',
    with: { title: 'as it stands' },
  },
  'add &<taskverb> {title}',
  // Only if it isn't there.
  {
    say: [
      '(<checkif>|im not sure if|i am not sure if|i dont know if|i dont think)? (is|are|do i have|do we have|have i got|i have|did i put|did i add|there is|there are|does)? (there|any|the|already)* {title} (listed|already|is|are)* (on|in) <my> (<anylist>|<shoppinglist>) (already|yet)? (if|but if|and if|please|or not|can you|could you|add|and) {_}? (add|put|include|stick|throw) {_}?',
      '(if|unless) (i|we)? (dont have|havent got|dont already have|there is no|theres no|there isnt|there arent|have)? (already)? {title} (is|are|isnt|arent|is not|are not)? (already|listed)* (on|in) <my> (<anylist>|<shoppinglist>) (yet|already)? (then|please|can you|could you)* (add|put|include) {_}',
      '<iwill>? <put> {title} (to|on|onto|in) <my>? (<anylist>|<shoppinglist>) (if|unless) (it|its|it is|they|theyre|i|they are|there) {_}',
      '<iwill>? <put> {title} (if|unless) (it|its|it is|they|theyre|i|they are|there|that) {_} (on|in) <my> (<anylist>|<shoppinglist>) {_}?',
    ],
    with: { absent: 'yes' },
  },
  // Events.
  '<iwill>? <setup> (up|me|in)? (a|an|the|my|this)? (new|calendar|recurring|repeating)? (event|appointment|entry|calendar entry|calendar event|reminder|notification) (called|named|for|about|titled|to|of|labeled|labelled) (me to|the|my|a|an|me for)? {title}',
  '<iwill>? <setup> (up)? (a|an|the|my|this)? (new|calendar)? (event|entry) (called|named|for|about|titled|to|of) {title} (on|in|to) <my>? <calendar> (for|on|at)? {due}',
  // “Call room 12” rings somebody.
  '<iwill>? call (a|an|another|the|our) &<meetingword> {title}',
  '<iwill>? (schedule|arrange|set up|plan|organize|organise|make|create|set|put in|put|fix|hook up|get|need|hook me up with|book me|get me|schedule me|have|reserve|find|find me|hook me up|help me with|help with|sign me up for|pencil in|put me down for|add|setup|secure|locate|request|see if you can schedule|lets have|lets do|do|put down|line up|coordinate|confirm|enter|start) (a|an|the|my|another|me a|me an|me|in a|some|us a|up a|this|our|to)? &<meetingword> {title}',
  // Without a moment it is a thing to do: “book” is said of it.
  {
    say: '<iwill>? (book|reserve|book in) (a|an|the|my|another|me a|me an|me|in a|some|us a|up a|this|our|to)? &<meetingword> {title}',
    moment: 'needed',
  },
  '<iwant> (a|an|the|my|to have a|to schedule a|some|to attend a|another|to go to a)? &<meetingword> {title}',
  '<iwant> (a|an)? &(call|doctor|doctors|dentist) {title}',
  { say: '<iwill>? (set|add|mark) {title} (as (an|a)? event|as appointment|as my appointment) {_}?' },
  // "Schedule a haircut for friday": with a moment it is the event, without one it is a thing to do.
  {
    say: [
      '<iwill>? (schedule|pencil in|block out|put in|put down|add|note|mark down|note down|fit in|jot down|write down|put me down for|sign me up for|schedule in) (a|an|the|my|in|me a|me for|me in for|some|our|me an|me|time for|in a|down|down a|in an|us a|us)? !((a|an|the|my)? (timer|timers|countdown|stopwatch|alarm|reminder)|to self) {title}',
      // “Put the bins out” is an act, “put lunch with Bob” is not; booking and making something are acts as well.
      '<iwill>? (put|save|set|log|enter) !(the|my|our|his|her|their|this|that|it|them|a|an|some|all|up|out|on|in|away|down|off|money|aside|together|timer|alarm|reminder|table|washing|bins|clocks?) {title}',
      '<iwill>? (book|arrange|plan|organize|organise|create|set up|make) (me|us) (a|an|the|in for|for|some)? {title}',
      '(new|upcoming|next) (event|appointment|meeting|entry) (called|named|for|about|of)? {title}',
      '(i|we|ill|im|ive|well) (have|got|have got|am having|will have|be having|having|will be having|am going to have|do have|am getting|be)? (a|an|my|the) {title} (put it|add it|mark it|save it|schedule it|note it|please add it|can you add it|set the event|set an event|please remember|please put it|remind me) {_}?',
    ],
    moment: 'needed',
  },
  '(i|we|ill|im|ive|well) (have|got|have got|am having|will have|having|do have) (a|an|my|the)? {title} (so|and|,)? (please|can you|could you)* (put|add|mark|save|schedule|note|remember|set) (it|that|this|the event|an event|a reminder) {_}?',
  '(save|keep|capture|note down|dont forget|i must not forget|i cant forget|make a note|take a note|make a note of|add a note|be sure|jot down|jot|dont let me forget) (that|to|this|about|of|down) {title}',
  { say: '(log|record) {title} (as)? (done|finished|already done|completed)', with: { done: 'yes' } },
  '(add|create|make|new) (a|an|the|another)? (new)? (task|todo|to do|to-do|item|chore|errand|job) (to|called|named|for|that says|saying|of|about) {title}',
  // A request without a title: the title is asked for.
  {
    say: [
      '<iwill>? (<iwant>|<setup>|new|i need|initiate|<iwant> <setup>|lets <setup>) (up|in|on|me|us|down)? (an|a|the|my|some|another|one|this|that|these|two|any|me a|me an|multiple|more)? (new|recurring|repeating|different|following|important|additional|second)? (<reminderword>|<alarmword>|event|events|appointment|appointments|task|tasks|meeting|meetings|item|items|something|things|stuff|entry|meeting room|calendar event|calendar entry|conference|slot) (for me|to be set|set|set up|made|please|up|on|to|for|of|with|created|added|scheduled|booked|in my calendar|to my calendar|to my list|to the list|to a list|going|down|started|in|for later|for me please|to remind me to do something|to be made|for us|to my shopping list|on my shopping list|to my to do list|on my to do list|to my grocery list|on my calendar|on the calendar|on my list|with someone|with somebody|to my todo list|to the calendar|now)*',
      '<iwill>? (<setup>|<iwant>|<iwant> <setup>|new) (up|me|us)? (a|an|another|some|new|a new|me a|one more|any) (new)? (list|lists|shopping list|grocery list|todo list|to do list|to-do list|checklist) (please|for me|made|created|set up|started|now)*',
      '<areminder> (for me)? (to|for|of|about|that|on)? (something|a thing|this|that|it)?',
      '<remind> (of|about|to|for)? (something|do something|this|that|it|get something done|of|of that|about that|calendar|me|things|stuff|some things|some stuff)? (again|later|please)?',
      '<put> (this|it|that|something|an item|this item|an event|this event|a task|the item|an appointment|things|stuff|items|some items|some things|one more thing|another item|more items|that item|this task|that task|these items) (in|on|to|into|onto) <my>? (new)? (<anylist>|<calendar>|<shoppinglist>) {_}?',
      '(i|we|id) (would like|want|need|wanna|like|would love) to (be|get) reminded (of|about|to)? (something|this|that|it)?',
      '<iwill>? (add|put|place|write|include|note|insert|append|jot|jot down|write down|put down|enter|schedule|record|log|save|type|note down|set|make|create|pencil in) (something|the following|things) {_}?',
      '<iwill>? (add|put|place|write|include|note|insert|append|jot|jot down|write down|put down|enter|schedule|record|log|save|type|note down|set|make|create|pencil in) (this|that|it) (please|now|down|in|on|for me|to (the|my|this) (list|calendar|schedule|reminders))*',
      '(start|create|make|begin|<iwant>|open|generate|build|set up|add|put together) (a|an|my|the|me a|up a|up the|us a|this|some|new|another|brand new|a new|me a new|a second|a different) (<anylist>|<shoppinglist>|list) (for {_}|of {_}|called {_}|of|named {_}|please|titled {_}|with {_}|to {_}|that {_}|entitled {_}|and {_}|in {_}|about {_})?',
      '(if i)? (how|what|where|whats the way|tell me how|show me how|can i|could i) {_}? (do|can|should|would|could|to)? (i|we|you|one)? {_}? (set|set up|make|create|add|schedule|book|arrange|plan) (up)? (a|an|my|the|new|some)? (new)? (<reminderword>|<alarmword>|event|events|appointment|task|tasks|meeting|meetings|list|item|items|timer) {_}?',
    ],
    moment: 'none',
  },
]
