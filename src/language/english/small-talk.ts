// What people say to an assistant besides wishes, by topic. The first pattern that fits and has most words wins; those of
// `question` come last, after everything that is there was asked about.

/** Patterns of one topic, as a command declares its sentences. */
interface TopicSentences {
  readonly say: readonly string[]
  readonly with: { readonly to: string }
  readonly trust?: 'last'
  readonly answers?: 'yes' | 'no'
  readonly isUnanswered?: true
}

const TELL =
  '(tell me|tell|can you tell me|do you know|i want to know|i need to know|id like to know|i would like to know|let me know|find out|check|show me|give me|i would like to get|i need|remind me of|remind me|do you have|i am needing to know|im needing to know|look up|say|can i get|can i have|know)'

export const smallTalk: readonly (TopicSentences | string)[] = [
  {
    say: [
      '(hello|hi|hey|hiya|howdy|greetings|salutations|aloha|hola|bonjour|ahoy|sup|yo|hallo|gday|heya|ciao|namaste|good morning|good afternoon|good evening|good day|evening|morning|afternoon) (there|again|you|friend|my friend|ai|buddy|pal|mate|everyone|all|hey|hi|hoy|hello|robot|bot|assistant|to you|sir|dear|matey)? (whats up|what is up|how are you|how are things|how is it going|hows it going|nice to see you|good to see you)?',
      '(hello|hi|hey|well hello)? (there|again)? (how|hows|how is|how are|how have|howve|how do|how did|how has|so how is|so how are) {_}? <you> (been|doing|going|feeling|hanging|today|treating you|this morning|lately|so far|faring|do|goes|all|for you|now)? (doing|going|today|feeling|been|for you|so far|fine|lately|now|my friend|ai|ok|okay|well)?',
      '(hello|hi|hey)? how (goes|are|is|s|do|have) (it|you|things|ya|u|everything) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(hows|howve) (it|you|everything|life|ya|u|ife|things|your) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(hello|hi|hey)? (whats|what is|wassup|whats) (up|new|going on|good|cooking|happening|cracking|crackin|poppin|popping|shaking) (with you|today|man|dude|ai|friend|buddy|my friend)?',
      '(wassup|sup|whaddup|wazzup|whassup)',
      '(are|r) (you|u|things) (ok|okay|well|doing|good|feeling|fine|alright|all right|going|having) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(have|has) (you|things|everything|your day) been {_}',
      '(its|it is|it was|so|very|really)? (nice|good|great|lovely|glad|pleased|happy) to (see|meet|hear from|be with) you (again|too|today)?',
      '(just)? (wanted|want|wanting|stopping by|dropping in) to say (hi|hello|hey) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(wake up|are you there|you there|anybody there|anyone there|are you awake|you awake|testing|test)',
      'long time no see',
      '(i|we) (hope|trust) you are {_}',
    ],
    with: { to: 'greeting' },
  },
  {
    say: [
      '(bye|goodbye|good bye|by bye|bye bye|cya|farewell|adios|ciao|ta ta|tata|cheerio|toodles|toodle oo|toodaloo|sayonara|syonara|au revoir|so long|later|laters|peace|peace out|until next time|till next time|til next time|see ya|see you|have a good one|take care|take it easy|over and out|im out|im off|im leaving|i am leaving|gotta go|good day|ttyl|hasta la vista|auf wiedersehen|catch you later|catch ya later) (for now|now|then|later|soon|around|again|tomorrow|ai|there|friend|my friend|and|all|to you|everyone|device|assistant|robot|next time|alligator|love|buddy|bye|another time|next week|again soon|some other time|in a while crocodile)? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(ill|i will|we will|well|i hope to|hope to|hopefully|i look forward to|looking forward to|until|till) (i)? (see|talk|chat|speak|meet|catch|be talking|talking|be seeing|speaking) {_}',
      '(talk|chat|speak) (to|with)? (you|ya|u)? (later|soon|again|tomorrow|then) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(its|it is|it was|always|so|very|really|i had|what|that was|this was|had)? (a|an|it)? (was)? (so|very|really|always)? (nice|good|great|lovely|fun|pleasant|enjoyable|pleasure|glad|happy|wonderful|awesome|real) (to|it|talk|talking|chat|chatting|speak|speaking|seeing|conversing|conversation|meeting|time|hearing|catching|we|getting|i) {_}',
      '(i)? (enjoyed|enjoy|loved|liked|had fun|had a nice|had a good|had a great|had a pleasure) {_} (you|conversation|chat|talk|talking|this|time) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(nice|good|great|lovely|pleasant) (talk|chat|conversation|seeing you|talking|speaking|chatting|meeting you) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(thanks|thank you) for (talking|chatting|speaking|the chat|the talk|the conversation|conversing) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(i|we) (have to|must|need to|gotta|got to|should|better|ve got to|am about to|am going to) (be going|say goodbye|say bye|leave|get going|run|head out|head off|be off|go|sign off|bid you {_}) (now|goodbye|bye)?',
      '(have|enjoy) (a|the|your) (good|great|nice|lovely|wonderful|rest|fun|blessed)? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      'good (night|bye) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
    ],
    with: { to: 'goodbye' },
  },
  {
    say: [
      '(oh|ok|okay|well|great|cool|awesome|sweet|hey|yes|many|a big|big|alright|no)? (sweet)? (thanks|thank you|thank u|thankyou|thx|ty|cheers|tysm|merci|gracias|danke|arigato|kudos) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '{_} (thanks|thank you|thank u|thanks so much|thank you so much|thanks a lot|thank you very much|thanks a bunch|appreciate it|appreciate that|i appreciate it)',
      '(i)? (really|very much|so|truly|do|greatly|sure|also)? (appreciate|appreciated) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(im|i am|id be|i feel|im so|i am so|i am very|im very) (very|so|really)? (grateful|thankful|obliged|glad|pleased|appreciative|indebted|happy) {_}',
      '(much|very|most|so) (obliged|appreciated|grateful|thankful)',
      '(you|u|youve|youre|your|that|this) (are|have|were|has|answer|response|help|been|was|is)? (been|was|is|are)? (so|very|really|a|an|the|such a|such|of)? (much|great|big|real|huge|true|lot of|tremendous)? (helpful|help|kind|sweet|lifesaver|life saver|thoughtful|great|good|perfect|awesome|doll|amazing|best|star|gem|wonderful|useful|helped|pleased me|correct and helpful|brilliant|nice|legend) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(good|great|nice|excellent|well|awesome|fantastic) (job|work|answer|one|done|response|help|stuff) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(thats|that is) (all|everything) i (need|needed|wanted) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(i)? (need|want|would like|have|wanted|got|d like) to (thank|say thanks|say thank you|express my {_}) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(perfect|awesome|great|excellent|wonderful|brilliant|fantastic|amazing|superb|lovely|neat|sweet|cool)',
      '(my|you have my) (thanks|gratitude|thankfulness|appreciation) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
    ],
    with: { to: 'thanks' },
  },
  {
    say: [
      '(yes|yep|yeah|yea|yup|yeap|ya|yah|aye|uh huh|mhm|mm hmm|sure|sure thing|of course|definitely|absolutely|certainly|indeed|affirmative|correct|true|right|exactly|precisely|confirmed|positive|roger|agreed|for sure|by all means|totally|facts|you bet|you betcha|surely|very well|naturally|without a doubt|no doubt|ok sure|okay sure|fine|most definitely|most certainly|undoubtedly|oh yes|oh yeah|hell yeah|heck yeah) (yes|please|yeah|sure|of course|that|thats|it|its|you|i|do|go|definitely|absolutely|true|correct|right|is|indeed|for sure|siree|sir|maam|very|affirmative|one hundred percent|dear)? (is|s|are|am|would|do|it|that|very|yes|does|agree|think|ahead|please|bet|a|really|sounds)? (true|correct|right|it|yes|accurate|so|that|fact|good|fine|great|sure|the|affirmative|a|am|i|like|proper|okay|factual)? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(i)? (think|believe|say|know|guess|can confirm|can say|have to say|would say|must say|im sure|am sure|agree|know that|am telling you|im telling you|will confirm|feel|suppose|do believe|do think|concur) (that|what|its|it|this|the|you|so|yes|affirmative|with|thats|true)? {_}? (is|are|was|as|a)? (indeed|definitely|certainly|very|so|a)? (true|yes|correct|right|accurate|so|affirmative|factual|statement|that) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(that|thats|it|its|this|what|you|the|youre|your|u) {_}? (is|are|s|would be|appears|appears to be|seems|seems to be|sounds|answer is|have|be|definitely|got|a|was|for sure|surely|indeed)? (indeed|definitely|not|a|very|totally|absolutely|100|certainly|completely|quite|most|to be|in fact|one|the)? (true|yes|correct|right|accurate|affirmative|it|not false|resounding yes|fact|factual|big yes|valid|exactly right|not wrong|certain|truth|proper|so) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(do|please do|go for|id like|i would like|i really want|i want) (that|it|so|this)',
      '(go ahead|sounds good|sounds right|sounds great|works for me|i do|i am|it is|it does|they are|i agree|i would|i did|i will|that works|why not|id love to|i would love to|okay yes|ok yes|it sure is|sounds like a plan|makes sense)',
      '(there is|theres) no (doubt|question) {_}',
      '(the)? answer (is|to that is|to this is|would be|should be)? (a)? (resounding|definite|definitely|clear|big)? yes',
      '(that|it) (would|will|d|ll) be (a|an)? (yes|affirmative|true|correct)',
      '(thats|that is) (a)? (definite|for sure|big|hard)? (yes|affirmative) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
    ],
    with: { to: 'yes' },
    answers: 'yes',
  },
  {
    say: [
      '(no|nope|nah|nay|naw|negative|never|incorrect|wrong|false|not|invalid|untrue|hell no|heck no|oh no|uh uh|nuh uh|nix|no no|absolutely not|certainly not|definitely not|of course not|not at all|not really|no way|no thanks|no thank you|not that|not true|not correct|not right|no sir|no siree|not so|not possible|no chance|not quite|not accurate) (no|not|way|thanks|thank you|i|that|thats|it|its|you|the|what|this|dont|do|of|at|absolutely|at all|dear|sir|never|jose|ai|one|a|true|in)? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(i)? (sorry|im sorry|i am sorry)? (im|am)? (i)? (would|do|will|have to|must|can|am|d|am going to|really)? (not|dont|doubt|disagree|say no|saying no|say negative|think not|prefer not|rather not|never|think no|believe not|refuse|decline|vote no|say false|think its false) {_}? (so|that|it|no|right|correct|true|want|proper|not|statement|think|believe|agree|false|question|one|like)? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(that|thats|it|its|this|what|you|youre|the|your|sorry|i|im|those) {_}? (isnt|not|wrong|false|incorrect|untrue|fake|wont|cant|couldnt|arent|wasnt|no|inaccurate|negative|invalid|mistaken|lie|never) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(i)? (think|believe|say|know|feel|would say|must say|have to say|guess|am sure|consider) {_}? (false|wrong|incorrect|not true|no|fake|untrue|not|inaccurate|negative) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '(no|negative|false) is {_}',
      '(i)? (disagree|decline|refuse|object) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
    ],
    with: { to: 'no' },
    answers: 'no',
  },
  {
    say: [
      '(maybe|perhaps|possibly|probably|dunno|idk|who knows|it depends|depends|not sure|unsure|either|could be|might be|hard to say|cant say|beats me|no idea|no clue|kind of|kinda|sort of|sorta|uncertain|undecided|either or|neither|i guess|good question|hmm|hm|hmmm|whatever|50 50|its 50 50|fifty fifty) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
      '{_}? (maybe|perhaps|not sure|unsure|not certain|uncertain|dont know|not know|no idea|no clue|havent a clue|cant decide|cant answer|cant say|couldnt say|couldnt tell|couldnt tell you|cant tell|either|no knowledge|no answer|cant be sure|not too sure|not positive|not confident|not really sure|dont have a clue|dont have any idea|either way|one or the other|not entirely sure|wish i knew|have no way|can not answer|cannot answer|cannot decide|can not decide|cannot say|undecided|dont really know|if i know|be both|go either|both|could go|not for sure|not so sure|questionable|debatable) <chat>? <chat>? <chat>? <chat>? <chat>? <chat>? <chat>?',
    ],
    with: { to: 'maybe' },
    trust: 'last',
  },
  {
    say: [
      '(repeat|restate|reiterate|rephrase|replay) {_}?',
      '{_}? (say|said|tell|told|repeat|repeated|ask|asked|run|restate|hear|heard|speak|catch|understand|get|go over|rephrase) {_}? (again|gain|once more|one more time|another time|that by me|louder|slower|more slowly|repeat|repeated|slowly) {_}?',
      '(pardon|excuse|sorry|what|huh|eh|come again|again|say what|pardon me|excuse me|what was that|whats that|once more|one more time|say again|one more time please|another time|another time please|just another time|hold on|wait) (me|that|you|did|was|please|what)? (that|you|it|was)? (you|just|last|again)? (say|said|saying|thing|again|that)? {_}?',
      '(i|sorry|im sorry|oh) {_}? (didnt|did not|couldnt|could not|missed|havent|dont|do not|cant) (quite|really|fully)? (hear|heard|catch|get|understand|understood|what|follow|make) {_}?',
      '(what|which) {_}? (did|was|were|is|had|have) (that)? (you|the last|it) {_}? (say|said|saying|ask|asked|tell|thing|question|told)? {_}?',
      '(i)? (want|need|would like|like) (to)? (have|hear|that|it|you) {_} (repeated|repeat|again|once more)',
      'i need to know again',
    ],
    with: { to: 'repeat' },
    trust: 'last',
  },
  {
    say: [
      `${TELL}? (what|whats|what is) (exact|the exact|the current|current|is|the)? (the|is|exact|current)? (time|hour) {_}?`,
      `${TELL} (the|current|exact)? (current|exact|local)? time {_}?`,
      '(the)? (current|exact|local|present) time {_}?',
      '(in|at|for|over in) {_} (what|whats) (is|the)? (the|current)? time {_}?',
      '(how|when) is (the)? (time|it) (right now|now)?',
      'time (now|check|please|is it)?',
      '(what)? (time|hour) (of day)? is it {_}?',
    ],
    with: { to: 'time' },
  },
  {
    say: [
      `${TELL}? (what|whats|what is|which|what will|what was|what day) (is|the|is the|todays|tomorrows|day|date|will|was|day of|it|will the|would)? {_}? (date|day|today|todays date|tomorrows date|day of the week|month|year) {_}?`,
      `${TELL} (the|todays|tomorrows|yesterdays|current|what|day)? {_}? (date|day today is|day it is|day is it) {_}?`,
      '(the)? (todays|tomorrows|current|yesterdays)? (date|day|today) {_}? (is|please|today|tomorrow|now) {_}?',
      '(date|todays date|current date|the date)',
      '(what|which) (date|day|month|year) {_}',
    ],
    with: { to: 'date' },
  },
  {
    say: [
      `${TELL}? (what|whats|what is|by what|which|do you know|how|so what|under what|what exactly|so whats) {_}? (my|call me|name|know me|address me|refer to me|called|saved) {_}? (name|nickname|as|by|under|me|saved|have|is|is my name|call me|for me|am i)? {_}?`,
      `${TELL} {_}? my name {_}?`,
      '(who am i|do you know who i am|do you know my name|say my name|my name is what|what name {_}|what do you call me|my name|do you my name|what am i (called|known) {_}?)',
      '(what|which|how|are you able to|do you|would you|have you|if you were smart would you|can you|would|tell me|i need|is|could|show me|whats) {_}? (my|me) {_}? (name|called|saved|known|as|by name) {_}?',
      '(what|which) {_}? name {_}? (me|mine|i|my) {_}?',
    ],
    with: { to: 'name' },
    trust: 'last',
  },
  {
    say: [
      '(who|what) (are|r|is) (you|u|this|proxy|your name) (exactly|called|really)?',
      '(whats|what is|tell me) your name',
      '(are you|is this) (a)? (human|robot|bot|ai|real|person|machine|computer|program|real person) {_}?',
      'who (made|built|created|wrote|designed|programmed) you',
      'how old are you',
      'where (are you|do you) (from|live|come from)',
    ],
    with: { to: 'who' },
  },
  {
    say: [
      '{_}? (what|which|how) {_}? (you|the ai|ai) {_}? (do|help|assist|answer|know|capable|able|knowledgeable|knowledgable|skills|good at|assist with|respond|useful|versed|familiar|offer|support|perform|understand|talk about|handle|comprehend|complete|have|provide|teach|tell) {_}?',
      '{_}? (what|which|are there|is there|how) {_}? (i|we) {_}? (ask|asking|inquire|request|say) {_}?',
      '{_}? (what|which) {_}? (questions|topics|subjects|areas|commands|skills|abilities|capabilities|features|functions|things|kinds of questions) {_}?',
      '(can|could|would|will|are|do) (you|i) {_}? (help|assist|ask|able to help|answer) {_}?',
      '(your|the) (abilities|capabilities|skills|functions|features)',
      '(how|in what way|in what ways) (can|could|do|may|should|might) (you|i) (help|assist|get|use|utilize|utilise|ask|work with|talk to) {_}?',
      '(help|assist|i need help|i need assistance|i need your help|help me out)',
    ],
    with: { to: 'able' },
    trust: 'last',
  },
  {
    say: [
      '<iwill>? <empty> (out|off|up)? (absolutely|completely|just|simply)? <everything> (out|off|from|on|in|of|that|for|i|tasks|events|my|items|these)? {_}?',
      '<iwill>? <empty> <my>? (<list>|<calendar>|<shoppinglist>|alarms|events|appointments|all tasks) (out|clean|clear|completely|blank|off|entirely|for {_}|of {_}|on {_}|from {_}|today|tomorrow|this {_}|next {_}|please)?',
      '(make|leave|wipe|get|set|ensure|make sure|be sure|i want|i need|have) (that|to)? {_}? (<list>|<calendar>|<shoppinglist>|day|schedule) {_}? (clear|blank|empty|clean|cleared|open|free|erased|wiped|emptied|completely clear|deleted) {_}?',
      '(make|mark) (it)? (blank|clear|empty) (on|for|in) {_}',
      '(i want|i need|id like|i would like|get) (a|an|all|the|my|everything|for)? {_}? (clear|empty|blank|cleared|erased|wiped|removed|deleted) {_}? (<calendar>|<list>|<shoppinglist>)? {_}?',
      '(open|go to) (calendar|list|lists) (and)? <empty> {_}',
      '(delete|remove|erase|clear|cancel|drop|wipe|get rid of|find and delete) (all|any|every|everything|each|the whole|entire) {_}',
      '(i)? (dont|do not|no longer) (want|need) (this|my|the|any)? (list|lists|event|events|calendar|reminders|alarms) {_}?',
    ],
    with: { to: 'clear' },
  },
  {
    say: [
      '(shut up|be quiet|shush|hush|shhh|shh|shhhh|stop talking|quiet|zip it|enough|thats enough|thats enough now|fuck off|go away|stop it|stop now|pipe down) {_}?',
      '(can|would|could|will|how do i|how can i|i want|i need|i would like|id like|please|ai|i) {_}? (stop talking|be quiet|shut up|stop speaking|quiet down|stop working|stop doing|silence|you quiet|hush|to speak) {_}?',
      '(stop|quit|cancel|abort|halt|terminate|discontinue|end|abandon|cease|drop|negate|kill|exit|pause|nix|belay|scrap|scratch|eliminate|rescind|destroy|command cancel|i repeat cancel|mute|silence|refrain from|undo) <doing>? <doing>? <doing>? <doing>?',
      '(never mind|nevermind|forget|forget about|oops|scratch|sorry|actually|no) (it|that|this|my|what i said|about it)? (stop|cancel|forget|last|previous|i|it|command|that|request)? (that|it|this|do not need|dont need|dont want|request|command)? (it|that|this|any more|anymore|now)? (any more|anymore|now)?',
      '(stop|cancel) (working|doing) {_} i need something else',
      '(i)? {_}? (changed my mind|change my mind|dont need (it|that|this) {_}?|dont want (it|that|this) {_}?|you to stop {_}?|you to quit {_}?|you to cancel {_}?|you to abort {_}?|to cancel {_}?|to stop {_}?)',
    ],
    with: { to: 'stop' },
    trust: 'last',
  },
  {
    say: [
      '(i|im|ive|we) (feel|feeling|am|been|m|have been) (so|very|really|a bit|just|kind of|pretty|quite|too)? (sad|depressed|lonely|angry|frustrated|hopeless|useless|worthless|ashamed|guilty|terrible|awful|bad|upset|scared|worried|nervous|hurt|miserable|hungry|happy|sorry|confused|annoyed|jealous|down|panicking|crying|grumpy|mad|crap|shit|rubbish|like crap|like shit|numb|empty|a failure|a mess|behind|failing|burnt out) {_}?',
      '(i|we) (hate|love|miss|wish|failed|messed up|screwed up|give up|gave up|forgot everything|am a mess|suck|ruined everything) {_}?',
      '(today|this|everything|life|work|my day|it|my head) (is|was|has been|s|sucks|hurts) (so|very|really|a|all|been|just)? (bad|terrible|awful|hard|horrible|shit|crap|a mess|great|good|rough|nightmare|difficult|pointless|exhausting|tough)? (day)?',
      '(help|i need help|i need a hug|im struggling|i am struggling|im not ok|im not okay|i am not ok|i cant cope|i want to cry)',
    ],
    with: { to: 'feeling' },
  },
  {
    say: [
      '(what|whats|who|whos|whose|whom|where|wheres|when|whens|why|whys|which|how|hows|whatre|whatd|howd) (is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|many|much|long|far|old|often|big|tall|does|dont|else|kind|kinds|type|types|sort|about|come|percentage|year|day|city|country|other|size|one|part|am|isnt|the|my|s|state|color|colour|game|team|a) {_}',
      '(who|what|why|where|which|how) {_} (is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|means|won|cost|costs|live|exist|am) {_}?',
      '(why|who|whos) {_}',
      '(what) (size|year|city|country|percentage|company|movie|song|book|animal|food|language|name|kind|type|color|colour|game|team|state|is|day) {_}',
      '(is|are|was|were|am|do|does|did|has|have|had|can|could|should|would|will|shall|isnt|arent|doesnt|dont|didnt|wont) (i|you|he|she|it|we|they|there|this|that|these|those|the|a|an|my|your|his|her|our|their|any|anyone|anybody|all|some|most|people|u|dogs|cats|humans|women|men) {_}',
      '(tell|inform|enlighten|educate|teach|show|give) (me|us) {_}',
      '(explain|describe|define|calculate) (me|to me|how|what|why|the|a|an) {_}',
      '(can|could|would|will|may|do|are) (you|i) {_}',
      '(i want|i need|id like|i would like|i wanna|i wish) to (know|learn|hear|understand|find out|speak|ask|see) {_}',
      '(do you|you) (know|think|have|like|want|prefer|remember|believe|mean|ever|understand) {_}',
      '(play|sing|tell me|read me) (a|an|some|the)? (song|joke|story|music|poem|riddle|news|weather|forecast) {_}?',
    ],
    with: { to: 'question' },
    trust: 'last',
    isUnanswered: true,
  },
]
