// Views of webhooks: the new one with its secret, shown once; the list and how each goes; what is told in the chat. An
// address is never shown, only its host.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { WebhookSummary } from '../contracts/programs.ts'
import { momentText, type Reader } from './reader.ts'
import { titleLabel } from './title-label.ts'

const SHOW: Button = { label: 'Webhooks', line: ask('webhook show') }

const testButton = ({ webhookId }: WebhookSummary): Button => ({
  label: 'Send a test',
  line: ask('webhook test', { webhook: webhookId }),
})
const removeButton = ({ webhookId }: WebhookSummary, label: string): Button => ({
  label,
  line: ask('webhook remove', { webhook: webhookId }),
})
const resumeButton = ({ webhookId }: WebhookSummary): Button => ({
  label: 'Resume',
  line: ask('webhook resume', { webhook: webhookId }),
})

export const webhookMadeView = (_reader: Reader, secret: string, summary: WebhookSummary): View =>
  view(
    t`Webhook for ${summary.name}`,
    [
      // Behind a word: the beginning of a line is drawn with a capital.
      textBlock(t`Secret: ${trustedText(secret)}`),
      textBlock(
        t`Copy it now: I can't show it again. Every message is signed with it, as Standard Webhooks describes.`,
      ),
      textBlock(eventsText(summary)),
    ],
    { buttons: [testButton(summary), removeButton(summary, 'Remove it')] },
  )

export const webhookListView = (reader: Reader, webhooks: readonly WebhookSummary[]): View =>
  view(
    webhooks.length === 0 ? t`No webhooks yet` : t`Webhooks: ${webhooks.length}`,
    webhooks.length === 0
      ? [textBlock(t`Add an address, and it is told when you finish a task, focus, or get a reminder.`)]
      : webhooks.map((summary) =>
          itemBlock(t`${summary.name}`, {
            detail: joinTexts(
              [t`To ${trustedText(summary.host)}.`, eventsText(summary), stateText(reader, summary)],
              ' ',
            ),
            button: {
              label: `${summary.isPaused ? 'Resume' : 'Pause'}: ${titleLabel(summary.name)}`,
              line: summary.isPaused
                ? ask('webhook resume', { webhook: summary.webhookId })
                : ask('webhook pause', { webhook: summary.webhookId }),
              returnTo: ask('webhook show'),
            },
          }),
        ),
    {
      buttons: [
        { label: 'New webhook', line: ask('webhook add') },
        ...webhooks.flatMap((summary) => [
          { ...testButton(summary), label: webhooks.length === 1 ? 'Send a test' : `Test ${titleLabel(summary.name)}` },
          removeButton(summary, webhooks.length === 1 ? 'Remove' : `Remove ${titleLabel(summary.name)}`),
        ]),
      ],
    },
  )

/** @param happened false: it was paused already */
export const webhookPausedView = (summary: WebhookSummary, happened: boolean): View =>
  view(
    happened ? t`Paused: ${summary.name}` : t`Already paused: ${summary.name}`,
    [textBlock(t`It is told nothing until you resume it, and what happens until then is not sent later.`)],
    { buttons: [resumeButton(summary), SHOW] },
  )

/** @param happened false: it was not paused */
export const webhookResumedView = (summary: WebhookSummary, happened: boolean): View =>
  view(
    happened ? t`Resumed: ${summary.name}` : t`No change: ${summary.name} is on`,
    [textBlock(t`It is told what happens from now on.`)],
    { buttons: [testButton(summary), SHOW] },
  )

export const webhookTestedView = (summary: WebhookSummary): View =>
  view(
    t`A test is on its way to ${summary.name}`,
    [textBlock(t`It is called “ping”. In a few seconds, your webhooks say whether it was accepted.`)],
    { buttons: [SHOW] },
  )

export const webhookRemovedView = ({ name }: WebhookSummary): View =>
  view(t`Webhook removed: ${name}`, [textBlock(t`That address is told nothing more.`)], { buttons: [SHOW] })

/** To the person concerned, in their chat: an address is told what they do. */
export const webhookNoticeView = (summary: WebhookSummary): View =>
  view(
    t`A new webhook is told what you do: ${summary.name}`,
    [
      textBlock(joinTexts([t`It posts to ${trustedText(summary.host)}.`, eventsText(summary)], ' ')),
      textBlock(t`Did you make it? Then all is well. If not, one tap removes it.`),
    ],
    { buttons: [removeButton(summary, 'Not me')] },
  )

/** To its person, once: it accepted nothing for days, never will, or was switched off by the operator. */
export const webhookStoppedView = (summary: WebhookSummary, why: Button): View =>
  view(
    t`I paused your webhook ${summary.name}`,
    [
      textBlock(
        summary.failure === 'operator'
          ? t`The operator of this Proxy switched it off. What waited was left out. Your tasks are all fine.`
          : t`Nothing could be delivered: ${trustedText(webhookFailureText(summary.failure))}. What waited was left out. Your tasks are all fine.`,
      ),
    ],
    { buttons: [resumeButton(summary), removeButton(summary, 'Remove it'), why] },
  )

function eventsText({ events, zone }: WebhookSummary): Text {
  const what = trustedText(zone !== null || events === 'tasks' ? EVENTS.tasks : EVENTS[events])
  return zone === null ? t`It is told of ${what}.` : t`It is told of ${what}, only in ${zone}.`
}

const EVENTS: Readonly<Record<WebhookSummary['events'], string>> = {
  all: 'tasks done or opened again, focus sessions that begin or end, and reminders sent',
  tasks: 'tasks done or opened again',
  focus: 'focus sessions that begin or end',
  nudges: 'reminders sent',
}

function stateText(reader: Reader, { isPaused, failedAt, failure, deliveredAt, waiting }: WebhookSummary): Text {
  if (isPaused && failure !== null) return t`Paused: ${trustedText(webhookFailureText(failure))}.`
  if (isPaused) return trustedText('Paused.')
  if (failedAt !== null)
    return t`Not accepted since ${momentText(reader, failedAt)}: ${trustedText(webhookFailureText(failure))}. I’ll try again. Waiting: ${waiting}.`
  return deliveredAt ? t`Last accepted ${momentText(reader, deliveredAt)}.` : trustedText('Nothing sent yet.')
}

/** Why it accepts nothing, in a few words. */
export const webhookFailureText = (failure: string | null): string =>
  FAILURES[failure ?? ''] ?? 'something went wrong here'

const FAILURES: Readonly<Record<string, string>> = {
  unreachable: 'its server doesn’t answer',
  timeout: 'its server takes too long',
  error: 'its server has a problem',
  redirect: 'its address leads elsewhere',
  refused: 'its server refuses the message',
  gone: 'its server says that the address no longer exists',
  private: 'its address is in a private network, which isn’t allowed here',
  operator: 'the operator of this Proxy switched it off',
  key: 'its address can no longer be decrypted, so please add it again',
}
