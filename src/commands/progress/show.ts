// What was done, as recorded: the week, by zone, in points, in badges.
import { choice, integer, otherwise } from '../../chat/options.ts'
import { byDay } from '../../domain/days/focus/by-day.ts'
import { week } from '../../domain/days/rituals/week.ts'
import * as achievements from '../../domain/rewards/achievements/index.ts'
import * as xp from '../../domain/rewards/xp.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { progress } from '../../domain/tasks/zone-progress.ts'
import { week as weekView } from '../../views/evening.ts'
import { badges, focusByDay, gamesOff, points } from '../../views/progress.ts'
import { zoneList } from '../../views/zone.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'progress show',
  about: 'What you did: week, zones, points, badges, focus',
  isDefault: true,
  shorts: ['stats'],
  options: {
    of: otherwise(choice('Of what', ['week', 'zones', 'points', 'badges', 'focus']), 'week'),
    // Two weeks: enough to see a rhythm, few enough to read.
    days: otherwise(integer('Of focus: how many days back', { min: 1, max: 90 }), 14),
  },
  examples: ['stats', 'progress show of:points', 'progress show of:focus', 'progress show of:focus days:30'],
  async run(me, { of, days }) {
    const reader = readerOf(me)
    if (of === 'week') return weekView(reader, await week(me))
    if (of === 'zones') return zoneList(reader, await progress(me), [], await tasks.hiddenCount(me))
    if (of === 'focus') return focusByDay(reader, await byDay(me, days))
    if (!reader.showsPoints) return gamesOff()
    const total = await xp.total(me)
    if (of === 'points') return points(total, xp.levelOf(total), (await week(me)).points)
    return badges(reader, await achievements.badges(me))
  },
})
