// How people ask for something small to do, by the time they have or by what they can bring themselves to do, and for less of
// a plan. Patterns of `task suggest` and of `ritual morning`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

const LEADS =
  "(?:(?:ok|okay|right|so|fine|well|yes|yeah|alright|then|hm+|actually|let[’']?s say|say|i(?:[’']?ve| have)?|there(?:[’']?s| is)|have|got|about|around|maybe|roughly|just|only)[,.]? )*"

/** Nothing but a length of time, so that no other line is looked up for this. */
export const LENGTH_ALONE = new RegExp(
  `^${LEADS}(?:\\d{1,3}|an?|half an?|a quarter of an|one|two|three|four|five|ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[- ]five)?|sixty|three quarters of an) ?(?:m|mins?|minutes?|h|hrs?|hours?),?(?: (?:now|right now|free|to kill|to spare|to fill|please|then|max|tops|at most|left|only|ish|is there|are there|there|na))*[.!?]?$`,
  'i',
)

const OPENING =
  '(ok|okay|so|right|fine|well|yes|yeah|please|just|actually|maybe|but|and|can i have|can i get|could i have|can you give me|could you give me|can you just give me|tell me|pick me|i could use|id love|is there|have you got|got|give me|show me|find me|i want|i need|id like|how about|what about)*'

