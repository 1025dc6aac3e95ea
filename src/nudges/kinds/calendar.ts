// A calendar that can't be read, at all or for a day: said once for each time it begins to fail.
import { loadFailingCalendars } from '../../domain/calendars/failing.ts'
import { calendarFailingView } from '../../views/calendar.ts'
import { composeEach, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'calendar',
  label: 'Calendars',
  about: 'when a calendar you added can’t be read',
  isTimed: false,
  priority: 2,
  grace: 2880,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const failing = await loadFailingCalendars(trx, subjectIds(due))
    return composeEach(due, (one) => {
      const found = failing.get(one.subjectId ?? '')
      if (!found) return null
      const { calendar, since, hiddenOn } = found
      const name = hiddenOn.has(one.platform) ? null : calendar.name
      const shown = calendarFailingView(one.reader, calendar, name, since)
      return { ...shown, buttons: [...shown.buttons, whyButton(one)] }
    })
  },
})
