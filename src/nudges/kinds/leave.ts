// The last stage of the way to an appointment: leave.
import { t, view } from '../../chat/view.ts'
import { momentText } from '../../views/reader.ts'
import { defineNudge, snoozeButton, whyButton } from '../nudge.ts'
import { composeStages } from '../runway-stage.ts'

export default defineNudge({
  kind: 'leave',
  label: 'Leaving',
  about: 'when it is time to leave for an appointment',
  isTimed: true,
  priority: 0,
  grace: 15,
  at: null,
  compose: (trx, due, now) =>
    composeStages(trx, due, { kind: 'leave', now }, (one, { name, task }) =>
      view(t`Time to leave: ${name}, ${momentText(one.reader, task.due, 'time')}.`, [], {
        buttons: [...task.leaveButtons, snoozeButton(one, 'In 5 min', 5), whyButton(one)],
      }),
    ),
})
