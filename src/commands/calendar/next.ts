// What comes next by the clock: the next busy time of a calendar and the next thing with a time, and how long until then.
import { listBusyTimes } from '../../domain/calendars/busy.ts'
import * as calendars from '../../domain/calendars/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { comingNextView } from '../../views/calendar-next.ts'
import { defineCommand, readerOf } from '../command.ts'

/** Further ahead nothing is looked for. */
const AHEAD_MS = 14 * 86_400_000

export default defineCommand({
  name: 'calendar next',
  about: 'What comes next, and how long until then',
  byModel: 'show',
  spoken: ['how long until my next meeting?', 'when am I free next?'],
  says: [
    '(when|whens|when is|whats|what is|what|show me) (is)? (my|the)? next (meeting|meetings|appointment|appointments|event|call|busy time)',
    '(so|ok|and)* (when|whens|when is) (is)? (my|the)? next (thing|one|task|bit)',
    '(how long|how much time|how many minutes) (is it|is there|is left|do i have|have i got|have i|left|is)* (until|till|before|to) (my|the)? next (meeting|appointment|event|call|thing|one)',
    '(how long|how much time|how many minutes) (do i have|have i got|have i) (left|now|free|until then)*',
    '(so|and|ok)* (how long|how much time) (ive got|i have got|i got) (left|now|here)*',
    '(when|until when) (am i|is) (free|busy) (next|again|until|till)',
  ],
  options: {},
  examples: ['calendar next'],
  async run(me) {
    const until = new Date(me.now.getTime() + AHEAD_MS)
    const [busy = null] = await listBusyTimes(me, me.now, until)
    const task = await tasks.findNextTimedTask(me, until)
    const hasCalendars = (await calendars.listCalendars(me)).length + (await calendars.countHiddenCalendars(me)) > 0
    return comingNextView(readerOf(me), { busy, task: task ?? null, hasCalendars })
  },
})
