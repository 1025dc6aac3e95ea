// Logs the energy with one tap; in the morning it renews the plan.
import { hidden, required, textOption } from '../../chat/options.ts'
import * as energy from '../../domain/days/energy.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import { energyLoggedView } from '../../views/energy.ts'
import { energyPlanView } from '../../views/ritual.ts'
import { defineCommand, readerOf } from '../command.ts'
import { energyLevelOption, onlyAskedOption } from '../lib/options/energy.ts'

/** A short line with a word for a level in it. */
const ANSWER =
  /^(?=.{1,50}$)(?!.*\b(?:the|first|second|third|that|this|of|to|for|at)\b).*\b(?:low|lowish|medium|mid|middling|high|highish|[123]|one|two|three)\b/i

/** Words for a level, below the question alone. */
const LEVELS: readonly (readonly [level: string, words: string])[] = [
  [
    '1',
    '(1|one|low|lowish|rubbish|crap|rock bottom|on the floor|empty|running on empty|fading|flagging|dead|dying|gone|none|zero|nil|not great|not good|not much|not a lot|terrible|awful|rough|bad|poor|foggy|sluggish|flat|knackered|shattered|wrecked|wiped|tired|sleepy|exhausted)',
  ],
  [
    '2',
    '(2|two|medium|mid|middling|middle|meh|so so|average|ok|okay|alright|all right|fine|fair|grand|not bad|not too bad|decent|half|half full|in between|getting there|reasonable|normal|steady|could be worse)',
  ],
  [
    '3',
    '(3|three|high|highish|great|good|brilliant|excellent|buzzing|loads|plenty|full|full tank|amazing|fantastic|flying|on fire|fresh|up|pumped|strong|wired)',
  ],
]

/** Nothing to be done: no date, no thing. */
const SHORT_ANSWER = /^(?!.*\b(?:need|must|have to|remind|call|ring|buy|book|email)\b)[^?:]{1,50}$/i

