// Switches a kind of nudge on or off, and sets its time.
import {
  flagOption,
  hidden,
  integerOption,
  listingWeekdays,
  required,
  textOption,
  withDefault,
} from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as goalDates from '../../domain/days/goal-reminders.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { DAY_MS, quietEnd } from '../../nudges/outbox/index.ts'
import { type LocalTime, WEEKDAYS } from '../../time/index.ts'
import { UserError } from '../../user-error.ts'
import { type NudgeScheduleDetails, nudgeScheduleSetView } from '../../views/nudge.ts'
import { defineCommand } from '../command.ts'
import { timeOption } from '../lib/options/moments.ts'
import { nudgeKindOption } from '../lib/options/nudge.ts'

/** Kinds by the words that can be nothing else, in a short line. */
const NAMED: readonly (readonly [words: string, kind: string])[] = [
  ['(mornings|morning|morning plan|morning ritual)', 'morning'],
  [
    '(evenings|evening|evening review|evening ritual|wrap up|wrap|close the day|close my day|closing the day|wrap up the day|wrap the day up) (with me|together)?',
    'evening',
  ],
  ['energy', 'energy'],
  ['(weekly review|week review|weekly)', 'week'],
]
const WISH =
  '(ok|okay|yes|yeah|and|so|please|can you|could you|lets|let us|do|set|set up|turn on|switch on|start|schedule|id like|i want|i would like|give me|have|make|put)*'
const THING =
  '(thing|one|plan|plans|card|cards|check|checks|check-in|check-ins|checkin|checkins|nudge|nudges|reminder|reminders|message|messages|ritual|rituals|review|too)'
const CLOSING = '(please|then|too|as well|thanks|now|every day|each day|daily|instead)*'

