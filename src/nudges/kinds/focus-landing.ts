// A long focus session is about to end: time to reach a point where one can stop. Whoever loses the sense of time in it
// is otherwise torn out of it by its end.
import { ask } from '../../chat/ask.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { FOCUS_LANDING_MINUTES, plannedFocusEnd } from '../../domain/days/focus/index.ts'
import { loadFocusSessions, loadTaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import { composeEach, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'focus-landing',
  label: 'Landing',
  about: 'five minutes before a focus session of half an hour or more ends',
  isTimed: true,
  priority: 0,
  // Later than this, the end itself is near.
  grace: 3,
  at: null,
  async compose(trx, due) {
    const found = await loadFocusSessions(trx, subjectIds(due))
    const places = await loadTaskPlatformRules(
      trx,
      [...found.values()].flatMap(({ task_id }) => task_id ?? []),
    )
    return composeEach(due, (one) => {
      const session = found.get(one.subjectId ?? '')
      // Ended, or extended since: the landing is another instant.
      if (!session || session.ended_at !== null) return null
      const landing = plannedFocusEnd(session).getTime() - FOCUS_LANDING_MINUTES * 60_000
      if (landing > one.row.due_at.getTime() + 1_000) return null
      const task = session.task
      const isHidden = task ? (places.get(task.task_id)?.hiddenOn.has(one.platform) ?? false) : false
      return view(
        task && !isHidden
          ? t`${FOCUS_LANDING_MINUTES} minutes left on ${task.title}.`
          : t`${FOCUS_LANDING_MINUTES} minutes of focus left.`,
        [textBlock(t`Bring it to a point where you can stop.`)],
        {
          buttons: [
            { label: 'Note where I am', line: ask('focus note', { asked: 'text' }), isPrimary: true },
            { label: '+10 min', line: ask('focus extend', { minutes: 10 }) },
            { label: 'Stop now', line: ask('focus stop') },
            whyButton(one),
          ],
        },
      )
    })
  },
})
