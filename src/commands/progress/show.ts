// Shows recorded progress: the week, by zone, points, badges.
import { choiceOption, integerOption, withDefault } from '../../chat/options.ts'
import { focusMinutesByDay } from '../../domain/days/focus/daily-minutes.ts'
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import * as achievements from '../../domain/rewards/achievements/index.ts'
import * as xp from '../../domain/rewards/xp.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadZoneProgress } from '../../domain/tasks/zone-progress.ts'
import { weekView } from '../../views/evening.ts'
import { badgesView, focusByDayView, pointsView, rewardsHiddenView } from '../../views/progress.ts'
import { zoneListView } from '../../views/zone.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'progress show',
  about: 'What you did: week, zones, points, badges, focus',
  byModel: 'show',
  isDefault: true,
  aliases: ['stats'],
  says: [
    '(show|show me|whats|what is|what are|how is|hows|how are|see) (my)? (stats|progress|statistics)',
    {
      say: '(show|show me|how many|whats|what are|see) (my)? (points|xp|level) (do i have|have i got)?',
      with: { of: 'points' },
    },
    { say: '(show|show me|which|what) (my)? (badges|achievements) (do i have|have i got)?', with: { of: 'badges' } },
    { say: '(how much|how long) (have i|did i) (focus|focused|focussed|worked|work) {_}?', with: { of: 'focus' } },
    'how (am i|did i|have i) (doing|do|done|been doing) (this week|so far|lately|overall)?',
    'how (productive|busy|good) (was i|have i been|am i|was my week) (this week|lately|so far|recently|overall)?',
    '(any|how much) progress (lately|so far|recently)?',
  ],
  options: {
    of: withDefault(choiceOption('What to show', ['week', 'zones', 'points', 'badges', 'focus']), 'week'),
    // Two weeks show a rhythm and are still readable.
    days: withDefault(integerOption('For focus: how many days back', { min: 1, max: 90 }), 14),
  },
  examples: ['stats', 'progress show of:points', 'progress show of:focus', 'progress show of:focus days:30'],
  async run(me, { of, days }) {
    const reader = readerOf(me)
    if (of === 'week') return weekView(reader, await loadWeekSummary(me))
    if (of === 'zones') return zoneListView(reader, await loadZoneProgress(me), [], await tasks.countHiddenTasks(me))
    if (of === 'focus') return focusByDayView(reader, await focusMinutesByDay(me, days))
    if (!reader.showsPoints) return rewardsHiddenView()
    const total = await xp.totalXp(me)
    if (of === 'points') return pointsView(total, xp.levelForXp(total), (await loadWeekSummary(me)).points)
    return badgesView(reader, await achievements.listBadges(me))
  },
})
