// How answers look: with or without points, emoji, idioms, relative times.
import { asked, choice, flag } from '../../chat/options.ts'
import * as people from '../../domain/people/index.ts'
import { styleText } from '../../views/person.ts'
import { command } from '../command.ts'

export default command({
  name: 'me style',
  about: 'How answers look',
  phrases: { 'hide points': { points: 'hidden' }, 'show points': { points: 'shown' } },
  formWhenUnchanged: true,
  options: {
    points: choice('Points, levels and badges', ['shown', 'hidden']),
    plain: asked(flag('Plain words, one sentence a line')),
    emoji: choice('Our own emoji; yours stay', ['few', 'none']),
    clock: choice('End times: 10:25, or in 25 minutes', ['fixed', 'relative']),
  },
  examples: ['me style points:hidden', 'me style emoji:none plain:yes', 'me style clock:relative'],
  prefill: async ({ preferences }) => ({
    points: preferences.points === 'hidden' ? 'hidden' : 'shown',
    plain: preferences.is_plain ? 'yes' : 'no',
    emoji: preferences.emoji,
    clock: preferences.clock,
  }),
  async run(me, values) {
    const wanted = {
      ...(values.points ? { points: values.points } : {}),
      ...(values.plain === undefined ? {} : { is_plain: values.plain }),
      ...(values.emoji ? { emoji: values.emoji } : {}),
      ...(values.clock ? { clock: values.clock } : {}),
    }
    const isSame = Object.entries(wanted).every(([name, value]) =>
      Object.entries(me.preferences).some(([key, now]) => key === name && now === value),
    )
    await people.style(me, wanted)
    return styleText(me.preferences, isSame)
  },
})
