// Offers up to three tasks for today, at the person's own hour.
import { t, textBlock } from '../../chat/view.ts'
import type { PlanProposal } from '../../contracts/days.ts'
import type { TaskCandidate } from '../../contracts/tasks.ts'
import { type EnergyLevel, maxMinutesFor } from '../../domain/days/energy.ts'
import { loadEstimateCorrectors, NO_CORRECTION } from '../../domain/days/estimates/index.ts'
import { loadFreeTime } from '../../domain/days/free-time.ts'
import { computePlanFit, withCorrection } from '../../domain/days/rituals/index.ts'
import { loadNudgeCandidates } from '../../domain/reminders/nudge-candidates.ts'
import { loadDatedGoals, loadEnergyLevels, loadRituals } from '../../domain/reminders/nudge-subjects.ts'
import * as drafts from '../../domain/request/drafts.ts'
import type { Me } from '../../domain/request/me.ts'
import { addDays, endOfLocalDay, formatDay, localDay } from '../../time/index.ts'
import { readerToday } from '../../views/reader.ts'
import { planProposalView } from '../../views/ritual.ts'
import { composeEach, type DueNudge, defineNudge, recipientFirstName, whyButton } from '../nudge.ts'

const OFFERED = 3
/** Days before a goal's date at which it is mentioned. */
const GOAL_DAYS = 7
/** Longer than any task: high energy allows any. */
const ANY_MINUTES = 100_000

export default defineNudge({
  kind: 'morning',
  label: 'Mornings',
  about: 'at your time, usually 08:30',
  isTimed: false,
  priority: 1,
  grace: 240,
  at: '08:30',
  makesDrafts: true,
  async compose(trx, due, now) {
    const users = due.map(({ row }) => row.user_id)
    const dayOf = ({ row, reader }: DueNudge): string => localDay(row.due_at, reader.zone, reader.dayStartsAt)
    const planned = await loadRituals(trx, users, due.map(dayOf))
    // Not asked if today is planned.
    const asked = due.filter((one) => !planned.has(`${one.row.user_id} ${dayOf(one)}`))
    const levels = await loadEnergyLevels(trx, users, now)
    const found = await loadNudgeCandidates(
      trx,
      asked.map((one) => ({
        userId: one.row.user_id,
        platform: one.platform,
        minutes: Math.min(maxMinutesFor(levels.get(one.row.user_id) ?? 2), ANY_MINUTES),
        dayEnds: endOfLocalDay(dayOf(one), one.reader.zone),
      })),
      OFFERED + 1,
    )
    const fitOf = await loadFits(trx, asked, found, levels, now)
    const goals = await loadDatedGoals(trx, users)
    const contents = asked.map((one) => ({
      userId: one.row.user_id,
      content: JSON.stringify({
        day: dayOf(one),
        picks: (found.get(one.row.user_id) ?? []).slice(0, OFFERED).map(({ task }) => task.task_id),
        swapped: [],
      }),
    }))
    const draftIds = await drafts.createDrafts(trx, 'plan', contents, now)
    const draftOf = new Map(asked.map((one, index) => [one.row.nudge_id, draftIds[index] ?? '']))
    return composeEach(asked, (one) => {
      const all = found.get(one.row.user_id) ?? []
      const inAWeek = addDays(readerToday(one.reader), GOAL_DAYS)
      // A goal's date is mentioned a week before.
      const dated = (goals.get(one.row.user_id) ?? []).filter(
        ({ target_date }) => target_date && localDay(target_date, one.reader.zone, '00:00') === inAWeek,
      )
      // Nothing to offer, nothing said.
      if (all.length === 0 && dated.length === 0) return null
      const level = levels.get(one.row.user_id)
      const shown = planProposalView(one.reader, recipientFirstName(one.person), {
        draftId: draftOf.get(one.row.nudge_id) ?? '',
        energy: { level: level ?? 2, isKnown: level !== undefined, recordedAt: null },
        ...fitOf(one, all),
        hiddenCount: 0,
      })
      return {
        ...shown,
        blocks: [
          ...shown.blocks,
          ...dated.map(({ title }) => textBlock(t`${title}: ${formatDay(inAWeek, readerToday(one.reader))}`)),
        ],
        buttons: [...shown.buttons, whyButton(one)],
      }
    })
  },
})

/** The picks of each with their corrected minutes, and whether they fit. A fixed number of queries. */
async function loadFits(
  trx: Me['trx'],
  asked: readonly DueNudge[],
  found: ReadonlyMap<string, readonly TaskCandidate[]>,
  levels: ReadonlyMap<string, EnergyLevel>,
  now: Date,
): Promise<(one: DueNudge, all: readonly TaskCandidate[]) => Pick<PlanProposal, 'picks' | 'others' | 'fit'>> {
  // Without any estimate nothing is said, so nothing is read.
  const estimated = asked.filter(({ row }) => found.get(row.user_id)?.some(({ task }) => task.total_minutes > 0))
  const people = estimated.map(({ row, person }) => ({
    userId: row.user_id,
    zone: person.user.timezone,
    preferences: person.preferences,
    energy: levels.get(row.user_id) ?? null,
  }))
  const correctors = await loadEstimateCorrectors(trx, people, now)
  const free = await loadFreeTime(trx, people, now)
  return ({ row }, all) => {
    const corrector = correctors.get(row.user_id) ?? NO_CORRECTION
    const corrected = all.map((each) => withCorrection(each, corrector))
    const picks = corrected.slice(0, OFFERED)
    const fit = computePlanFit(
      picks.map(({ task }) => task),
      corrector,
      free.get(row.user_id) ?? null,
    )
    return { picks, others: corrected.slice(OFFERED), fit }
  }
}
