// Let a goal go; its tasks stay.
import { need } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { command } from '../command.ts'
import { goal } from '../lib/options/goal.ts'

export default command({
  name: 'goal drop',
  about: 'Let a goal go; its tasks stay',
  options: { goal: need(goal('Which one')) },
  examples: ['goal drop portfolio'],
  async run(me, { goal }) {
    await goals.drop(me, goal)
    return view(t`Let go: ${goal.title}`, [say(t`Its tasks stay.`)], {
      buttons: [{ label: 'Goals', line: 'goal show' }],
    })
  },
})
