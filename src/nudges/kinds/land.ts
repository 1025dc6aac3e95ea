// The first stage of the way to an appointment: bring what you do to an end.
import { t, textBlock, view } from '../../chat/view.ts'
import { momentText } from '../../views/reader.ts'
import { defineNudge, snoozeButton, whyButton } from '../nudge.ts'
import { composeStages } from '../runway-stage.ts'

export default defineNudge({
  kind: 'land',
  label: 'Landings',
  about: '15 minutes before you leave for an appointment, to finish what you do',
  isTimed: true,
  priority: 0,
  grace: 10,
  at: null,
  compose: (trx, due, now) =>
    composeStages(trx, due, { kind: 'land', now }, (one, { name, task, times }) =>
      view(
        t`Time to land: ${name}, ${momentText(one.reader, task.due, 'time')}.`,
        [
          textBlock(
            t`Get ready at ${momentText(one.reader, times.ready, 'time')}. Save your place and come to an end.`,
          ),
        ],
        { buttons: [...task.leaveButtons, snoozeButton(one, 'In 5 min', 5), whyButton(one)] },
      ),
    ),
})
