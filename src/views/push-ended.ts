// What a person is told when a browser no longer takes notifications.
import { type Button, t, textBlock, type View, view } from '../chat/view.ts'

/**
 * @param deviceName "Chrome on Android"
 * @param why the button that says why this was sent
 */
export const pushEndedView = (deviceName: string, why: Button): View =>
  view(
    t`Notifications on ${deviceName} have ended`,
    [
      textBlock(
        t`Its browser no longer takes them, so reminders come here. You can turn them on again on your page, under Settings.`,
      ),
    ],
    { buttons: [why] },
  )