export default defineCommand({
  name: 'nudge set',
  about: 'Choose what I may offer, and when',
  byModel: 'run',
  question: 'What time suits you?',
  formWhenUnchanged: true,
  spoken: ['stop asking about my energy', 'ask about my energy at 9am'],
  says: [
    {
      say: [
        '(turn on|switch on|enable|activate|start|i want|give me|send me) (the|my|a)? {kind} (nudge|nudges|reminder|reminders|check-in|check-ins|checkin|checkins|message|messages|card|cards)?',
        '(turn|switch) (the|my)? {kind} (nudge|nudges|reminder|reminders|check-in|check-ins|checkin|checkins|message|messages)? on',
      ],
      with: { on: 'yes' },
    },
    {
      say: [
        '(turn off|switch off|disable|deactivate|no more|stop|i dont want) (the|my|any)? {kind} (nudge|nudges|reminder|reminders|check-in|check-ins|checkin|checkins|message|messages|card|cards)',
        '(turn off|switch off|disable|deactivate|no more) (the|my|any)? {kind}',
        '(turn|switch) (the|my)? {kind} (nudge|nudges|reminder|reminders|check-in|check-ins|checkin|checkins|message|messages)? off',
      ],
      with: { on: 'no' },
    },
    {
      // What one calls it who doesn't know its name.
      say: '(stop|quit|dont|do not|no need to|you dont (need|have) to|dont (need|have) to) (asking|ask|checking|check) (me|in|on|up|us)* ((about|on|for) (my|the)? energy (level|levels)?|(about|on)? how (my energy is|much energy i have|im feeling|i am feeling|i feel)|my energy (level|levels)?) (all the time|every day|everyday|so often|so much|please|anymore|any more|again|now|thanks)*',
      with: { kind: 'energy', on: 'no' },
    },
    // “Evenings at 21:00”, “set up mornings at 7:15”, “energy on”: what one calls them who read of them once.
    // Two times a day: only one is kept, and that is said.
    {
      say: `${WISH} (check|ask|checking|asking|do|log)* (me|in|on|up|with)* (about|on|for|how)* (my|the)? energy ${THING}* (is)? (at|around) {at} (and|plus) (at|again at)? {also} ${CLOSING}`,
      with: { kind: 'energy', on: 'yes' },
    },
    ...NAMED.map(([words, kind]) => ({
      say: [
        `${WISH} (the|my|a|an)? ${words} ${THING}* (at|for|around|from) {at} ${CLOSING}`,
        `${WISH} (the|my|a|an)? ${words} ${THING}* (on|sure why not|why not|yes please|yes|sure|ok|please) ${CLOSING}`,
      ],
      with: { kind, on: 'yes' },
    })),
    {
      say: '(can you|could you|will you|please|id like you to|i want you to|you can|you could|id like|ok|yes|yeah)* (ask|check|ping|prompt|check in with|check in on|message) (me|in|on|up|with)* (about|on|for|how)* (my energy (level|levels|is)?|how my energy is|how much energy i have|how i am for energy|how im doing for energy) (at|around) {at} (every day|each day|daily|please|too)*',
      with: { kind: 'energy', on: 'yes' },
    },
    {
      say: '(can you|could you|will you|would you|please|id like you to|i want you to|possibly|ok|yes)* (ask|check in with|message|ping|prompt) (me)? (each|every)? (evening|night|day|afternoon)? (at|around) {at} (each|every)? (evening|night|day)? (how|about) (my|the)? day (went|was|has been|has gone|is going|goes)? (please|every day|each day|each evening)*',
      with: { kind: 'evening', on: 'yes' },
    },
    '(move|change|set|put) (the|my)? {kind} (nudge|nudges|reminder|reminders|check-in|check-ins|checkin|checkins|message|messages)? to {at}',
  ],
  options: {
    kind: required(nudgeKindOption('Which kind of reminder')),
    at: timeOption('The time of day'),
    days: listingWeekdays(textOption('Days, like mon,wed or weekdays', { max: 50 })),
    lead: withDefault(integerOption('How many minutes early', { min: 0, max: 120, unit: 'minutes' }), 0),
    also: hidden(timeOption('A second time of day, which is not kept')),
    on: withDefault(flagOption('On or off'), true, 'yes'),
  },
  examples: ['nudge set morning 08:30', 'nudge set kind:week at:17:00 days:sun', 'nudge set energy on:no'],
  async prefill(me, { kind: which }) {
    if (!which) return {}
    const known = await schedules.findKindSchedule(me, which.kind)
    const at = known?.local_time ?? which.at
    return {
      ...(at ? { at } : {}),
      days: known?.days ?? which.days ?? 'daily',
      ...(which.isTimed ? { lead: String(known?.lead_minutes ?? 0) } : {}),
    }
  },
  async run(me, values, { raw }) {
    const { kind: which, on } = values
    const at = inItsHalf(which.kind, values.at, raw['at'])
    if (at !== undefined && which.at === null)
      throw new UserError(`You can't set a time for this one. It comes ${which.about}.`)
    const before = await schedules.findKindSchedule(me, which.kind)
    const days =
      values.days === undefined
        ? undefined
        : values.days === 'fewer'
          ? fewerDays(before?.days ?? which.days)
          : schedules.readDays(values.days)
    const row = await schedules.setKindSchedule(
      me,
      which.kind,
      {
        on,
        ...(at === undefined ? {} : { at }),
        ...(days === undefined ? {} : { days }),
        ...(raw['lead'] === undefined ? {} : { lead: values.lead }),
      },
      which,
    )
    if (which.kind === 'goal') await goalDates.syncGoalReminders(me)
    if (on && !which.isTimed) {
      await schedules.scheduleOnce(me, 'welcome-follow-up', new Date(me.now.getTime() + DAY_MS))
      await schedules.scheduleOnce(me, 'comeback', new Date(me.now.getTime() + 4 * DAY_MS))
    }
    const others = (await schedules.listKindSchedules(me))
      .filter((other) => other.kind !== which.kind && kinds.get(other.kind)?.at !== null)
      .flatMap((other) => scheduleDetails(other) ?? [])
    const shown = scheduleDetails(row) ?? { ...which, isOn: on, days: 'daily', lead: 0 }
    const { quiet_to, quiet_days } = me.preferences
    const due = on && !which.isTimed ? row.next_due_at : null
    const hours = { ...me.preferences, quiet_days: '' }
    const set = nudgeScheduleSetView(shown, others, {
      quietTo: due && quietEnd(due, me.user.timezone, hours) ? quiet_to : null,
      isNeverSent: due !== null && (row.days?.split(',') ?? WEEKDAYS).every((day) => quiet_days.includes(day)),
    })
    return values.also === undefined
      ? set
      : { ...set, notice: t`I ask once a day, so the first of the two times is kept.` }
  },
})

/** “The evening thing at 9” is at nine in the evening. */
const inItsHalf = (kind: string, at: LocalTime | undefined, typed = ''): LocalTime | undefined =>
  kind === 'evening' && at !== undefined && at < '12:00' && /^(?:at )?(?:[4-9]|1[01])(?:[.:]\d\d)?$/.test(typed.trim())
    ? `${Number(at.slice(0, 2)) + 12}${at.slice(2)}`
    : at

/** A setting as displayed; null if its kind no longer exists. */
export function scheduleDetails(row: schedules.Schedule): NudgeScheduleDetails | null {
  const which = kinds.get(row.kind)
  if (!which) return null
  const { kind: name, label, about } = which
  return {
    kind: name,
    label,
    about,
    isOn: row.is_active,
    at: which.at === null ? null : row.local_time,
    days: schedules.daysText(row.days),
    lead: row.lead_minutes,
  }
}

/** Three days instead of all, one instead of some. */
function fewerDays(days: string | null): string {
  if (days === null || days.split(',').length > 3) return 'mon,wed,fri'
  return days.split(',')[0] ?? 'mon'
}
