// Shows recorded progress: the week, by zone, points, badges, focus, and how long things really take.
import { choiceOption, integerOption, withDefault } from '../../chat/options.ts'
import { summarizeEstimates } from '../../domain/days/estimates/summary.ts'
import { focusMinutesByDay } from '../../domain/days/focus/daily-minutes.ts'
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import * as achievements from '../../domain/rewards/achievements/index.ts'
import * as xp from '../../domain/rewards/xp.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadZoneProgress } from '../../domain/tasks/zone-progress.ts'
import { estimateSummaryView } from '../../views/estimate.ts'
import { weekView } from '../../views/evening.ts'
import { badgesView, focusByDayView, pointsView, rewardsHiddenView } from '../../views/progress.ts'
import { zoneListView } from '../../views/zone.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'progress show',
  about: 'What you did: week, zones, points, badges, focus, estimates',
  byModel: 'show',
  isDefault: true,
  aliases: ['stats'],
  phrases: { 'focus chart': { of: 'focus' }, 'my focus': { of: 'focus' }, 'show my focus': { of: 'focus' } },
  spoken: ['show my stats', 'how long do things take me?', 'am I good at estimating?'],
  says: [
    '(show|show me|whats|what is|what are|how is|hows|how are|see) (my)? (stats|progress|statistics)',
    {
      say: '(show|show me|how many|whats|what are|see) (my)? (points|xp|level|score|rank) (do i have|have i got)?',
      with: { of: 'points' },
    },
    { say: '(show|show me|which|what) (my)? (badges|achievements) (do i have|have i got)?', with: { of: 'badges' } },
    { say: '(how much|how long) (have i|did i) (focus|focused|focussed|worked|work) {_}?', with: { of: 'focus' } },
    {
      say: [
        '(how long|how much time|how much longer) (do|does|did) (things|stuff|everything|tasks|it all|my tasks|most things|it) (really|usually|actually|normally|generally)? (take|takes|need) (me)? (really|usually|actually|normally|on average|in general)?',
        '(how|are) (good|accurate|bad|realistic|far off|off|right) (are|is) my (estimates|estimate|estimating|guesses|time estimates|sense of time)',
        '(are|is) my (estimates|estimating|guesses|time estimates|sense of time) (any)? (good|accurate|bad|realistic|off|right|wrong|too low|too high|too short|too optimistic)',
        '(am i|how) (good|bad|terrible|right|optimistic|off) (am i)? (at|with|about)? (my)? (estimating|estimates|guessing how long things take|how long things take|judging time|telling how long things take)',
        '(do i|am i) (always|usually|often|really)? (underestimate|overestimate|underestimating|overestimating) (things|stuff|tasks|how long things take|everything|time)?',
        '(do|does) (things|stuff|everything|tasks|my tasks) (always|usually|really)? take (me)? (longer|less time|shorter|more time) than (i|id) (think|say|plan|thought|expect|estimate)',
        '(show|show me|see|whats|what are) (my)? (estimates|estimate accuracy|time truth|estimation) (like|accuracy)?',
      ],
      with: { of: 'estimates' },
    },
    'how (am i|did i|have i) (doing|do|done|been doing) (this week|so far|lately|overall)?',
    'how (productive|busy|good) (was i|have i been|am i|was my week) (this week|lately|so far|recently|overall)?',
    '(any|how much) progress (lately|so far|recently)?',
  ],
  options: {
    of: withDefault(choiceOption('What to show', ['week', 'zones', 'points', 'badges', 'focus', 'estimates']), 'week'),
    // Two weeks show a rhythm and are still readable.
    days: withDefault(integerOption('For focus: how many days back', { min: 1, max: 90 }), 14),
  },
  examples: [
    'stats',
    'progress show of:points',
    'progress show of:focus',
    'progress show of:estimates',
    'progress show of:focus days:30',
  ],
  async run(me, { of, days }) {
    const reader = readerOf(me)
    if (of === 'week') return weekView(reader, await loadWeekSummary(me))
    if (of === 'zones') return zoneListView(reader, await loadZoneProgress(me), [], await tasks.countHiddenTasks(me))
    if (of === 'estimates') return estimateSummaryView(reader, await summarizeEstimates(me))
    if (of === 'focus') return focusByDayView(reader, await focusMinutesByDay(me, days))
    if (!reader.showsPoints) return rewardsHiddenView()
    const total = await xp.totalXp(me)
    if (of === 'points') return pointsView(total, xp.levelForXp(total), (await loadWeekSummary(me)).points)
    return badgesView(reader, await achievements.listBadges(me))
  },
})
