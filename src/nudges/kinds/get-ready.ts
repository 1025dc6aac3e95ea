// The second stage of the way to an appointment: get ready, with what to take along.
import { t, textBlock, view } from '../../chat/view.ts'
import { momentText } from '../../views/reader.ts'
import { defineNudge, snoozeButton, whyButton } from '../nudge.ts'
import { composeStages } from '../runway-stage.ts'

export default defineNudge({
  kind: 'get-ready',
  label: 'Getting ready',
  about: '10 minutes before you leave for an appointment, with what to take along',
  isTimed: true,
  priority: 0,
  grace: 10,
  at: null,
  compose: (trx, due, now) =>
    composeStages(trx, due, { kind: 'get-ready', now }, (one, { name, task, times, ready }) =>
      view(
        t`Get ready: ${name}, ${momentText(one.reader, task.due, 'time')}.`,
        [
          ...(ready.length > 0 ? [textBlock(t`Take along: ${ready.join(', ')}`)] : []),
          ...(task.hasTravel ? [textBlock(t`Leave at ${momentText(one.reader, times.leave, 'time')}.`)] : []),
        ],
        { buttons: [...task.leaveButtons, snoozeButton(one, 'In 5 min', 5), whyButton(one)] },
      ),
    ),
})