export default defineCommand({
  name: 'energy log',
  about: 'Note how much energy you have',
  byModel: 'run',
  question: 'How is your energy?',
  isDefault: true,
  phrases: {
    '🔋': { level: '1' },
    '⚡': { level: '2' },
    '⚡️': { level: '2' },
    '🔥': { level: '3' },
    'low energy': { level: '1' },
    'medium energy': { level: '2' },
    'high energy': { level: '3' },
    "i'm tired": { level: '1' },
    tired: { level: '1' },
    'so tired': { level: '1' },
    "i'm so tired": { level: '1' },
    "i'm exhausted": { level: '1' },
    exhausted: { level: '1' },
    'no energy': { level: '1' },
    'i have no energy': { level: '1' },
    'brain fog': { level: '1' },
    'full of energy': { level: '3' },
    'lots of energy': { level: '3' },
    'i feel great': { level: '3' },
  },
  spoken: ['I feel tired', 'my energy is low', "I'm full of energy"],
  says: [
    {
      say: [
        '<feel> (so|very|really|too|just|totally|completely|absolutely|pretty|quite|a bit|kind of|super)? (tired|exhausted|drained|knackered|sleepy|worn out|burnt out|burned out|wiped|wiped out|shattered|foggy|low|flat|sick|ill|unwell|dead|down)',
        '(no|low|zero|little|empty|flat|dead) (energy|battery|batteries|power|fuel) (today|now|left|again)?',
        '(i|ive) (have|got|have got)? (no|low|little|zero) energy (today|now|left|at all)?',
        '(my)? energy (levels|level)? (is|are|feels|feel|s) (really|very|pretty|quite|so|super|kind of|a bit|rather|extremely)? (low|gone|bad|down|zero|rubbish|terrible|depleted|flat|on the floor)',
        '(i|ive) (slept|sleep) (badly|poorly|terribly)',
        '(i|ive) (have|got|have got) (a|an|the|my|this|such a)? (bad|terrible|splitting|horrible|slight|little|nasty)? (headache|migraine|cold|flu|fever|hangover|stomach ache|stomachache|tummy ache|toothache|sore throat|cramps|backache|back pain) (today|again|now|right now)*',
        'my (head|back|stomach|tooth|throat|tummy) (hurts|aches|is killing me|is pounding) (today|again|now|so much)*',
        '(i|we) (didnt|did not|couldnt|could not|cant|hardly|barely) (sleep|slept|get any sleep) (well|at all|much|last night|a wink)*',
        'my (brain|head) is (mush|foggy|tired|fried|full|fog)',
        // A word alone that can be nothing to do.
        '(so|really|very|totally|completely|pretty|quite|a bit|just|still|feeling|absolutely|utterly|ugh|kinda|kind of)* (drained|knackered|shattered|wiped out|wiped|worn out|burnt out|burned out|running on empty|running on fumes|dead tired|dog tired|bone tired|depleted|frazzled|zonked|out of juice|out of spoons|low on spoons|no spoons) (today|now|again|already|tbh|this morning|this afternoon|tonight)*',
        '(meh|bad|rubbish|low|poor|terrible|crap|awful|not much|not a lot of|hardly any|barely any) energy (today|now|again|so far|this morning|this afternoon|tonight)*',
      ],
      with: { level: '1' },
      moment: 'ignored',
    },
    {
      say: [
        '<feel> (ok|okay|fine|alright|so so|average|normal|medium|meh)',
        '(ok|okay|medium|average|fair|decent|so so|middling|alright) energy (today|now|so far|this morning|this afternoon)*',
        '(my)? energy (levels|level)? (is|are|feels|feel|s) (pretty|quite|just|about)? (ok|okay|medium|fine|average|normal|so so|alright|all right|middling)',
      ],
      with: { level: '2' },
    },
    {
      say: [
        '<feel> (so|very|really|pretty|quite|super)? (great|good|energetic|energised|energized|wide awake|amazing|fantastic|motivated|pumped|fresh|wonderful|full of energy|awesome)',
        '(my)? energy (levels|level)? (is|are|feels|feel|s) (really|very|pretty|quite|so|super)? (high|great|good|up|amazing|excellent)',
        '(good|great|high|loads of|lots of|plenty of|buckets of|tons of|decent bit of) energy (today|now|so far|this morning|this afternoon)*',
        '(im|i am|feeling|so|really|totally)* (energised|energized|buzzing|wide awake|fired up|raring to go|pumped|full of beans) (today|now|this morning|actually)*',
        '(i|ive) (have|got|have got)? (lots of|a lot of|plenty of|so much|high) energy (today|now)?',
      ],
      with: { level: '3' },
    },
    '(set|log|put|mark|record|change|update) (my|the)? energy (level)? (to|as|at|on|is)? {level}',
    '(my)? energy (level)? (is|at|of)? {level}',
    // “Pretty good actually, high”, “about a 2”: below the question alone.
    {
      say: '(um|hm|hmm|well|so|id say|i would say|maybe|probably|about|around|like|kind of|kinda|sort of|pretty|quite|really|very|fairly|actually|today|a|bit|good|fine|ok|okay|alright|not|bad|great|still|feeling|im|i am|its|somewhere)* {level} (today|actually|i think|i guess|maybe|probably|tbh|right now|now|so far|ish|again)*',
      with: { asked: 'yes' },
      typed: ANSWER,
    },
    // “2 but fading”, “middling”, “not great”: a word for a level, and what is said beside it.
    ...LEVELS.map(([level, words]) => ({
      say: `(um|hm|hmm|well|so|id say|i would say|maybe|probably|about|around|like|kind of|kinda|sort of|pretty|quite|really|very|fairly|actually|today|a|bit|still|feeling|im|i am|its|somewhere|just|only)* ${words} (but|and|though|tho|so)? {_}?`,
      with: { level, asked: 'yes' },
      typed: SHORT_ANSWER,
      moment: 'ignored' as const,
      yields: true as const,
    })),
    'log (my)? energy',
    {
      say: [
        '(i|ive) (have|got|have got|feel)? (loads|tons|heaps|plenty|lots) of energy (today|now|left)?',
        '(feeling|im|i am) (full of|bursting with) (energy|beans)',
      ],
      with: { level: '3' },
    },
  ],
  options: {
    level: required(energyLevelOption('1 low, 2 medium, 3 high')),
    asked: hidden(onlyAskedOption('Only below the question')),
    note: textOption('A note, if you like', { max: 200, takes: 'rest', acceptsLonger: true }),
  },
  examples: ['energy 2', 'energy log 1 slept badly'],
  async run(me, values) {
    const snapshot = await energy.logEnergy(me, values.level, values.note ?? null)
    if (await rituals.isPlanning(me)) return energyPlanView(readerOf(me), await rituals.proposePlan(me))
    return energyLoggedView(readerOf(me), snapshot)
  },
})
