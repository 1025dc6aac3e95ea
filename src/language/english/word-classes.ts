// Classes of English words for sentence patterns, written in the patterns' own small language. Inflections are listed:
// no stemmer is needed for a few dozen verbs, and each form can be seen.

export const wordClasses: Readonly<Record<string, string>> = {
  // Verbs
  finished:
    'finished|completed|done|did|wrapped up|got done|took care of|dealt with|handled|sorted|knocked out|got through|accomplished',
  did: 'bought|paid|called|rang|phoned|sent|emailed|mailed|cleaned|washed|booked|ordered|fixed|wrote|made|cooked|took|fed|walked|watered|returned|posted|submitted|filed|printed|signed|cancelled|canceled|renewed|replied to|answered|texted|visited|watched|vacuumed|hoovered|ironed|packed|picked up|dropped off|threw away|threw out|took out|mowed|painted|built|installed|updated|backed up|charged|wrapped|delivered|collected|got|did|read|met|talked to|spoke to|tidied|sorted|prepared|reviewed|checked|sold|cut|folded|repaired|replaced|found|scheduled|finished|learnt|learned|practised|practiced|ran|went to',
  feel: 'i feel|im|i am|feeling|ive been|i have been|im feeling|i am feeling|i feel like im|feel',
  due: 'due|is due|are due|due by|due on|do i have due|planned|scheduled|coming up|happening',
  doihave:
    'do i have|do i need to|do i have to|have i got|ive got|i have|i got|do we have|did i have|i have to|i need to|am i|am i supposed to|have i|will i have|are there|is there|does my calendar have|did i|i did|can i|should i|have we|do i',
  silence:
    '(stop|quit|cease|pause|mute|turn off|switch off|disable|silence|cancel|no more|no|halt|suspend|hold|block|end|shut off|snooze) (sending|giving|all|your|the|my|these|those|any|with)? (me|the|your|all)? <messages> (me|to me|at me)? (please)?|(stop|quit) (<messages>|contacting|nagging|annoying|pestering|disturbing|interrupting|spamming|hassling) (me|us)?|mute (yourself|me|everything|all|it)?|(dont|do not|never|please dont|please do not) (remind|message|nudge|ping|text|write|write to|contact|disturb|bother|notify|alert|talk to|bug|nag|interrupt|send) (me|messages|anything|reminders)? (anything|anymore|any more|again|messages|reminders|about anything|at all)?|(leave|let) me (alone|be|in peace)|(be|stay|keep|go) (quiet|silent)|(do not disturb|dnd|silent mode|quiet mode|silence|mute|quiet)|(i|we) (dont|do not) want (any|your|more|any more)? <messages>|unsubscribe|opt out|(stop|no) (all|everything) (messages|reminders)?|give me (some)? (peace|quiet|space)',
  holiday:
    '(im|i am|were|we are|i will be|ill be|im going|i am going|going|i go) (be)? (on|away on|off on)? (a)? (holiday|holidays|vacation|leave|annual leave|sick leave|away|out of office|ooo|a trip|parental leave|on holiday|on vacation)|(holiday|vacation|away|out of office|ooo) mode',
  you: 'you|ya|u|the ai|my ai|ai|everything|it|things|life|your day|day|yourself',
  everything:
    'everything|all|it all|all of it|all of them|all of my|all of the|all my|all the|every|every single|all things|all items|all of these|anything',
  finish: 'finish|complete|tick off|tick|check off|cross off|cross out|mark off',
  remove:
    'remove|delete|erase|drop|take away|take off|take out|take|clear|clear off|cross off|cross out|cross|scratch|scratch off|strike|get rid of|get rid off|cancel|cut|kick|wipe|trash|ditch|eliminate|discard|uncheck|check off|check|exclude|discontinue|undo|call off|rid|turn off|disable|deactivate|stop|unset',
  empty:
    'clear|clear out|clear off|clean out|clean|empty|empty out|erase|delete|remove|wipe|wipe out|blank|blank out|nuke|reset|get rid of|get rid off|take off|trash|destroy|purge|scrap|cancel|drop|dump|cross off|eliminate|throw away|throw out|discard',
  put: 'add|put|place|write|include|note|insert|append|jot|jot down|write down|put down|list|enter|include|mark|get|schedule|record|log|save|throw|input|pencil in|pencil|type|note down',
  move: 'move|reschedule|postpone|push|push back|delay|shift|defer|bump|put off|change|bring forward',
  show: 'show|show me|list|list out|read|read me|read out|read off|read back|read to me|read back to me|tell|tell me|give me|display|open|open up|pull up|bring up|get|get me|see|view|check|go over|go through|go thru|recite|repeat|iterate|name|state|say|describe|look at|look up|let me see|let me know|let me hear|let me have|i want to see|i want to know|i want to hear|i need to see|i need to know|i need to hear|id like to see|id like to know|id like to hear|i would like to see|i would like to know|i would like to hear|i must know|i gotta know|i wanna know|i need|i want|inform me|inform me of|remind me of|remind me|find|find out|print|report|what are|what is|whats|what was|what were|wheres|speak|present|share|review|list off|call up|look over|provide|provide me|send me|recall|scan|search|explain|run through|run down|fill me in on|update me on|please',
  what: 'what|whats|what is|what are|what all is|what all|what things are|what things|what items are|what stuff is|which things are|what else is|what items|what exactly is|what else|what was|what were|what has|what have',
  can: 'can|could|may|might|should|will|would',
  be: 'is|are|was|were|be|been|being|isnt|arent|wasnt|s',
  have: 'have|has|had|ive|got|have got|ive got|do have|did have',
  i: 'i|we|ive|weve|i have|we have|i just|ive just|i have just|we just|i already|ive already|i have already|i finally|ive finally|i think i',
  my: 'my|the|our|that|this|these|those|all my|all of my|all the|all of the|my entire|my whole|the entire|the whole|entire|whole|all|your|any|each of my|every',
  // Things
  list: 'list|lists|to do list|todo list|to-do list|to do|todo|todos|to-do|to-dos|task list|tasks list|tasks|chore list|chores list|list of tasks|list of things to do|list of things|list of chores|list of to dos|list of todos|list of things i have to do|list of things to buy|list of reminders|reminder list|reminders list|reminders|agenda|errand list|errands list|agenda list|checklist|job list|work list|need to do list|must do list|list of stuff|list of errands',
  anylist: '<list>|{_} <list>|<list> for {_}|<list> of {_}',
  shoppinglist:
    'shopping list|grocery list|groceries list|shop list|shopping cart|cart|shopping bag|list of groceries|list for shopping|list of things to buy|list for the store|list for the grocery store|list of shopping|to do shopping list|to buy list|list of items to buy|groceries|shopping|list to buy|food list|list of groceries to buy|market list|supermarket list|shopping lists|grocery shopping list|buy list|shopping lisr',
  calendar:
    'calendar|calander|calender|calandar|schedule|agenda|diary|planner|books|day planner|appointments|calendar schedule|event calendar|calendar events|events calendar|calendars',
  event:
    'event|events|appointment|appointments|meeting|meetings|entry|entries|item|items|activity|activities|engagement|engagements|plans|thing|things|calendar event|calendar events|calendar entry|reminder|reminders|data|stuff|alarm|alarms',
  reminders:
    'reminders|reminder|reminder list|reminders list|list of reminders|alerts|notifications|notification|things to remember|remainder|remainders',
  messages:
    'reminders|reminding|notifications|nudges|nudging|messages|messaging|pings|pinging|alerts|notifying|bothering|texting|writing|bugging|check-ins|check ins',
  all: 'everything|all|it all|all of it|each|every|all of the|all the|every single|anything|all of my|all my|any',
  // Moments that name a day without a preposition.
  day: 'today|tonight|tomorrow|this week|next week|this weekend|the week|this month|next month|this morning|this afternoon|this evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on {_}|for {_}|in {_}|this {_}|next {_}|at {_}|between {_}|from {_}|during {_}',
  moment:
    'at {_}|on {_}|in {_} (minutes|hours|days|weeks|hour|minute|day|week)|tomorrow|today|tonight|this {_}|next {_}|by {_}',
  ondate: 'today|tonight|tomorrow|on {on}|for {on}|in {on}|this {on}|next {on}|at {_}|coming up|{on}',
  setup:
    'set|set up|make|create|add|put|put in|put on|start|initiate|establish|schedule|place|generate|get|turn on|enable|begin|open|have|new|need|sound|activate|arrange|book|plan|organize|organise|send|give|give me|set me|set me up|make me|get me|hook up|hook me up with|put me down for|program|save|store|prepare|fix',
  iwant:
    'i really need|i really want|i do need|i want|i need|i would like|id like|i wish|i wish for|i have|i got|i gotta have|i gotta|i must have|i could use|can i have|can i get|could i have|could i get|may i have|i will need|ill need|i wanna|i require|how about|i want to have|id like to have|i would like to have|i need to have|im going to need|lets have|lets get',
  iwill:
    'i need to|i want to|i would like to|id like to|i have to|i got to|ive got to|i gotta|i must|i wanna|i shall|i should|i wish to|i really need to|i can|can i|could i|may i|i will|ill|im going to|i am going to|how do i|how can i|i would love to|we need to|we should|lets|help me|need to|want to|i plan to|i really have to|do i need to|you need to|make sure to|we have to|we must',
  remind:
    'remind me|remember me|remind us|reming me|dont let me forget|do not let me forget|dont forget to remind me|remember to remind me|be sure to remind me|prompt me|nudge me|make sure i remember|i want to be reminded|i need to be reminded|i would like to be reminded|id like to be reminded|help me remember|i need to remember|i have to remember|warn me|remember|remind',
  alertme: 'alert me|notify me|ping me|tell me|let me know|buzz me|call me|page me|warn me|message me',
  wakeme:
    'wake me up|wake me|get me up|help me wake up|help me get up|make sure i get up|make sure i wake up|make sure i am up|make sure im up|wake up|have an alarm wake me|have me up|get me awake',
  reminderword: 'reminder|reminders|remainder|notification|note|event reminder|calendar reminder|memo|remind',
  alarmword: 'alarm|alarms|alarm clock|wake up call|wake up alarm|wakeup alarm|alert|wake up',
  areminder:
    '(<setup>|<iwant> <setup>?|new|initiate) (me|up|us|in|on|for me)? (a|an|the|my|one|another|some|two|me a|me an)? (new|repeating|recurring|daily|weekly|quick|wake up)? <reminderword>',
  analarm:
    '(<setup>|<iwant> <setup>?|new|initiate|assist me by setting|provide assistance by setting|setting) (me|up|us|in|on|for me)? (a|an|the|my|one|another|some|two|me a|me an)? (new|repeating|recurring|daily|weekly|quick|wake up|two|early|morning)? <alarmword>',
  anevent:
    '<setup> (me|up)? (a|an|the|my|one|another|some|in)? (new|recurring|calendar|repeating)? (event|appointment|entry|calendar entry|calendar event|item|slot|date|meeting|time)',
  name: 'name|nickname|username|user name',
  taskverb:
    '(buy|call|email|mail|text|reply|talk|go|speak|write|send|pay|book|clean|wash|fix|get|pick|take|bring|return|read|ask|meet|visit|listen|respond|move|drive|walk|run|apply|sign|submit|give|make|order|finish|start|check|update|review|prepare|plan|renew|cancel|schedule|find|look|watch|learn|practise|practice|study|feed|water|cook|bake|print|post|file|ring|phone|message|invite|drop|put|set|tell|show|remember|try|see|sort|tidy|organise|organize|pack|hang|paint|build|install)',
  doing:
    'that|it|this|now|doing|what|whatever|the|your|my|please|all|any|running|working|current|present|at once|with|on|talking|speaking|immediately|previous|last|action|input|command|request|task|job|process|program|operation|thing|you|youre|are|were|i|asked|said|just|of|carrying out',
  // Words that small talk goes on with; a title has at least one other.
  chat: 'a|about|absolutely|accurate|again|agree|ahead|ai|all|alot|alligator|also|am|an|and|anything|appreciate|appreciated|appreciation|are|around|as|ask|assistance|assistant|assisting|at|awesome|be|because|been|believe|best|big|bit|bunch|but|buddy|bye|can|cant|certain|certainly|chat|chatting|completely|conversation|conversing|correct|could|day|dear|definitely|did|do|does|doing|done|dont|doubt|ever|everyone|everything|exactly|fact|false|far|feel|feeling|fine|for|friend|from|fun|getting|go|going|good|goodbye|got|great|guess|had|has|have|having|heard|hear|hello|help|helped|helpful|helping|her|here|hey|hi|hope|how|i|id|ill|im|in|incorrect|indeed|information|info|is|isnt|it|its|just|kind|kindly|know|later|like|likely|lot|love|lovely|man|mate|me|mean|meet|meeting|meeting|mind|much|my|need|needed|never|nice|no|nope|not|now|of|off|ok|okay|on|once|one|our|out|over|pal|please|pleasure|provided|providing|question|quite|really|response|right|say|said|saying|see|seeing|sense|service|shall|sir|so|some|something|soon|sort|speak|speaking|statement|stuff|such|super|sure|take|talk|talked|talking|tell|telling|thank|thanks|that|thats|the|them|then|there|thing|things|think|this|time|to|today|together|tomorrow|too|totally|true|truth|until|untrue|up|us|very|want|was|way|we|week|weekend|well|were|what|when|will|wish|with|wonderful|work|would|wrong|ya|yeah|yep|yes|yesterday|you|your|youre|youve',
}
