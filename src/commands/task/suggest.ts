// What now? Shows what is running, else up to three things that fit the energy and minutes.

import { ask } from '../../chat/ask.ts'
import { choiceOption, flagOption, hidden, integerOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as suggesting from '../../domain/days/suggestions/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { leafTypes } from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { suggestionView, taskRunningView } from '../../views/suggestion.ts'
import { defineCommand, readerOf } from '../command.ts'
import { wasJustShown } from '../lib/current-task.ts'
import { lineAfter } from '../lib/line-after.ts'
import { energyLevelOption } from '../lib/options/energy.ts'
import { zoneOption } from '../lib/options/index.ts'
import { afterSentences, LENGTH_ALONE, smallSentences, waylaidSentences } from '../lib/small-sentences.ts'

const OTHERS = { others: 'yes' } as const

/** As long as one session of focus may be. */
const MOST_FOCUS_MINUTES = 180

export default defineCommand({
  name: 'task suggest',
  about: 'Up to three things that fit now',
  byModel: 'show',
  aliases: ['/now'],
  phrases: {
    'what now': {},
    'what would you do': {},
    'what do you suggest': {},
    'what do you think i should do': {},
    'what next': {},
    "what's next": {},
    'what should i do': {},
    'tell me what to do': {},
    'just tell me what to do': {},
    'something else': OTHERS,
    others: OTHERS,
    'now what': {},
    'what now then': {},
    'what do i do': {},
    'what do i do now': {},
    'what to do': {},
    'what to do now': {},
    'what should i do now': {},
    'what shall i do': {},
    idk: {},
    "i don't know": {},
    "i don't know what to do": {},
    "i don't know where to start": {},
    'where do i start': {},
    'where do i begin': {},
    'where to start': {},
    "i'm overwhelmed": {},
    overwhelmed: {},
    'everything is too much': {},
    "it's all too much": {},
    'so much to do': {},
    'i have so much to do': {},
    'omg i have so much to do': {},
    'too many things': {},
    'pick for me': { one: 'yes' },
    'pick one for me': { one: 'yes' },
    'you choose': {},
    'help me start': {},
    'help me choose': {},
    "i'm bored": {},
    bored: {},
    ugh: {},
    argh: {},
  },
  spoken: ['what can I do in 25 minutes?', 'give me one small thing', 'what can I do now?'],
  says: [
    '(i|ive|i have) (only|just)? (have|got|have got|ve got)? (only|just|about|around)? {minutes} (free|to spare|left|spare)?',
    '(what|anything) (can|could|should|shall) i (do|fit|fit in|get done|start) (in|within|with|for) (the next|under|less than|about|around|only|just|the)? {minutes} (free|left|spare|i have|that i have)?',
    {
      say: '(i|ive|i have|so i|ok i|ive just|i just)* (only|just)? (have|got|have got|ve got)? (only|just|about|around)? {minutes} (free|to spare|left|spare|time)? (so)? (what|anything|which) (should|shall|can|could|do) (i|we) (do|start|fit in|get done|tackle|work on) (first|now|then)?',
      moment: 'ignored',
    },
    'what (should|shall|can|could) (i|we) do (in|within|for|with) (the next|the)? {minutes}',
    {
      say: '(just|only|please)* (give|tell|show|find|pick|choose) (me)? (just|only)* (one|a single|1) (small|little|quick|tiny|short) (thing|task|job) (to do|please|first|then|now|i can do)*',
      with: { one: 'yes', minutes: '10' },
    },
    'only {minutes}',
    {
      say: '(so|and|ok)* (what|anything) (can|could|should) (i|we) (do|get done|fit in|start|manage) {_}? (in|within|with)?',
      length: 'minutes',
      typed:
        /\b(?:in|with(?:in)?|for) (?:the next |about |only )*(?:\S+[- ])?(?:minutes?|mins?|an hour|half an hour)\W*$/i,
    },
    {
      say: '(i|ive|i have|theres|there is|got|have)? (about|around|maybe|roughly|just|only)? {minutes} (now|right now|free|to kill|to spare|to fill)?',
      typed: LENGTH_ALONE,
    },
    ...afterSentences,
    ...smallSentences,
    {
      say: [
        '(give me|show me|pick|find me|suggest|i want|i need|got|have you got|do i have|is there|id like|let me do|how about|what about)? (anything|something|one thing|a thing|a task|an|a|one|some)? (really|very|super|nice and|so|pretty)? (easy|simple|light|low effort|low energy|mindless|brainless|undemanding|gentle|relaxing|fun|easier|simpler|lighter|nice) (one|thing|task|thing to do|task to do|to do|stuff|win|wins)? (i can do)? (for me|first|next|now|instead|today)*',
        '(which|what) (one|task|thing|of these|of them)* (has|takes|needs|wants|is) (the)? (least|lowest|smallest) (effort|energy|work|brain|brainpower|hassle|thinking)',
        '(today|now|right now|i|im|ive|only|just|have|got|really|at the moment)* energy for (the)? (small|little|easy|tiny|simple|light|low effort) (things|stuff|tasks|ones|bits|jobs) {_}?',
        '(give me|show me|just)* (the)? (easiest|simplest|lightest|least scary) (one|thing|task)? (please|first|then|now)*',
        '(the|an)? (easy|easiest|simple|simplest|easier|least scary|least awful) one (first|please|then|now|for me)*',
        '(whats|what is|which is|which one is|what are) (my|the)? (easiest task|easiest|simplest|lightest) (one|thing|task|of them|of these)? (to do|to start with|i can do|i could do|i should do|i have|on my list)?',
      ],
      with: { energy: '1' },
    },
    {
      say: [
        '(give me|show me|pick|find me|suggest|i want|i need|got|have you got|do i have|is there|id like|let me do|how about|what about)? (anything|something|one thing|a thing|a task|an|a|one|some)? (really|very|super|nice and|so|pretty)? (quick|short|small|little|tiny|quicker|shorter|smaller|fast) (one|thing|task|thing to do|task to do|to do|stuff|win|wins)? (i can do)? (for me|first|next|now|instead|today)*',
        '(whats|what is|anything|something) (nice and|really|the)? (quick|easy|small|short|tiny) (and|or) (quick|easy|small|short|simple|tiny) (to do|i can do|for me|now)*',
        '(which|what) (one|task|thing|of these|of them)* (takes|needs|has) (the)? (least|shortest|smallest) (time|minutes|long)',
        '(give me|show me|just)* (the)? (smallest|shortest|quickest|tiniest|fastest) (one|thing|task)? (please|first|then|now)*',
        '(the|a)? (quick|quickest|short|shortest|small|smallest|quicker|smaller) one (first|please|then|now|for me)*',
        '(whats|what is|which is|which one is|what are) (my|the)? (quickest|shortest|smallest|fastest) (one|thing|task|of them|of these)? (to do|to start with|i can do|i could do|i should do|i have|on my list)?',
      ],
      with: { minutes: '10' },
    },
    ...leafTypes.map((kind) => ({
      say: [
        `(give me|show me|pick|find me|suggest|i want|i need|how about|what about)? (anything|something|one thing) ${kind} (to do|i can do|please|now|instead|next|first)*`,
        `(give me|show me|pick|find me|suggest|i want|i need|how about|what about) (a|an|only|some) ${kind} (one|thing|things|task|tasks|stuff) (to do|i can do|please|now|instead|next|first)*`,
      ],
      with: { kind },
    })),
    '(which|what) (one|task|thing|of these|of them|of those)? (should|shall|do|can|could)? (i)? (do|start with|begin with|tackle)? (first|next)',
    '(whats|what is|which is|whats the|what is the) (the|my)? next (one|task|thing|job)? (to do|then|please)?',
    '(whats|what is|which is|what are|which are) (my|the)? (single|one|absolute)? (most important|most urgent|biggest|top|number one|main|most pressing|highest) (thing|things|task|tasks|priority|priorities|job|one) (to do|i should do|i have|for me|right now|now|today|this morning|at the moment)*',
    '(which|what) (one|task|thing|of these|of them|of those)? (is|comes|matters) (the)? (first|most|next|most urgent|most important|more urgent|more important)',
    '(which one|which of these|which of them|where) (should|shall|do) (i) (start|begin|pick|choose|do)',
    '(i|ive|i have) (got|have)? {minutes} (free|spare|to spare)? (so|and)? what (should|can|could|shall) (i|we) (do|start|fit in)',
    'what (should|shall|can|could|do) (i|we) (do|start|tackle|work on|begin) (with|on|first|next|now|right now|today)?',
    {
      say: '(another|another one|a different one|something else|other one|others|next one|give me another|show me another|anything else) (please|then)?',
      with: { others: 'yes' },
    },
    // One thing, however it is asked for.
    {
      say: '(just|only|please)* (give|tell|show|find|pick|choose) (me)? (just|only)* (one|a single|1|the one|some) (small|little|easy|quick)? (thing|task|job|thing to do|task to do) (i can do|to do|at a time|now|please|first|then|i should do)*',
      with: { one: 'yes' },
    },
    {
      say: '(what|anything|whats) else (then|now|is there|to do|can i do|should i do|could i do|have you got)*',
      with: { others: 'yes' },
    },
    '(whats|what is|what comes|which is|what goes) (the)? first (then|up|today|now|thing)*',
    '(whats|what is|anything|is anything|which is|what are) (really|most|the)* (urgent|important|pressing|most urgent|most important|top priority|high priority|due soonest|the priority) (today|now|right now|first)*',
    '(im|i am)? (running|so|very|already) late (for everything|again|now)?',
    {
      say: '(not (that|that one|this|this one)|no|nope|nah) (something|anything|one|a thing) (quicker|shorter|smaller|faster|quick|short)',
      with: { minutes: '10' },
    },
    {
      say: '(not (that|that one|this|this one)|no|nope|nah) (something|anything|one|a thing) (easier|lighter|simpler|easy|simple|else)',
      with: { energy: '1' },
    },
    { say: '{minutes} please', typed: LENGTH_ALONE },
    {
      say: '(a|an|any|another|one|some|give me|got|have you got|show me|find me|i want|i need|lets do|something|anything|thats|that takes|quick)* (thing|things|task|tasks|job|jobs|something|anything|one|ones|quick win|win)',
      length: 'minutes',
    },
    { say: '(just|only) one (thing|task) (please|at a time|now|then)*', with: { one: 'yes' } },
    {
      say: '(whats|what is|what) (one|a|something|the one|a small|an easy|a quick)* (thing|task)? (i can|i could|can i|could i|should i|to) (do|get done|finish|start)',
      length: 'minutes',
    },
    {
      say: '(ok|please|just|can you|could you|will you|then)* (you)? (pick|choose|decide|select|surprise me|youre the boss|tell me what to do|roll the dice|random) (for me|one|please|then|something|now|one for me|a random one|at random|one at random)*',
      typed: /\b(?:pick|choose|decide|select|surprise|boss|what to do|dice|random)\b/i,
      with: { one: 'yes' },
    },
    '(pick|choose|suggest|give me|find me) (something|anything) (to do)? (for me)?',
    { say: '(pick|choose|suggest|give me|find me) (one|a task|a thing) (to do)? (for me)?', with: { one: 'yes' } },
    '<feel> (so|just|very|really|totally|completely|a bit)? (overwhelmed|stuck|bored|lost|paralysed|paralyzed|stressed|stressed out|distracted|unfocused|procrastinating|restless|anxious|scattered)',
    '(it is|its|this is|everything is|all|it is all|its all) (all|just|way)? too much',
    {
      say: '(i|we) (cant|can not|cannot) (do this|do it|do that|start|begin|focus|concentrate|think|even|cope|decide|choose|get started|get going|do anything)',
      moment: 'ignored',
    },
    '(i (dont|do not) know|we (dont|do not) know|idk|dunno|no idea|no clue|not sure|dont know) (what|where|how) (to|i should) (do|start|begin) (first|next|now|with|rn|today|lol|tbh)*',
    '(im|i am) (running|so|very|already|always)? late (for everything|again)?',
    '(so|and|ok)* (what|which|which one|which task) (do|would|should) you (recommend|suggest|advise|propose|think|say) {_}?',
    '(i (dont|do not) know|idk|dunno|not sure) how to (start|begin) (my|the|this)? (day|morning|today|afternoon|work)?',
    '(whats|what is) (my|the) next (thing|task|one|job|up|thing to do|task to do)',
    '(the|one|just|give me|show me|find me|a)* (smallest|tiniest|easiest|quickest|shortest|simplest|least scary) (possible|little)? (thing|task|one|job|step) (possible|on my list|first|to do|now|please|ive got|i have|there is)*',
    'more (like (that|this|those|these)|of (those|these|that|the same)) (please)?',
    '(tell|give|show|find|offer|say) me (something|anything|a thing) (really|very|more|a bit)? (easy|easier|quick|quicker|small|smaller|short|simple|light|tiny|doable|fun) (to do|now|please|for me)*',
    '(anything|something|give me something|find me something|i want something|pick something|an|another|one) (really|very|more)? (easy|easier|quick|quicker|small|smaller|short|simple|fun|light|tiny|doable) (one|task|thing|please|to do|to start with|for now|first)*',
    '(help me|can you help me|please help me) (to)? (focus|get going|get started|get moving|start|begin|concentrate|move|decide|choose)',
    '(please|can you|could you)? (motivate|encourage|push|poke|kick) me (please)?',
    { say: waylaidSentences, with: { back: 'yes' } },
    {
      say: '(give|find|show|pick) (me)? (a|an|one)? {minutes} (minute|minutes|min|mins) (task|thing|one|job|something)',
    },
    '(got|have) (only|just|about|around)? {minutes} (free|to spare|left|spare)?',
    '(ive|i have|there is|theres) {minutes} (before|until|till) {_}',
    '(what|anything) (now|next|to do|can i do|should i do) (now|next)? (in|at|for|from) {zone}',
    '(ok|so|and|but|well|now)* (what|which|which one|which thing|where) (do you|dyou|d you|would you|you) (reckon|think|say|suggest|recommend|advise) (that)? (i|we) (should|could|can|ought to)* (do|start|start with|start on|begin|begin with|tackle|go for|work on|pick) (first|next|now|then|today)*',
  ],
  options: {
    minutes: integerOption('How many minutes you have', { min: 1, max: 180, unit: 'minutes' }),
    kind: choiceOption('What kind', leafTypes),
    energy: energyLevelOption('How much energy, 1 to 3'),
    zone: zoneOption('Only this area of life'),
    others: flagOption('Skip what was offered last'),
    one: hidden(flagOption('One thing alone')),
    back: hidden(flagOption('Something got in the way of what was begun')),
    after: hidden(flagOption('What comes behind what is in progress')),
    anyway: hidden(flagOption('Also what does not fit before the next fixed thing')),
  },
  examples: ['what now?', 'now 25', 'task suggest kind:physical energy:1', 'task suggest zone:life'],
  async run(me, values, { raw, request, runLine }) {
    // “45 minutes” below what was just started is how long.
    if (request.input.kind === 'typed' && values.minutes !== undefined && LENGTH_ALONE.test(request.input.line)) {
      const current = await tasks.findCurrentTask(me)
      if (current && (await wasJustShown(me, current.task_id)) && values.minutes <= MOST_FOCUS_MINUTES)
        return runLine(ask('focus start', { task: current.task_id, minutes: values.minutes }))
    }
    if (values.after) return runLine(await lineAfter(me))
    // What was begun is still there: its place, and no other thing.
    const begun = values.back && !(await focus.findRunningFocus(me)) ? await tasks.findCurrentTask(me) : undefined
    const place = begun && (await runLine(ask('task start', { task: begun.task_id })))
    if (place) return { ...place, notice: t`That happens. This is where you were.` }
    const { others: _, back: __, ...asked } = raw
    const again = ask('task suggest', { ...asked, ...OTHERS })
    const session = Object.keys(raw).length === 0 ? await focus.findRunningFocus(me) : undefined
    const on = session && (await focus.loadFocusTask(me, session)).task
    if (session && on) {
      const { next } = await steps.loadStepProgress(me, on)
      return taskRunningView(readerOf(me), on, next, focus.plannedFocusEnd(session), again)
    }
    const kind = values.kind ?? null
    const minutes = values.minutes ?? null
    const found = await suggesting.suggestTasks(me, {
      minutes,
      kind,
      zoneId: values.zone?.zone_id ?? null,
      level: values.energy ?? null,
      others: values.others === true,
      ignoresGap: values.anyway === true,
      isSingle: values.one === true,
    })
    return suggestionView(readerOf(me), found, { minutes, kind, zone: values.zone?.name ?? null, others: again })
  },
})
