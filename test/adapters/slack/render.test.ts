// Any view at all is a message that Slack takes: judged by Slack's own types and limits, with nothing left out unsaid
// and nobody's words alive.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../adapters/slack/limits.ts'
import { escapeMrkdwn, splitMrkdwn, visibleMrkdwn } from '../../../adapters/slack/mrkdwn.ts'
import { renderHome, renderSlackMessage } from '../../../adapters/slack/render.ts'
import { slackMessageText } from '../../../adapters/slack/show.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import {
  type Block,
  type Button,
  itemBlock,
  momentSpan,
  plainText,
  type Text,
  t,
  textBlock,
  type View,
  view,
} from '../../../src/chat/view.ts'
import { liveMentions, loadPayloadJudge } from '../../fakes/slack/judge.ts'
import { NASTY } from '../../support/platform-contract.ts'

const judge = await loadPayloadJudge()

const findings = (shownView: View): string[] => [
  ...judge('message', { channel: 'C1', ...renderSlackMessage(shownView) }),
  ...judge('home', { ...renderHome(shownView) }),
]

const moment = momentSpan(new Date('2026-03-05T08:30:00Z'), 'moment', 'Thu 5 March, 09:30 | <b>')
const theirs = fc.oneof(
  fc.constantFrom(
    ...NASTY,
    '',
    ' ',
    '\n',
    '>quote\n>again',
    '```',
    '*'.repeat(300),
    '&'.repeat(4000),
    'ﷺ'.repeat(3200),
  ),
  fc.constantFrom('👨‍👩‍👧‍👦'.repeat(400), `e${'\u0301'.repeat(4000)}`, 'word '.repeat(1500), 'x'.repeat(10_000)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
const text: fc.Arbitrary<Text> = fc
  .array(
    fc.oneof(
      theirs.map((words) => t`${words}`),
      fc.constant(t`ours, at ${moment}`),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.flat())
const line = fc.oneof(fc.constant('task done task:1'), fc.string({ minLength: 1, maxLength: 1990 })).map(storedLine)
const button: fc.Arbitrary<Button> = fc.record({ label: theirs, line, isPrimary: fc.boolean() })
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map(textBlock),
  fc
    .record({ text, detail: text, line, button: fc.option(button, { nil: undefined }) })
    .map(({ text: words, button: pressed, ...rest }) =>
      itemBlock(words, { ...rest, ...(pressed ? { button: pressed } : {}) }),
    ),
  fc
    .array(fc.record({ label: theirs.map((words) => words.slice(0, 75)), value: text }), { maxLength: 12 })
    .map((fields) => ({
      kind: 'fields' as const,
      fields,
    })),
  fc.record({ kind: fc.constant('progress' as const), label: text, done: fc.nat(300), of: fc.nat(300) }),
  fc.record({
    kind: fc.constant('select' as const),
    label: theirs,
    line: fc.constantFrom('task show', 'task show '.padEnd(240, 'x')).map(storedLine),
    fills: fc.constantFrom(['task'], ['first', 'second']),
    choices: fc.uniqueArray(fc.record({ label: theirs, value: fc.uuid(), about: theirs }), {
      maxLength: 25,
      selector: ({ value }) => value,
    }),
  }),
)
const anyView: fc.Arbitrary<View> = fc
  .record({
    title: text,
    notice: text,
    blocks: fc.array(block, { maxLength: 30 }),
    buttons: fc.array(button, { maxLength: 30 }),
  })
  .map(({ title, blocks, ...rest }) => view(title, blocks, rest))

const labelsOf = ({ blocks }: { blocks: readonly object[] }): unknown[] =>
  blocks
    .flatMap((drawn) => ('elements' in drawn && Array.isArray(drawn.elements) ? drawn.elements : []))
    .map((each) => each.text.text)

describe('a view as a Slack message', () => {
  test('any view is one that Slack takes, as message and as Home', () => {
    fc.assert(
      fc.property(anyView, (made) => {
        expect(findings(made)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('nobody’s words ping, link or date anything', () => {
    fc.assert(
      fc.property(anyView, (made) => {
        const live = liveMentions(renderSlackMessage(made)).map(({ sequence }) => sequence)
        expect(live.filter((sequence) => !sequence.startsWith(`<!date^${moment.instant.getTime() / 1000}^`))).toEqual(
          [],
        )
      }),
      { numRuns: 30 },
    )
  })

  test('two hundred things with a button each are all there, each reachable', () => {
    const things = Array.from({ length: 200 }, (_, index) =>
      itemBlock(t`Thing ${`number ${index}`}`, {
        button: { label: `Done: ${index}`, line: storedLine(`task done task:${index}`) },
      }),
    )
    const message = renderSlackMessage(view(t`All`, things))
    const seen = slackMessageText(message)
    for (let index = 0; index < 200; index++) expect(seen).toContain(`Thing number ${index}`)
    expect(labelsOf(message)).toEqual(things.map(({ button: pressed }) => pressed?.label))
  })

  test('what no message can hold is refused as a whole, and says so', () => {
    const message = renderSlackMessage(
      view(t`Everything`, [textBlock(t`${'word '.repeat(5000)}`)], {
        buttons: [{ label: 'Back', line: storedLine('task list') }],
      }),
    )
    expect(slackMessageText(message)).toBe(
      'Everything\nThis is too long for a Slack message, so none of it is shown. Try a shorter list or another page.\n[Back]',
    )
  })

  test('a long text is cut into sections between words, and no letter of it is lost', () => {
    fc.assert(
      fc.property(theirs, fc.integer({ min: 20, max: LIMITS.section }), (words, max) => {
        const cut = splitMrkdwn(t`${words}`, max)
        for (const piece of cut) expect(piece.length).toBeLessThanOrEqual(Math.max(max, 20))
        expect(cut.map(visibleMrkdwn).join('').replaceAll(/\s+/g, '')).toBe(
          visibleMrkdwn(escapeMrkdwn(words)).replaceAll(/\s+/g, ''),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('the text for notifications is title and lines, without labels of buttons', () => {
    const { text: words } = renderSlackMessage(
      view(t`Added: ${'milk & bread'}`, [textBlock(t`Due ${moment}`), itemBlock(t`One`, { detail: t`5 min` })], {
        buttons: [{ label: 'Undo', line: storedLine('me undo') }],
      }),
    )
    expect(words).toBe('Added: milk &amp; bread\nDue Thu 5 March, 09:30 | &lt;b&gt;\nOne · 5 min')
  })

  test('a moment is drawn by the reader’s client, with the person’s own words behind it', () => {
    const [, drawn] = renderSlackMessage(
      view(t`Now`, [textBlock(t`${momentSpan(moment.instant, 'time', '09:30')}`)]),
    ).blocks
    expect(drawn).toMatchObject({ text: { text: '<!date^1772699400^{time}|09:30>', verbatim: true } })
  })

  test('formatting marks at the edge of a word do nothing; a name with underscores stays as it is', () => {
    expect(escapeMrkdwn('*bold* and snake_case')).toBe('∗bold∗ and snake_case')
    expect(visibleMrkdwn(escapeMrkdwn('*bold* `code` > no quote'))).toBe('*bold* `code` > no quote')
    expect(plainText(t`${'*'}`)).toBe('*')
  })
})
