// The main cards as they look in Slack, readable beside the conversation design; a change of how anything is drawn
// shows here first. `npx vitest run test/adapters/slack/screens.test.ts -u` writes the file anew. As words, since the
// renderers of Block Kit there are draw neither marks nor moments where links are not made by themselves (`verbatim`).
import { expect, test } from 'vitest'
import { renderSlackMessage, type SlackMessage } from '../../../adapters/slack/render.ts'
import { slackMessageText } from '../../../adapters/slack/show.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import { itemBlock, momentSpan, t, textBlock, type View, view } from '../../../src/chat/view.ts'

const button = (label: string, isPrimary = false) => ({ label, line: storedLine(`say ${label}`), isPrimary })
const ten25 = momentSpan(new Date('2026-03-05T09:25:00Z'), 'time', '10:25')

const screens: Readonly<Record<string, View>> = {
  Captured: view(
    t`Added: ${'Email landlord about damp'}`,
    [textBlock(t`Fri 6 March, no time, so no ping: it joins Friday's plan · 10 min · ${'Life'} · #${'home'}`)],
    { buttons: [button('Start', true), button('Edit'), button('No date'), button('Undo')] },
  ),
  'A list, after a press': view(
    t`Open tasks: ${7}`,
    [
      itemBlock(t`${'Call vet'}`, { detail: t`5 min`, line: storedLine('a'), button: button('Done: Call vet') }),
      itemBlock(t`${'Tax letter, the one with *stars* & <brackets>'}`, {
        line: storedLine('b'),
        button: button('Done: Tax letter'),
      }),
      textBlock(t`and 5 more`),
    ],
    { notice: t`Done: ${'Milk'}`, buttons: [button('More'), button('Undo')] },
  ),
  Morning: view(
    t`Morning, ${'Ann'}`,
    [
      itemBlock(t`${'Report'}`, { detail: t`25 min`, line: storedLine('a') }),
      itemBlock(t`${'Call vet'}`, { detail: t`5 min`, line: storedLine('b') }),
      itemBlock(t`${'Milk'}`, { detail: t`no estimate`, line: storedLine('c') }),
      textBlock(t`Energy unknown, so medium.`),
    ],
    { buttons: [button('These three', true), button('Change'), button('Not today'), button('Why this?')] },
  ),
  Today: view(t`Today`, [{ kind: 'progress', label: t`Done`, done: 2, of: 3 }, textBlock(t`To do: ${'Milk'}`)], {
    buttons: [button('Start: Milk', true)],
    card: { kind: 'day', id: '1' },
  }),
  'Change the plan': view(t`Up to three`, [
    {
      kind: 'select',
      label: 'For today',
      line: storedLine('ritual morning'),
      fills: ['first', 'second', 'third'],
      choices: ['Report', 'Call vet', 'Milk', 'שלום עולם'].map((label) => ({ label, value: label })),
    },
  ]),
  Focus: view(t`Focus: ${'report draft'}`, [textBlock(t`Until ${ten25}. Only timed reminders come through.`)], {
    buttons: [button('Interrupted'), button('+10 min'), button('Stop')],
    card: { kind: 'focus', id: '1' },
  }),
  'One step': view(t`Step 2 of 4`, [textBlock(t`✍️ ${'Name the damp wall'} · 2 min`)], {
    buttons: [button('Done', true), button('Too big'), button('Stuck'), button('Undo')],
  }),
  Settings: view(t`You`, [
    {
      kind: 'fields',
      fields: [
        { label: 'Time zone', value: t`Europe/Vienna` },
        { label: 'The day starts', value: t`04:00` },
        { label: 'Points', value: t`hidden` },
      ],
    },
  ]),
  'A refusal': view(t`Energy must be 1, 2 or 3.`, [], { buttons: [button('1'), button('2'), button('3')] }),
}

test('the main cards, as they look', async () => {
  const drawn = Object.entries(screens).map(([name, each]) => `## ${name}\n\n${framed(renderSlackMessage(each))}\n`)
  await expect(`# Screens in Slack\n\n${drawn.join('\n')}`).toMatchFileSnapshot('./screens.md')
})

/** What the notification says, then the message. */
const framed = (message: SlackMessage): string =>
  ['```', `🔔 ${message.text.split('\n')[0]}`, '', slackMessageText(message), '```'].join('\n')
