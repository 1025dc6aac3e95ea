// The style of answers: points, emoji, idioms, relative times, date order, clock and week.
import { choiceOption, flagOption, formField } from '../../chat/options.ts'
import * as people from '../../domain/people/index.ts'
import { displayPreferencesView } from '../../views/person.ts'
import { defineCommand } from '../command.ts'

const WEEK_DAYS = { auto: 'auto', monday: 'mon', sunday: 'sun', saturday: 'sat' } as const
const WEEK_NAMES = { auto: 'auto', mon: 'monday', sun: 'sunday', sat: 'saturday' } as const

export default defineCommand({
  name: 'me style',
  about: 'How answers look',
  byModel: 'offer',
  phrases: { 'hide points': { points: 'hidden' }, 'show points': { points: 'shown' } },
  formWhenUnchanged: true,
  spoken: ['hide my points', 'show points'],
  says: [
    {
      say: [
        '(hide|no|turn off|remove|drop|skip|lose) (the|my|all|your)? (points|xp|levels|badges)',
        '(stop|enough) (it)? (with)? (the|all the|your)? (points|xp|levels|badges)',
        '(stop|dont|do not|no more) (giving|showing|show|give|counting) (me)? (the|any|my)? (points|xp|levels|badges)',
      ],
      with: { points: 'hidden' },
    },
    { say: '(show|turn on|bring back) (the|my|all)? (points|xp|levels)', with: { points: 'shown' } },
    {
      say: '(no|hide|without|turn off|stop using|dont use|less|fewer|remove) (the|your|any)? (emoji|emojis|emoticons|smileys)',
      with: { emoji: 'none' },
    },
    { say: '(use|show|turn on|with|bring back)  (the|your|some)? (emoji|emojis)', with: { emoji: 'few' } },
    {
      say: [
        '(use|speak|write|talk)? (in)? (plain|simple|clear) (english|words|language|style)',
        '(less|fewer|shorter|not so much|not so many) (text|words|talk|talking|sentences|answers|messages)',
        '(be|keep it|keep things|make it|write|answer) (more)? (brief|briefer|short|shorter|concise|simple|simpler|plain|to the point)',
        '(you|u) (talk|write|say) too much',
      ],
      with: { plain: 'yes' },
    },
    {
      say: [
        '(use|show|give me|set|change to|switch to|i prefer|i want|write) (the|my|a)? (time|times|clock)? (in|to|as|with|on)? (the|a)? (12|12h|12-hour|12hour|12-hours) (hour|hours|h)? (clock|time|times|format)?',
        '(use|show|give me|write|i prefer|i want) (the|my)? (time|times)? (in|as|with)? (am and pm|am pm|am/pm|ampm)',
        '(use|show|give me|write) (the|my)? (time|times)? (in|as|with) (am/pm|ampm)',
        '(the)? (12|12h|12-hour|12hour) (hour|h)? (clock|times|time format|format) (please|instead)?',
        '(am/pm|ampm|am pm) (clock|times|please|instead)',
      ],
      with: { hours: '12' },
    },
    {
      say: '(use|show|give me|set|change to|switch to|i prefer|i want|write) (the|my|a)? (time|times|clock)? (in|to|as|with|on)? (the|a)? (24|24h|24-hour|24hour|24-hours|military) (hour|hours|h)? (clock|time|times|format)?',
      with: { hours: '24' },
    },
    {
      say: '(the)? (24|24h|24-hour|24hour|military) (hour|h)? (clock|times|time|time format|format) (please|instead)?',
      with: { hours: '24' },
    },
    {
      say: '<my>? (week|weeks) (should|always)? (start|starts|begin|begins) on {week}',
    },
    {
      say: '(start|begin) (the|my|each|every) (week|weeks) on (a)? {week}',
    },
    {
      say: [
        '(dont|do not|never|stop) (use|using|ask|asking) (a|an|the|any|your)? (language)? (model|ai|llm|chatgpt|gpt) (for me|on my lines|with my lines|on me)?',
        '(dont|do not|never|stop) (send|sending|give|giving|share|sharing) (my|any) (lines|words|tasks|titles|data|things|messages) (to|with) (a|an|the|any|your)? (language)? (model|ai|llm|chatgpt|gpt)',
        '(no|without|turn off|switch off|disable) (the|your|any)? (language model|ai|llm)',
      ],
      with: { model: 'no' },
    },
    {
      say: '(you can|you may|please)? (use|turn on|switch on|enable|ask) (a|the|your) (language model|ai|llm) (again|for me|on my lines)?',
      with: { model: 'yes' },
    },
    {
      say: [
        '(dont|do not|never|stop) (correct|correcting|change|changing|adjust|adjusting) (my|the) (estimates|minutes|times|guesses)',
        '(use|take|keep) my own (estimates|minutes|numbers|guesses)',
      ],
      with: { estimates: 'own' },
    },
    {
      say: '(correct|adjust) my (estimates|minutes|guesses) (again)?',
      with: { estimates: 'corrected' },
    },
    { say: '(use|show|with|in) relative (times|clock|time)', with: { clock: 'relative' } },
  ],
  options: {
    points: choiceOption('Points, levels and badges', ['shown', 'hidden']),
    plain: formField(flagOption('Plain words, one sentence per line')),
    emoji: choiceOption('My own emoji; yours stay', ['few', 'none']),
    clock: choiceOption('End times: 10:25, or in 25 minutes', ['fixed', 'relative']),
    dates: choiceOption('In 5/3, which is the day: by zone, or first day or month', ['zone', 'day', 'month']),
    model: formField(flagOption('Let a language model read what I don’t understand, where there is one')),
    hours: choiceOption('Times: 9 pm is 12, 21 h is 24; auto follows your app', ['auto', '12', '24']),
    estimates: choiceOption('Minutes: your own, or corrected by what things really took', ['corrected', 'own']),
    week: choiceOption('First day of the week; auto follows your app', ['auto', 'monday', 'sunday', 'saturday']),
  },
  examples: [
    'me style points:hidden',
    'me style emoji:none plain:yes',
    'me style clock:relative',
    'me style hours:12 week:sunday',
    'me style estimates:own',
  ],
  prefill: async ({ preferences }) => ({
    points: preferences.points === 'hidden' ? 'hidden' : 'shown',
    plain: preferences.is_plain ? 'yes' : 'no',
    emoji: preferences.emoji,
    clock: preferences.clock,
    dates: preferences.date_order,
    model: preferences.uses_model ? 'yes' : 'no',
    hours: preferences.hours,
    estimates: preferences.estimates,
    week: WEEK_NAMES[preferences.week_starts_on],
  }),
  async run(me, values) {
    const wanted = {
      ...(values.points ? { points: values.points } : {}),
      ...(values.plain === undefined ? {} : { is_plain: values.plain }),
      ...(values.emoji ? { emoji: values.emoji } : {}),
      ...(values.clock ? { clock: values.clock } : {}),
      ...(values.dates ? { date_order: values.dates } : {}),
      ...(values.model === undefined ? {} : { uses_model: values.model }),
      ...(values.hours ? { hours: values.hours } : {}),
      ...(values.estimates ? { estimates: values.estimates } : {}),
      ...(values.week ? { week_starts_on: WEEK_DAYS[values.week] } : {}),
    }
    const isSame = Object.entries(wanted).every(([name, value]) =>
      Object.entries(me.preferences).some(([key, now]) => key === name && now === value),
    )
    await people.setDisplayPreferences(me, wanted)
    return displayPreferencesView(me.preferences, isSame)
  },
})
