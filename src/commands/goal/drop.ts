// Drops a goal; its tasks stay.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { defineCommand } from '../command.ts'
import { goalOption } from '../lib/options/goal.ts'

export default defineCommand({
  name: 'goal drop',
  about: 'Let a goal go; its tasks stay',
  byModel: 'offer',
  options: { goal: required(goalOption('Which one')) },
  examples: ['goal drop portfolio'],
  async run(me, { goal }) {
    await goals.dropGoal(me, goal)
    return view(t`Let go: ${goal.title}`, [textBlock(t`Its tasks stay.`)], {
      buttons: [{ label: 'Goals', line: ask('goal show') }],
    })
  },
})
