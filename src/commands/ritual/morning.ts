// Up to three for today, offered for the energy there is; changed as often as one likes until the day ends.
import { choice, text } from '../../chat/options.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as people from '../../domain/people/index.ts'
import { choose, dayCard, forEnergy, morning } from '../../views/ritual.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'ritual morning',
  about: 'Up to three tasks for today',
  isDefault: true,
  shorts: ['/plan'],
  phrases: { 'plan my day': {}, 'plan today': {}, 'plan the day': {} },
  options: {
    first: task('The first'),
    second: task('The second'),
    third: task('The third'),
    how: {
      ...choice('Change the plan, swap one, or begin anew', ['change', 'swap', 'new']),
      // "change" may be a task's name: it counts where its name is typed.
      matches: () => false,
    },
    draft: text('Three that were offered; buttons fill this in', { max: 36 }),
  },
  examples: ['plan', 'ritual morning how:change', 'ritual morning first:milk'],
  async run(me, { first, second, third, how, draft }) {
    const reader = readerOf(me)
    const named = [first, second, third].filter((each) => each !== undefined)
    if (named.length === 0 && how === 'swap') return forEnergy(readerOf(me), await rituals.swap(me, draft ?? ''))
    if (named.length === 0 && how === 'change') {
      const planned = await rituals.ofDay(me)
      const proposal = await rituals.propose(me)
      const kept = draft === undefined ? [] : await rituals.fromDraft(me, draft)
      const standing = planned && !planned.ritual.skipped ? planned.picks : kept
      const picks = standing.length > 0 ? standing : proposal.picks.map(({ task }) => task)
      return choose(
        await withPicks(proposal, picks),
        picks.map(({ task_id }) => task_id),
      )
    }
    const picks = named.length > 0 ? named : draft === undefined ? [] : await rituals.fromDraft(me, draft)
    if (picks.length === 0 && draft === undefined) {
      const planned = how === 'new' ? null : await rituals.ofDay(me)
      if (planned && !planned.ritual.skipped) return dayCard(reader, planned)
      return morning(reader, people.firstName(me.user), await rituals.propose(me))
    }
    const { happened } = await rituals.plan(me, picks)
    const planned = await rituals.ofDay(me)
    const shown = planned
      ? dayCard(reader, planned)
      : morning(reader, people.firstName(me.user), await rituals.propose(me))
    return happened === 'planned' ? shown : { ...shown, notice: [{ kind: 'ours', text: 'Already so' }] }
  },
})

/** What stands in the plan can be chosen again, even where it would not be offered. */
async function withPicks(proposal: rituals.Proposal, picks: rituals.DayPlan['picks']) {
  const offered = [...proposal.picks, ...proposal.others]
  const known = new Set(offered.map(({ task }) => task.task_id))
  const missing = picks.filter(({ task_id, status }) => !known.has(task_id) && status !== 'done')
  return { picks: missing.map((task) => ({ task, minutes: task.total_minutes || null })), others: offered }
}
