// Why did this come? The yes or the typed time behind it, and how to have it otherwise.
import * as nudges from '../../domain/reminders/nudges.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { UserError } from '../../user-error.ts'
import { why } from '../../views/nudge.ts'
import { command, readerOf } from '../command.ts'
import { nudge } from '../lib/options/nudge.ts'

export default command({
  name: 'nudge why',
  about: 'Why I said something, and how to change it',
  phrases: { 'why this': {} },
  options: { nudge: nudge('Which one; the newest if left out') },
  examples: ['nudge why'],
  async run(me, values) {
    const found = values.nudge ?? (await nudges.newest(me))
    const kind = kinds.get(found?.schedule?.kind ?? '')
    if (!found?.schedule || !kind)
      throw new UserError('I said nothing first yet. What may I say?', [{ label: 'Show nudges', line: 'nudge show' }])
    const [told] = await nudges.about(me, [found])
    const { schedule } = found
    const own = kind.kind === 'goal' ? await schedules.wish(me, 'goal') : schedule
    return why(readerOf(me), {
      kind: kind.kind,
      label: kind.label,
      about: kind.about,
      isTimed: kind.isTimed,
      isSnooze: found.slot.includes('+'),
      subject: told?.subject ?? null,
      subjectId: schedule.subject_id,
      dueAt: found.due_at,
      at: schedule.local_time,
      days: schedules.daysText(schedule.days),
      saidAt: own?.consented_at ?? null,
    })
  },
})
