// Up to three for today, at the person's own hour.
import { say, t } from '../../chat/view.ts'
import { mostMinutes } from '../../domain/days/energy.ts'
import { candidates, energy, goalsBy, rituals } from '../../domain/reminders/nudge-subjects.ts'
import * as drafts from '../../domain/request/drafts.ts'
import { addDays, endOfLocalDay, formatDay, localDay } from '../../time/index.ts'
import { today } from '../../views/reader.ts'
import { morning } from '../../views/ritual.ts'
import { composed, type Due, firstName, nudge, whyButton } from '../nudge.ts'

const OFFERED = 3
/** A goal's date is told so many days before. */
const GOAL_DAYS = 7
/** Longer than any task: high energy takes anything. */
const ANY_MINUTES = 100_000

export default nudge({
  kind: 'morning',
  label: 'Mornings',
  about: 'at your time, usually 08:30',
  isTimed: false,
  priority: 1,
  grace: 240,
  at: '08:30',
  async compose(trx, due, now) {
    const users = due.map(({ row }) => row.user_id)
    const dayOf = ({ row, reader }: Due): string => localDay(row.due_at, reader.zone, reader.dayStartsAt)
    const planned = await rituals(trx, users, due.map(dayOf))
    // Who planned already is not asked again.
    const asked = due.filter((one) => !planned.has(`${one.row.user_id} ${dayOf(one)}`))
    const levels = await energy(trx, users, now)
    const found = await candidates(
      trx,
      asked.map((one) => ({
        userId: one.row.user_id,
        platform: one.platform,
        minutes: Math.min(mostMinutes(levels.get(one.row.user_id) ?? 2), ANY_MINUTES),
        dayEnds: endOfLocalDay(dayOf(one), one.reader.zone),
      })),
      OFFERED + 1,
    )
    const goals = await goalsBy(trx, users)
    const contents = asked.map((one) => ({
      userId: one.row.user_id,
      content: JSON.stringify({
        day: dayOf(one),
        picks: (found.get(one.row.user_id) ?? []).slice(0, OFFERED).map(({ task }) => task.task_id),
        swapped: [],
      }),
    }))
    const draftIds = await drafts.keepMany(trx, 'plan', contents, now)
    const draftOf = new Map(asked.map((one, index) => [one.row.nudge_id, draftIds[index] ?? '']))
    return composed(asked, (one) => {
      const all = found.get(one.row.user_id) ?? []
      const level = levels.get(one.row.user_id)
      const shown = morning(one.reader, firstName(one.person), {
        draftId: draftOf.get(one.row.nudge_id) ?? '',
        energy: { level: level ?? 2, isKnown: level !== undefined },
        picks: all.slice(0, OFFERED),
        others: all.slice(OFFERED),
      })
      // A goal's date rides along, a week before it.
      const inAWeek = addDays(today(one.reader), GOAL_DAYS)
      const dated = (goals.get(one.row.user_id) ?? []).filter(
        ({ target_date }) => target_date && localDay(target_date, one.reader.zone, '00:00') === inAWeek,
      )
      return {
        ...shown,
        blocks: [
          ...shown.blocks,
          ...dated.map(({ title }) => say(t`${title}: ${formatDay(inAWeek, today(one.reader))}`)),
        ],
        buttons: [...shown.buttons, whyButton(one)],
      }
    })
  },
})
