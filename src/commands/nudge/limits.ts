// Sets quiet hours, quiet days and the largest number of nudges a day; and answers wishes for silence at some times.
import { ask } from '../../chat/ask.ts'
import { clearable, flagOption, hidden, integerOption, listingWeekdays } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import { type Button, t, textBlock, trustedText, type View, view } from '../../chat/view.ts'
import type { NudgeLimits } from '../../contracts/nudges.ts'
import { currentLimits, setNudgeLimits } from '../../domain/reminders/nudge-limits.ts'
import { timeStyleFor } from '../../domain/request/me.ts'
import { nudgeLimitsText } from '../../views/nudge-limits.ts'
import { defineCommand } from '../command.ts'
import { timeOption } from '../lib/options/moments.ts'
import { quietDaysOption, quietTimesOption } from '../lib/options/quiet.ts'
import { readQuietWish } from '../lib/quiet-wish.ts'

/** What is quiet is named by words of time alone: “sundays off”, and not “ring work about friday off”. */
const TIME_ALONE =
  /^(?!\W*not \d+, ?\d+\W*$)\W*(?:(?:please|ok|so|and|but|not|nothing|on|at|in|over|during|the|my|all|every|each|after|before|between|from|until|till|past|to|by|day|time|when|while|i|work|am|working|asleep|sleep|sleeping|driving|eating|at|class|lectures?|meetings?|school|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|weekdays?|mornings?|evenings?|nights?|afternoons?|lunch|dinner|breakfast|holidays?|noon|midday|midnight|\d[\w:.]*|off|please|thanks)[\s,]*)+[.!]*$/i