export const smallSentences: readonly Sentence[] = [
  // “Ok 10 mins then”
  {
    say: '(ok|okay|right|so|fine|well|yes|yeah|alright|actually|lets say|say|just|only|about|around|maybe|got|i have|ive got)* {minutes} (then|max|tops|at most|left|only|ish|please|now|is there|are there|there|na)*',
    typed: LENGTH_ALONE,
  },
  `${OPENING} {minutes} (of|for|on) (anything|something|whatever|any of (it|them|this|that|these|those)|one of (them|these|those)|any one of them) (really|at all|easy|quick|you like|please|now)*`,
  '(i|ive|i have|theres|there is|got|have|a|an|one|about|some)* (spare|free) {minutes} (now|here|so)?',
  '(so|ok|only|just|about|exactly|nearly|got|still|theres)* {minutes} (till|until|til) {_}',
  {
    say: '(so|ok|and)* (what|anything) (can|could|should|do|would|shall) (i|you|we) (do|suggest|recommend|manage) (now|then|today|for me)* (when|if|while|since|because|as|now) (i am|im|i feel|i get|ive got|i have|my)* (like this|like that|in this state|this (tired|low|bad|foggy|wired)|so (tired|low)|(too|really|very)* (tired|exhausted|drained|low|foggy|ill|sick|wiped|knackered|shattered|no energy|brain is mush|brain is fried)) (to think|to do anything|now)*',
    with: { energy: '1' },
    moment: 'ignored',
  },
  `${OPENING} (what is|whats|which is|wheres|any)* (another|one more) (small|little|quick|easy|tiny|short|simple) (one|thing|task|job) (please|then|now|to do)*`,
  `${OPENING} (any|a|an|another|some|the) (very|really|nice|super)* (small|little|quick|easy|tiny|short|simple|light|smallest|easiest|quickest|shortest|simplest|littlest|tiniest) (one|ones|thing|task|job|win|wins|things|tasks|jobs) (please|then|now|to do|left|for now|to start|to start with|ji|na|i can do|i could do|you have|on there|on my list|on the list)*`,
  {
    say: `${OPENING} (anything|something|one thing|whats|any) (quick|small|easy|short|light|tiny|little) (thing|one)? (to do)? (before|until|till|while|in between|between) {_}`,
    moment: 'ignored',
  },
  {
    say: '(ok|okay|so|please|just|can you|could you)* (tell|give|show|find|pick|choose) (me)? (just|only)* one (thing|task|job) (i can do|to do|i could do|to get done|to finish|to tackle) {_}?',
    with: { one: 'yes' },
    moment: 'ignored',
  },
  {
    say: '(ok|okay|right|so|just|fine|well)* (just|only)* (one|1) (more|last|quick|small|easy|little)? (thing|task|job) (and)? then {_}',
    with: { one: 'yes' },
    moment: 'ignored',
  },
  // “Start the easiest”: one of them, and it is for the person to begin it.
  {
    say: '(ok|okay|so|right|and|yeah|yes|ill|i will|i shall|lets|let me|maybe|just|can i|can we)* (start|start with|begin|begin with|do|tackle|take|go with|go for|pick) (with)? (the|whatevers|whatever is)? (easiest|smallest|quickest|shortest|simplest|easy|small|quick|least (scary|awful|bad|horrible)) (one|thing|task|job|bit)? (first|then|now|please|of (them|these|those))*',
    with: { one: 'yes', energy: '1' },
    typed: /\b(?:easiest|smallest|quickest|shortest|simplest|easy one|small one|quick one|least)\b/i,
  },
  '(ok|so|right|and)* (whats|what is|which is|whichs) (the)? (very|absolute)? (smallest|easiest|quickest|shortest|simplest|tiniest|least scary|least awful) (one|thing|task|job) (on here|on there|on my list|on the list|here|there|left|today|now|to do|please|i have)*',
  // “What's the least I can do”
  {
    say: '(ok|so|right|and)* (whats|what is) (the)? (very|absolute)? (least|minimum|bare minimum|smallest thing|easiest thing|one thing|single thing) (that)? (i|we) (can|could|need to|have to|must|should) (do|get done|get away with|manage) {_}?',
    with: { one: 'yes' },
    moment: 'ignored',
  },
  // “I should be doing something but what”
  '(i|we) (really|probably|know i)* (should|need to|have to|must|ought to|want to|feel like i should) (be)? (do|doing|start|starting|get on with|getting on with) (something|anything) (but|and|just|only)* (what|i dont know what|dont know what|no idea what|not sure what|idk what|cant think what) {_}?',
  {
    say: '(ok|okay|right|so|just|fine|well)* (just|only)* (one|1) (more|last) (thing|task|one|job)? (and)? then (bed|sleep|home|im done|i am done|thats it|i stop|ill stop|stop|lunch|dinner|tea|a break|break|thats me|rest|i rest|i can rest) {_}?',
    with: { one: 'yes' },
  },
  `${OPENING} (anything|something|one thing|a thing) (that)? (i|we) (can|could) (do|knock out|get done|finish|fit in|tackle|manage|squeeze in|cross off|tick off) (in|within|under|in under|for) {minutes}`,
  `${OPENING} (anything|something|one thing|a thing) (that)? (i|we) (can|could) (do|manage|face|tackle|handle|cope with|start|get done) {_}?`,
  `${OPENING} (anything|something|one thing) (with no|without|not (on|at|near|in front of|with)|away from|off|that isnt (on|at)|thats not (on|at)|with less|that needs no|that takes no|that doesnt need|that doesnt involve|not involving|with hardly any) (any|a|an|the|my|having|much|too much)* (phone|phones|call|calls|calling|people|talking|screen|screens|laptop|computer|thinking|brain|brainpower|effort|energy|leaving|going|getting|moving|standing|noise|internet|wifi|reading|writing|typing|decisions|deciding|money|spending|sitting|concentration|focus|focusing) {_}?`,
  {
    say: '(ok|okay|so|please|maybe|lets do|lets|can we do|can i do|give me)* (just|only) (the|do)? one (single|small|little|easy)? (thing|task) (today|for today|now|please|then|a day|at a time)*',
    with: { one: 'yes' },
    moment: 'ignored',
  },
  {
    say: '(i|ive|im)? (only|just|really|barely)* (have|got|have got)? (only|just|barely)* (the)? (energy|spoons|capacity|brain|strength|headspace|time) (left)? for (just|only)* (one|a single|one small|one little|one more) (thing|task) {_}?',
    with: { one: 'yes', energy: '1' },
    moment: 'ignored',
  },
]

