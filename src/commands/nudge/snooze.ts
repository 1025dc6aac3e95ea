// Later, or not this time: this occurrence alone.
import { flag, integer, otherwise } from '../../chat/options.ts'
import { ours, say, t, view } from '../../chat/view.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { snoozed } from '../../views/nudge.ts'
import { command, readerOf } from '../command.ts'
import { nudge } from '../lib/options/nudge.ts'

const MINUTES = 30

export default command({
  name: 'nudge snooze',
  about: 'Say it again later, this once',
  phrases: {
    'not now': {},
    'later please': {},
    'remind me later': {},
    snooze: {},
  },
  options: {
    nudge: nudge('Which one; the newest if left out'),
    minutes: otherwise(integer('In how many minutes', { min: 5, max: 1440, unit: 'minutes' }), MINUTES),
    skip: otherwise(flag('Leave this one out'), false, 'no'),
  },
  examples: ['not now', 'nudge snooze minutes:60'],
  async run(me, values) {
    const found = values.nudge ?? (await nudges.newestOpen(me))
    if (!found) return view(t`Nothing is waiting.`, [], { buttons: [{ label: 'What now?', line: 'task suggest' }] })
    const label = kinds.get(found.schedule?.kind ?? '')?.label ?? 'Nudge'
    const [told] = await nudges.about(me, [found])
    const what = told?.subject ? t`${told.subject}` : ours(label)
    if (!values.skip) return snoozed(readerOf(me), await nudges.snooze(me, found, values.minutes), what)
    await nudges.skip(me, found)
    return view(t`Left out this once: ${what}`, [say(t`The next ones stay where they are.`)])
  },
})
