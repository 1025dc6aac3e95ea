// Plans up to three things for today, by energy; editable until the day ends.

import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import type { DayPlan, PlanProposal } from '../../contracts/days.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as people from '../../domain/people/index.ts'
import { todayOf } from '../../domain/request/me.ts'
import { readPlanReply } from '../../language/english/plan-replies.ts'
import { NotMeantError } from '../../user-error.ts'
import { dayPlanView, energyPlanView, planChoiceView, planProposalView } from '../../views/ritual.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'
import { dayOption } from '../lib/options/moments.ts'
import { resolvePlanReply } from '../lib/plan-reply.ts'
import { lighterSentences } from '../lib/small-sentences.ts'

export default defineCommand({
  name: 'ritual morning',
  about: 'Up to three tasks for today',
  byModel: 'run',
  isDefault: true,
  aliases: ['/plan'],
  phrases: { 'plan my day': {}, 'plan today': {}, 'plan the day': {} },
  spoken: ['plan my day', "what's my plan?", 'help me plan'],
  says: [
    {
      say: '(plan|lets plan|help me plan|i want to plan|start|organise|organize) (my|the|for)? (day|today|morning|my day)',
      moment: 'none',
    },
    '(whats|what is) (my|the) plan (today|for today|for the day)?',
    'plan (for)? today',
    '(help me|can you help me|lets|i want to|i need to|time to) (to)? plan (my day|the day|today|my morning)?',
    // “Plan my day tomorrow”: what that day holds; it is planned when it comes.
    {
      say: '(lets|help me|can you|can we|i want to|i need to|id like to|time to|to|ok)* (plan|organise|organize|plan out|sort out) (for)? (my|the)? (day|morning|whole day|weekend|schedule)?',
      moment: 'needed',
    },
    '(make|set up|build) (me)? (a|my|the) plan (for today|for the day|for me)?',
    ...lighterSentences.map((each) => ({
      ...(typeof each === 'string' ? { say: each } : each),
      with: { how: 'change' },
    })),
  ],
  // “The report first”, “not the boiler”.
  answersBelow: { into: 'said', reads: (line) => readPlanReply(line) !== null },
  options: {
    first: taskOption('The first task'),
    second: taskOption('The second task'),
    third: taskOption('The third task'),
    how: {
      ...choiceOption('Change the plan, swap one, or start over', ['change', 'swap', 'new']),
      // "change" may be a task's name, so it counts only by name.
      matches: () => false,
    },
    day: hidden(dayOption('Another day, to look at')),
    draft: textOption('The three that were offered; buttons fill this in', { max: 36 }),
    said: hidden(textOption('What was answered to the plan', { max: 100 })),
  },
  examples: ['plan', 'ritual morning how:change', 'ritual morning first:milk'],
  async run(me, { first, second, third, how, draft, day, said }, { runLine }) {
    const reader = readerOf(me)
    const replied = said === undefined ? undefined : await resolvePlanReply(me, said)
    if (replied === null) throw new NotMeantError('No plan is spoken of.')
    if (replied?.kind === 'line') return runLine(replied.line)
    if (replied?.kind === 'tooMany' || replied?.kind === 'unknown') {
      const { picks } = replied
      const chosen = picks.slice(0, 3).map(({ task_id }) => task_id)
      const choice = planChoiceView(await withPicks(await rituals.proposePlan(me), picks), chosen)
      const notice = 'name' in replied ? t`I can't tell which one “${replied.name}” is.` : t`Three fit into a day.`
      return { ...choice, notice }
    }
    if (day && day.day !== todayOf(me)) {
      const shown = await runLine(ask('task list', { on: day.day }))
      return { ...shown, notice: t`A day is planned on its own morning. This is what it holds so far.` }
    }
    const named = replied?.picks ?? [first, second, third].filter((each) => each !== undefined)
    if (named.length === 0 && how === 'swap')
      return energyPlanView(readerOf(me), await rituals.swapLastPick(me, draft ?? ''))
    if (named.length === 0 && how === 'change') {
      const planned = await rituals.findDayPlan(me)
      const proposal = await rituals.proposePlan(me)
      const kept = draft === undefined ? [] : await rituals.tasksFromPlanDraft(me, draft)
      const standing = planned && !planned.ritual.skipped ? planned.picks : kept
      const picks = standing.length > 0 ? standing : proposal.picks.map(({ task }) => task)
      return planChoiceView(
        await withPicks(proposal, picks),
        picks.map(({ task_id }) => task_id),
      )
    }
    const picks = named.length > 0 ? named : draft === undefined ? [] : await rituals.tasksFromPlanDraft(me, draft)
    if (picks.length === 0 && draft === undefined) {
      const planned = how === 'new' ? null : await rituals.findDayPlan(me)
      if (planned && !planned.ritual.skipped) return dayPlanView(reader, planned)
      return planProposalView(reader, people.givenName(me.user), await rituals.proposePlan(me))
    }
    const { happened } = await rituals.savePlan(me, picks)
    const planned = await rituals.findDayPlan(me)
    const shown = planned
      ? dayPlanView(reader, planned)
      : planProposalView(reader, people.givenName(me.user), await rituals.proposePlan(me))
    return happened === 'planned' ? shown : { ...shown, notice: [{ kind: 'ours', text: 'No change' }] }
  },
})

/** Planned things can be chosen again, even if they would not be offered. */
async function withPicks(proposal: PlanProposal, picks: DayPlan['picks']) {
  const offered = [...proposal.picks, ...proposal.others]
  const known = new Set(offered.map(({ task }) => task.task_id))
  const missing = picks.filter(({ task_id, status }) => !known.has(task_id) && status !== 'done')
  return { picks: missing.map((task) => ({ task, minutes: task.total_minutes || null })), others: offered }
}