/** Below what is under way, or a plan: what comes behind that. */
export const afterSentences: readonly Sentence[] = [
  {
    say: [
      '(so|and|ok|right|then)* (whats|what is|what comes|what do i do|what do we do|what|whats next|anything|what happens|what will be) (next|up)? (after|following) (that|this|this one|that one|it|this step|that step) (then|again)?',
      '(so|and|ok|right)* (and)? (then|after that) (what|whats|whats next|what then)',
      '(so|and|ok|what|whats|which|wait)* (what|which|whats) (is|was|were|are)? (the)? (other one|other ones|others|other two|other thing|other things|rest of (them|it)|second one|third one|last one) (again|then|on the plan|for today|today)*',
    ],
    with: { after: 'yes' },
    moment: 'none',
  },
]

const ASKING =
  '(ok|okay|so|please|maybe|i think|im thinking|we need to|i need to|i want to|id like to|we should|i should|can we|could we|can i|can you|could you|lets|let us|shall we|help me|i have to|we have to)*'

/** Below these the choice of up to three is shown; nothing is dropped at once. */
export const lighterSentences: readonly Sentence[] = [
  `${ASKING} (make|keep) (today|my day|the day|this day|the plan|my plan|this plan|todays plan|it all|my load|this week) (a bit|a little|much|way)* (lighter|easier|smaller|shorter|simpler|less|less full|less busy|manageable|more manageable|doable|kinder|gentler)`,
  `${ASKING} (lighten|cut down|slim down|scale back|trim|shrink|thin out|pare down|simplify|scale down|dial down) (today|my day|the day|the plan|my plan|my load|the load|todays plan|todays list|it all|things)`,
  `${ASKING} (drop|take|cut|lose|let go of|leave out|skip|remove|move|put off|shelve|park|shed) (something|one thing|a thing|a few things|a couple of things|a few|some things|some of (it|this|that|them|these)|one of (them|these|those)|bits|a bit|some|half of it) (off|out|from|of|off of)* (today|my day|the day|the list|my list|my plan|the plan|todays plan|todays list|my plate|here|it)*`,
  `${ASKING} do (less|fewer things|fewer) (today)?`,
  {
    say: `${ASKING} (just|only)* (do|keep it to|stick to|show|give me)* (just|only)* (the)? (essentials|bare essentials|basics|bare minimum|minimum|must dos|musts|absolute minimum|important (things|ones|stuff|bits)) (only|today|for today|now|please|this time|tonight)*`,
    moment: 'ignored',
    typed: /\b(?:just|only|keep|stick|bare|today)\b/i,
  },
  {
    say: `${ASKING} (keep|make) (it|things|them|the list|the plan|my list) (a bit|a little|very|nice and|much|super)* (short|small|light|lighter|easy|gentle|manageable|minimal|to a minimum|low) (today|for today|now|please|this time|tonight)*`,
    moment: 'ignored',
    typed: /\b(?:today|tonight|plan|list|can we|could we|let[’']?s)\b/i,
  },
  {
    say: '(theres|there is|ive got|i have|i put|ive put|its|thats|way|far|just)* too (much|many|many things) (on|in) (my|the|todays) (plan|list for today|plan for today|day|list today) (today)?',
    moment: 'ignored',
  },
]

/** What got in the way of what was begun. */
export const waylaidSentences: readonly string[] = [
  '(sorry|ugh|argh|oops|and|ok|well|yeah)* (i|ive|i have)? (just|keep|kept|only)* (got|get|getting|been|was|keep getting) (so|really|a bit|totally|completely)? (distracted|sidetracked|side tracked|derailed|lost|waylaid|pulled away|called away) (again|sorry)* (by {_})?',
  '(so|really|totally|completely|sorry|ugh)* (distracted|sidetracked|derailed|waylaid) by {_}',
  '(sorry|ugh|argh|oops|and|ok|well)* (the|my|a)? (neighbour|neighbor|postman|courier|boss|kid|baby) (rang|went|called|came|turned up|woke up|needed me) (sorry|again|there|in)*',
  '(sorry|ugh|argh|oops|and|ok|well)* (i|ive|i have)? (just)? (ended up|fell down|disappeared into|got sucked into|lost an hour to|lost half an hour to|lost time to|been on|was on) (doing|scrolling|watching|reading|tidying|on|in|a|my|the|youtube|instagram|tiktok|reddit|rabbit hole|twitter|facebook|phone) {_}? (sorry)?',
]
