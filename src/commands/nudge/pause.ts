// Pauses nudges for a while.

import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, integerOption } from '../../chat/options.ts'
import { pauseNudges } from '../../domain/reminders/nudge-limits.ts'
import { weekStartOf } from '../../domain/request/me.ts'
import type { Due } from '../../language/capture-line.ts'
import { addDays, type Day, localDay, startOfLocalDay, wallClockInstant, weekStart } from '../../time/index.ts'
import { UserError } from '../../user-error.ts'
import { nudgesPausedView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dateOption, timeOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'nudge pause',
  about: 'Pause check-ins until a day',
  byModel: 'run',
  spoken: ['no messages until friday', 'leave me alone today', 'resume notifications'],
  says: [
    // How long is said in many ways, and "today" is until tomorrow: each is a slot, or stands in the words.
    {
      say: [
        '<hush> (until|till|for|through) {until}',
        '(im|i am|ill be|were) (in|at|on) {_} (until|till) {until} (so|and)? <hush>',
        '<hush> (until|till) {clock}',
        // “No messages till my exam is over at 4”.
        '<hush> (until|till|til) {_} (at|around|about) {clock}',
        '(im|i am|ill be|were) (in|at|on) {_} (until|till) {clock} (so|and)? <hush>',
      ],
      moment: 'none',
    },
    { say: ['<hush> (for)? (the)? (next)?', '<hush> (for)? (the)? (next)? (please|ok)'], length: 'length' },
    { say: ['<hush> (for)? (the)? (next)? {days} (days|day)'], moment: 'none' },
    { say: '<hush> (for)? (a|one) week', with: { until: 'in 7 days' }, moment: 'none' },
    { say: '(pause|be quiet) (for)?', length: 'length' },
    {
      say: '(snooze|pause|hold|mute|stop|silence|delay) (everything|all|it all|all of it|all of them|all reminders|all the reminders|all my reminders|the lot|them all) (for)? (the next|about)?',
      length: 'length',
    },
    {
      say: [
        '(im|i am|ill be|were|we are) {_} (until|till) {clock} (so|and)* <hush> (until|till)? then',
        '(im|i am|ill be|were|we are) {_} (until|till) {clock} (so|and)* (please)? <hush>',
      ],
      moment: 'none',
    },
    {
      say: '<hush> (for)? (all)? (this week|the rest of the week|the rest of this week|the week)',
      with: { week: 'this' },
      moment: 'none',
    },
    {
      say: [
        '<hush> (for|all)? next week',
        '<holiday> (for|all)? next week (so|and)? <hush>',
        '(on holiday|on vacation|on leave|away|out of office|ooo) (for|all)? next week (so|and)? <hush>',
      ],
      with: { week: 'next' },
      moment: 'none',
    },
    { say: '<silence> {until}', moment: 'none' },
    {
      say: [
        '<hush> (for)? (today|tonight|the day|the rest of the day|this evening|this afternoon)',
        '<hush> for now',
        '(turn|switch) off (all|everything|it all) (for)? (tonight|today|the night|the evening|the day|this evening)',
        '(i need|i want|i would like|id like|can i have|give me|lets have) (a|some)? (quiet|silent|calm) (day|today)',
      ],
      with: { until: 'tomorrow' },
      moment: 'none',
    },
    {
      say: [
        '<holiday> (for|all|the whole of)? next week',
        '(on holiday|on vacation|on leave|away|out of office|ooo) (for|all)? next week',
      ],
      with: { week: 'next' },
      moment: 'none',
    },
    {
      say: '(on holiday|on vacation|on leave|away|out of office|ooo) (from|between) {from} (until|till|through|to|and) {last}',
      moment: 'none',
    },
    { say: '<holiday> (for)? (the)? (rest of)? (the|this) week', with: { week: 'this' }, moment: 'none' },
    { say: '<holiday> (from|between|starting|as of) {from} (until|till|through|to|and) {last}', moment: 'none' },
    { say: '<holiday> (for)? (a|one)? week', with: { until: 'in 7 days' }, moment: 'none' },
    { say: '<silence>', moment: 'none' },
    { say: '<holiday> (until|till|through|for|to) {until}', moment: 'none' },
    { say: '<holiday> (from)? {_}? (until|till|through|to) {until}', moment: 'none' },
    { say: '<holiday> {_}?', moment: 'none' },
    {
      say: [
        '(resume|unpause|unmute|continue|restart|turn on|switch on|start) (the|my|your|all)? <messages> (again)?',
        '(turn|switch) (them|it|those|that|everything|<messages>|my <messages>|all <messages>|the <messages>|them all) (all)? (back)? on (again|please)?',
        '(turn|switch) (back)? on (them|everything) (again|please)?',
        '(you can|you may|please|ok|feel free to|its ok to|its fine to)* (message|remind|nudge|ping|write|talk to|text|bug|speak to|notify) me again (now)?',
        '(ok|you can|you may|feel free to|its ok to|its fine to)* &(talk|speak|ping|message|chat|nudge|make noise) (talk|speak|ping|message|chat|nudge|make noise) (to me)? again (now)?',
        '(<messages>|reminders|pings|nudges) (back on|on again|are ok again|are fine again|can come again|welcome again) (now|please)?',
      ],
      with: { until: 'now' },
      moment: 'none',
    },
    { say: '(pause|snooze|hold) (everything|all|it)? (until|till|for) {until}', moment: 'none' },
    {
      say: [
        'unmute',
        'resume',
        'resume messages',
        'i am back from holiday',
        'im back from holiday',
        'im back from vacation',
      ],
      with: { until: 'now' },
      moment: 'none',
    },
  ],
  options: {
    until: dateOption('Until when; tomorrow if left out, now to resume'),
    from: dateOption('From when; now if left out'),
    last: hidden(dateOption('The last day of the pause')),
    length: hidden(integerOption('For how many minutes', { min: 1, max: 100_000, unit: 'minutes' })),
    clock: hidden(timeOption('Until what time')),
    days: hidden(integerOption('For how many days', { min: 1, max: 366 })),
    week: hidden(choiceOption('A whole week, from Monday to Sunday', ['this', 'next'])),
  },
  examples: ['nudge pause', 'nudge pause friday', 'nudge pause until:now', 'nudge pause from:monday until:"20 March"'],
  async run(me, values) {
    const { timezone } = me.user
    const { day_starts_at } = me.preferences
    const today = localDay(me.now, timezone, day_starts_at)
    const startOf = (day: Day): Date => startOfLocalDay(day, timezone, day_starts_at)
    const monday = weekStart(addDays(today, values.week === 'next' ? 7 : 0), weekStartOf(me))
    // A date without a time means the moment its day begins; the last day of a pause is part of it.
    const instantOf = ({ hasTime, instant, day }: Due): Date => (hasTime ? instant : startOf(day))
    const from = values.week ? startOf(monday) : values.from ? instantOf(values.from) : null
    const until = values.week
      ? startOf(addDays(monday, 7))
      : values.last
        ? startOf(addDays(dayAfter(values.last.day, from ? localDay(from, timezone, day_starts_at) : today), 1))
        : values.length !== undefined
          ? new Date(me.now.getTime() + values.length * 60_000)
          : values.clock !== undefined
            ? nextInstant(values.clock, me.now, timezone)
            : values.days !== undefined
              ? startOf(addDays(today, values.days))
              : values.until
                ? instantOf(values.until)
                : startOf(addDays(from ? localDay(from, timezone, day_starts_at) : today, 1))
    if (from && until <= from && until > me.now)
      throw new UserError('That pause would end before it starts. Name a later day to end it.')
    const isPaused = await pauseNudges(me, until, from ?? undefined)
    const ahead = from && from > me.now ? from : null
    const first = ahead ? localDay(ahead, timezone, day_starts_at) : today
    const last = addDays(localDay(until, timezone, day_starts_at), -1)
    const isAway = values.week !== undefined || values.last !== undefined || values.from !== undefined
    const habits = isAway && last >= first ? { habits: ask('habit pause', { from: first, until: last }) } : {}
    return nudgesPausedView(readerOf(me), isPaused ? { from: ahead, until, ...habits } : null)
  },
})

/** When a clock next shows this time. */
function nextInstant(time: string, now: Date, zone: string): Date {
  const today = localDay(now, zone, '00:00')
  const first = wallClockInstant(today, time, zone)
  return first && first > now ? first : (wallClockInstant(addDays(today, 1), time, zone) ?? now)
}

/** "From Monday to Friday": the Friday that follows the Monday. */
const dayAfter = (last: Day, first: Day): Day => (last < first && addDays(last, 7) >= first ? addDays(last, 7) : last)