export default defineCommand({
  name: 'nudge limits',
  about: 'Quiet hours and days, and how many reminders a day',
  byModel: 'offer',
  formWhenUnchanged: true,
  spoken: ['quiet from 21:00 to 09:00', 'message me between 09:00 and 21:00 only'],
  says: [
    '(quiet|silent|no <messages>|be quiet|stay quiet|silence|quiet hours|quiet time|set quiet hours|dont disturb|do not disturb) (me)? (from|between) {quiet-from} (to|and|until|till) {quiet-to}',
    '(set|change|make|put|have)? (my|the)? quiet (hours|time|times)? (to|as|at|from|be|are|between)? {quiet-from} (to|until|till|and|through) {quiet-to}',
    '(set|change|start|make|put|have)? (my|the)? quiet hours (to start|starting|start|from|at|after|begin)* {quiet-from}',
    '(set|change|end|make)? (my|the)? quiet hours (to end|end|ending|until|till|to last until) {quiet-to}',
    '(at most|only|max|maximum|no more than|not more than) {per-day} <messages> (a|per) day',
    '(you can|you may|please|just)? (only)? <tellme> me (only)? (between|from) {quiet-to} (and|to|until|till) {quiet-from} only',
    {
      say: [
        '<tellme> (me)? less (often)?',
        '<tellme> me less (about|of|on) {_}',
        '(less|fewer|too many|so many|way too many|enough|enough with the|enough of the) <messages>',
        '(you|u) (<tellme>|are messaging|are texting|are pinging|write|send) (me)? (<messages>)? (way|far|much)? (too|so) (much|often|many) (<messages>)?',
        '(youre|you are|ur) (way|far|a bit|much)? (too|so) (chatty|noisy|loud|pushy|annoying|much|talkative|naggy)',
        '(please|can you|could you|can we)* (turn down|reduce|cut|lower|cut down|dial down|tone down) (on)? (the|your)? (number of|amount of|volume of)? <messages> (a bit|please|you send|you send me|to me)*',
        '(back off|calm down|ease off|tone it down|slow down with <messages>)',
        '<messages> (are|is) (too much|too many|annoying|driving me mad|driving me crazy|stressing me out)',
      ],
      with: { fewer: 'yes' },
    },
    {
      say: [
        '(dont|do not|no|never) <nothing> more than {silent-when}',
        '<nomessages> {silent-when}',
        '<nomessages> (on|at|in|over|during) (the)? {silent-when}',
        '{silent-when} <nomessages>',
      ],
      moment: 'none',
    },
    {
      say: [
        '<onlymessages> {welcome-when}',
        '<onlymessages> {welcome-when} only',
        '(you can|you may|please|just)? <tellme> me (only)? {welcome-when} only',
        '(you can|you may|its ok to|its fine to) <tellme> me only {welcome-when}',
        '(max|maximum|at most|no more than|not more than) {welcome-when}',
        '{welcome-when} is (enough|plenty)',
      ],
      moment: 'none',
    },
    {
      say: ['(not|nothing) {silent-when}', '{silent-when} off'],
      with: { loose: 'yes' },
      typed: TIME_ALONE,
      moment: 'none',
    },
    {
      say: [
        '{silent-when} (are off limits|is off limits|are sacred|should be quiet|are quiet)',
        '(i|we)? (want|need|keep|have|make) {silent-when} (free of <messages>|without <messages>|quiet|silent)',
      ],
      with: { loose: 'yes' },
      moment: 'none',
    },
    {
      say: [
        '(dont|do not|never|stop|you) (wake|woke|waking) me (up)? (with {_}|at night|by {_}|from {_})?',
        '(please|can you|could you)? (stop|quit|dont|do not) (<tellme>|texting|messaging|pinging|nudging|writing to|reminding) me (so|this|that|too) (early|late)',
      ],
      with: { 'silent-when': 'at night', loose: 'yes' },
    },
    { say: 'skip (the|my)? {silent-when}', with: { loose: 'yes' }, moment: 'none' },
    { say: '{_} (so|and|then|because)? <nomessages> {silent-when}', with: { loose: 'yes' }, moment: 'none' },
    // Silence that no setting has a word for: said so, with what comes near.
    {
      say: [
        '<nomessages> &(on my|on days|on holidays|on public|on bank|at|in|during|while|when|before|after|from|so|with|if|unless|because|outside|for|this|that|past|between|over|im|i|we|about) {_}',
        '(no|stop|without|mute) (work|home|school|family|personal|more)? <messages> &(on my|on days|on weekends|on holidays|at|in|during|while|when|before|after|if|unless|outside|this|that|past|between|over) {_}',
        '(quiet|silence|shh|hush) (please|now)? (im|i am|were|we are|while|when|because) {_}',
      ],
      with: { 'silent-when': 'while busy', loose: 'yes' },
      trust: 'last',
    },
    { say: 'only {welcome-when}', with: { loose: 'yes' }, moment: 'none' },
    {
      say: '(you can|you may|its ok to|its fine to|please|feel free to|start)? <tellme> me (on|at|over)? (the)? {loud-days} (again|too|as well)',
      moment: 'none',
    },
    {
      say: '(no|remove|clear|delete|turn off|switch off|drop|forget|cancel) (the|my|all)? quiet days',
      with: { 'quiet-days': 'none' },
    },
    {
      say: [
        '(no|remove|clear|delete|turn off|switch off|drop|forget|cancel|disable) (the|my|all)? quiet hours',
        '(turn|switch) (my|the)? quiet hours off',
      ],
      with: { 'quiet-from': '00:00', 'quiet-to': '00:00' },
    },
  ],
  options: {
    'quiet-from': timeOption('When quiet hours start; 22:00 if left out'),
    'quiet-to': timeOption('When quiet hours end; 08:00 if left out', 'morning'),
    'per-day': integerOption('How many a day, at most', { min: 0, max: 20 }),
    'quiet-days': clearable(listingWeekdays(quietDaysOption('Days with no check-ins, like weekends or sun'))),
    'silent-when': quietTimesOption('When to be quiet, in words', 'not'),
    'welcome-when': quietTimesOption('When not to be quiet, in words', 'only'),
    'loud-days': hidden(quietDaysOption('Days that are quiet no longer')),
    fewer: hidden(flagOption('Ask how many fewer')),
    loose: hidden(flagOption('It may mean something else, so ask')),
  },
  examples: [
    'nudge limits quiet-from:21:00 quiet-to:09:00',
    'nudge limits per-day:3',
    'nudge limits quiet-days:weekends',
  ],
  prefill: async (me) => ({
    'quiet-from': me.preferences.quiet_from,
    'quiet-to': me.preferences.quiet_to,
    'per-day': String(me.preferences.nudges_per_day),
    ...(me.preferences.quiet_days === '' ? {} : { 'quiet-days': me.preferences.quiet_days }),
  }),
  async run(me, values, { request, catalogue }) {
    const known = currentLimits(me)
    const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
    if (values.fewer) return fewerView(known, save)
    const times = values['silent-when'] ?? values['welcome-when']
    const { hours } = timeStyleFor(me.preferences)
    const wish =
      times && readQuietWish(times, values['welcome-when'] !== undefined, values.loose === true, known, hours)
    if (wish && !wish.change) {
      return view(t`${trustedText(wish.question)}`, [ALWAYS], {
        buttons: [...wish.choices, { label: 'Limits', line: ask('nudge limits') }, ...save],
      })
    }
    const from = values['quiet-from']
    const to = values['quiet-to']
    const perDay = values['per-day']
    const loud = values['loud-days']?.split(',') ?? []
    const days = values['quiet-days']
    const now = await setNudgeLimits(me, {
      ...(from === undefined ? {} : { quietFrom: from }),
      ...(to === undefined ? {} : { quietTo: to }),
      ...(perDay === undefined ? {} : { perDay }),
      ...(days === undefined ? {} : { quietDays: days ?? '' }),
      ...(loud.length === 0
        ? {}
        : {
            quietDays: known.quietDays
              .split(',')
              .filter((day) => !loud.includes(day))
              .join(','),
          }),
      ...wish?.change,
    })
    return view(nudgeLimitsText(now), [ALWAYS])
  },
})

const ALWAYS = textBlock(t`Reminders you set a time for always come through.`)

/** How many fewer: half, one, or none for a while. */
function fewerView({ perDay }: NudgeLimits, save: readonly Button[]): View {
  const half = Math.floor(perDay / 2)
  const numbers = [...new Set([half, 1])].filter((number) => number > 0 && number < perDay)
  return view(t`At most ${perDay} a day now. How many would you like?`, [ALWAYS], {
    buttons: [
      ...numbers.map((number) => ({
        label: `At most ${number} a day`,
        line: ask('nudge limits', { 'per-day': number }),
      })),
      { label: 'Pause', line: ask('nudge pause') },
      { label: 'Limits', line: ask('nudge limits') },
      ...save,
    ],
  })
}
