// Every kind of block as each platform shows it: what one of them lacks is written down, not left out.
// (`npx vitest run test/adapters/blocks.test.ts -u` writes the pictures anew; read what it changed.)
import { describe, expect, test } from 'vitest'
import * as discord from '../../adapters/discord/render.ts'
import { renderSlackMessage } from '../../adapters/slack/render.ts'
import { PLAIN_TEXT_OPTIONS, render as showTerminal } from '../../adapters/terminal/render.ts'
import { storedLine } from '../../src/chat/ask.ts'
import { itemBlock, momentSpan, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { NOT_SUPPORTED } from '../support/platform-contract.ts'
import { drawn, sideBySide } from './drawn.ts'

/** What is behind the words, where a platform has anything: as it is sent, not as it is read. */
const sent = (shown: View) => ({
  slack: JSON.stringify(renderSlackMessage(shown).blocks),
  discord: JSON.stringify(discord.render(shown).components),
  terminal: showTerminal(shown, PLAIN_TEXT_OPTIONS),
})

const nine = momentSpan(new Date('2026-03-05T08:00:00Z'), 'time', '09:00')
const start = { label: 'Start', line: storedLine('start report'), isPrimary: true }

describe('a view of every kind of block', () => {
  test('a title, a notice and words of somebody', () => {
    const seen = drawn(
      view(t`Added: ${'Call *Tom* & <Mia>'}`, [textBlock(t`Tomorrow, ${nine}`)], { notice: t`Done: ${'Milk'}` }),
    )
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack, discord, web:
      Done: Milk
      Added: Call *Tom* & <Mia>
      Tomorrow, 09:00

      terminal:
      Done: Milk
      Added: Call *Tom* & <Mia>
        Tomorrow, 09:00"
    `)
  })

  test('items: with nothing to press, with a line that a number means, with a button of their own', () => {
    const seen = drawn(
      view(t`Three`, [
        itemBlock(t`${'Milk'}`),
        itemBlock(t`${'Report'}`, { detail: t`25 min`, line: storedLine('task show report') }),
        itemBlock(t`${'שלום עולם'}`, {
          detail: t`5 min`,
          line: storedLine('task show x'),
          button: { label: 'Done: שלום', line: storedLine('done x') },
        }),
      ]),
    )
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack:
      Three
      Milk
      1. Report · 25 min
      2. שלום עולם · 5 min  [Done: שלום]

      discord:
      Three
      Milk
      1 Report
      25 min
      2 שלום עולם
      5 min [Done: שלום]

      terminal:
      Three
        - Milk
        1. Report · 25 min
        2. שלום עולם · 5 min  [3] Done: שלום

      web:
      Three
      Milk
      Report · 25 min
      שלום עולם · 5 min
      Done: שלום"
    `)
  })

  test('fields', () => {
    const seen = drawn(
      view(t`You`, [
        {
          kind: 'fields',
          fields: [
            { label: 'Time zone', value: t`Europe/Vienna` },
            { label: 'By hour', value: t`2.3 of 3`, amount: { value: 2.3, of: 3 } },
          ],
        },
      ]),
    )
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack:
      You
      Time zone: Europe/Vienna By hour: ■■□ 2.3 of 3

      discord:
      You
      Time zone Europe/Vienna
      By hour ■■□ 2.3 of 3

      terminal:
      You
        Time zone: Europe/Vienna
        By hour: ■■□ 2.3 of 3

      web:
      You
      Time zone: Europe/Vienna
      By hour: 2.3 of 3"
    `)
  })

  test('progress', () => {
    const seen = drawn(view(t`Today`, [{ kind: 'progress', label: t`Done`, done: 2, of: 3 }]))
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack:
      Today
      Done: 2 of 3  ▰▰▱

      discord:
      Today
      Done 2 of 3 ●●○

      terminal:
      Today
        Done: 2 of 3

      web:
      Today
      Done 2 of 3"
    `)
  })

  test('selects of one, of several, and of nothing', () => {
    const choices = [
      { label: 'Milk', value: 'a' },
      { label: 'Bread', value: 'b', about: '5 min' },
    ]
    const seen = drawn(
      view(t`Pick`, [
        { kind: 'select', label: 'Show one', line: storedLine('task show'), fills: ['task'], choices },
        {
          kind: 'select',
          label: 'For today',
          line: storedLine('ritual morning'),
          fills: ['first', 'second'],
          choices,
          chosen: ['b'],
        },
        { kind: 'select', label: 'None left', line: storedLine('task show'), fills: ['task'], choices: [] },
      ]),
    )
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack:
      Pick
      Show one  [Milk | Bread]
      For today  [Milk | Bread]
      None left

      discord:
      Pick
      Show one: [Milk] [Bread] 5 min
      For today: [Milk] [Bread] 5 min
      None left

      terminal:
      Pick
        Show one:
          1. Milk
          2. Bread · 5 min
        For today (up to 2: 3 4):
          3. Milk
          4. Bread (now) · 5 min
        None left:

      web:
      Pick
      Show one
      Milk
      Bread
      For today
      Milk
      Bread
      None left"
    `)
  })

  test('buttons', () => {
    const seen = drawn(
      view(t`Report`, [], { buttons: [start, { label: 'Later', line: storedLine('task move report') }] }),
    )
    expect(sideBySide(seen)).toMatchInlineSnapshot(`
      "slack, discord:
      Report
      [Start] [Later]

      terminal:
      Report
        [1] Start  [2] Later

      web:
      Report
      Start
      Later"
    `)
  })
})

describe('what is behind it', () => {
  test.each([
    {
      what: 'a moment that the reader’s own client draws',
      shown: view(t`At ${nine}`),
      slack: '<!date^1772697600^{time}|09:00>',
      discord: '<t:1772697600:t>',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'one button that stands out',
      shown: view(t`Report`, [], { buttons: [start] }),
      slack: '"style":"primary"',
      discord: '"style":1',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'a number beside each button, to be typed',
      shown: view(t`Report`, [], { buttons: [start] }),
      slack: NOT_SUPPORTED,
      discord: NOT_SUPPORTED,
      terminal: '[1] Start',
    },
    {
      what: 'a list that opens',
      shown: view(t`Pick`, [
        {
          kind: 'select',
          label: 'One',
          line: storedLine('task show'),
          fills: ['task'],
          choices: [{ label: 'Milk', value: 'a' }],
        },
      ]),
      slack: '"type":"static_select"',
      discord: '"type":3',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'several choices at once in it',
      shown: view(t`Pick`, [
        {
          kind: 'select',
          label: 'Two',
          line: storedLine('ritual morning'),
          fills: ['first', 'second'],
          choices: [
            { label: 'Milk', value: 'a' },
            { label: 'Bread', value: 'b' },
          ],
        },
      ]),
      slack: '"max_selected_items":2',
      discord: '"max_values":2',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'fields side by side',
      shown: view(t`You`, [{ kind: 'fields', fields: [{ label: 'Zone', value: t`Vienna` }] }]),
      slack: '"fields":[',
      discord: NOT_SUPPORTED,
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'small print',
      shown: view(t`List`, [itemBlock(t`${'Milk'}`, { detail: t`5 min` })]),
      slack: NOT_SUPPORTED,
      discord: '-# 5 min',
      terminal: NOT_SUPPORTED,
    },
  ])('$what', ({ shown, ...wanted }) => {
    const made = sent(shown)
    for (const name of ['slack', 'discord', 'terminal'] as const)
      if (wanted[name] !== NOT_SUPPORTED) expect(made[name]).toContain(wanted[name])
  })
})
