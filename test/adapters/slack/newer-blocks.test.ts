// Cards, plans, tables and alerts where a workspace takes them; plain blocks where it refuses one, remembered for a while.
import { describe, expect, test } from 'vitest'
import { renderSlackMessage } from '../../../adapters/slack/render.ts'
import { slackMessageText } from '../../../adapters/slack/show.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import { itemBlock, momentSpan, smallBlock, t, textBlock, view } from '../../../src/chat/view.ts'
import { labels, plainText } from '../../fakes/slack/index.ts'
import { opener } from '../../support/databases.ts'
import { closedAfterEach } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const NEWER = ['alert', 'card', 'carousel', 'data_table', 'plan', 'task_card']
const database = opener('sqlite')

const openWorkspace = closedAfterEach()

const typesOf = (message: { blocks: readonly { type: string }[] }): string[] => message.blocks.map(({ type }) => type)

describe.each(TRANSPORTS)('by %s', (transport) => {
  const begin = async (newerBlocks: string[]) => {
    const open = await openWorkspace(transport, await database(), { newerBlocks })
    const { dm } = open
    for (const line of ['Report ~25m', 'Call vet ~5m', 'Milk']) await dm(line)
    return open
  }

  test('the offers are cards whose buttons work; steps are a plan; many amounts are a table', async () => {
    const { clock, dm, ann, slack, rows } = await begin(NEWER)
    const offers = await dm('what now')
    expect(typesOf(offers)).toContain('carousel')
    expect(plainText(offers)).toContain('Report')
    slack.mark()
    await ann.press(offers, 'Start: Milk')
    await slack.next('edit')
    expect(await rows('tasks').where({ status: 'in_progress' })).toMatchObject([{ title: 'Milk' }])

    const split = await dm('split report')
    await ann.press(split, 'Save and start')
    await slack.settled(30)
    const card = await dm('task show report')
    expect(typesOf(card)).toContain('plan')
    expect(plainText(card)).toContain('Steps: 0 of')

    for (let hour = 8; hour < 14; hour++) {
      clock.set(new Date(`2026-03-05T${String(hour).padStart(2, '0')}:10:00Z`))
      await dm('energy log 2')
    }
    const table = await dm('energy show')
    expect(typesOf(table)).toContain('data_table')
    expect(plainText(table)).toContain('2.0 of 3')
  })

  test('a refused type is asked for once: plain blocks at once, and from then on', async () => {
    const { dm, slack, clock } = await begin([])
    const posts = () => slack.all('call').filter(({ method }) => method === 'chat.postMessage')
    const offers = await dm('what now')
    expect(typesOf(offers)).not.toContain('carousel')
    expect(labels(offers)).toEqual(expect.arrayContaining(['Start: Report', 'Others']))
    const refused = posts().filter(({ reply }) => reply.error === 'invalid_blocks')
    expect(refused).toHaveLength(1)
    await dm('what now')
    expect(posts().filter(({ reply }) => reply.error === 'invalid_blocks')).toHaveLength(1)
    // Workspaces get new blocks: after a while it is tried again.
    slack.settings.newerBlocks = NEWER
    clock.advance({ hours: 7 })
    expect(typesOf(await dm('what now'))).toContain('carousel')
  })

  test('only the type that was named is left out', async () => {
    const { dm, ann, slack } = await begin(['plan', 'task_card'])
    await dm('what now')
    const split = await dm('split report')
    await ann.press(split, 'Save and start')
    await slack.settled(30)
    expect(typesOf(await dm('task show report'))).toContain('plan')
  })

  test('a command answered for one’s eyes only comes too, whatever is refused', async () => {
    const { ann, slack } = await begin([])
    const general = slack.channel('general', { members: [ann] })
    await ann.slash('/proxy', 'what now', { channel: general })
    await slack.until(() => ann.ephemerals(general).length > 0)
    expect(labels(ann.ephemerals(general)[0] ?? { blocks: [] })).toContain('Start: Report')
  })
})

test('what a card cannot hold is drawn as before: marks in somebody’s words, moments in steps, too much', () => {
  const offer = (title: string, detail = 'starter') =>
    itemBlock(t`${title}`, { detail: t`${detail}`, isOffer: true, button: { label: 'Start', line: storedLine('x') } })
  const drawn = (...blocks: Parameters<typeof view>[1] & object) => typesOf(renderSlackMessage(view(t`A`, blocks)))
  expect(drawn(offer('One'), offer('Two'))).toEqual(['section', 'carousel'])
  expect(drawn(offer('One'))).toEqual(['section', 'card'])
  expect(drawn(offer('*One*'), offer('Two'))).toEqual(['section', 'section', 'section'])
  expect(drawn(offer('x'.repeat(160)))).toEqual(['section', 'section'])
  const at = momentSpan(new Date('2026-03-05T08:00:00Z'), 'time', '09:00')
  expect(drawn({ ...textBlock(t`Go at ${at}`), step: 'open' })).toEqual(['section', 'section'])
  expect(drawn({ ...textBlock(t`Go`), step: 'current' })).toEqual(['section', 'task_card'])
  expect(drawn(smallBlock(t`5 min`))).toEqual(['section', 'context'])
})

test('no lookalike stands for a mark, beside a button, in a field, in a select or a meter', () => {
  const words = 'Plan *a* _b_ ~c~ `d`'
  const at = momentSpan(new Date('2026-03-05T08:00:00Z'), 'time', '09:00')
  const button = { label: 'Done', line: storedLine('x') }
  const message = renderSlackMessage(
    view(t`${words}`, [
      itemBlock(t`${words}`, { detail: t`at ${at}`, button }),
      itemBlock(t`${words}`, { button }),
      {
        kind: 'fields',
        fields: [
          { label: 'Title', value: t`${words}` },
          { label: 'When', value: t`${words} ${at}` },
        ],
      },
      { kind: 'progress', label: t`${words}`, done: 1, of: 2 },
      {
        kind: 'select',
        label: words,
        line: storedLine('task show'),
        fills: ['task'],
        choices: [{ label: words, value: 'a' }],
      },
      smallBlock(t`${words} ${at}`),
    ]),
  )
  expect(JSON.stringify(message.blocks)).not.toMatch(/[∗ˍ∼ˋ]/)
  expect(slackMessageText(message).split(words)).toHaveLength(10)
})

test('every button says to a screen reader what it is about', () => {
  const { blocks } = renderSlackMessage(
    view(t`Open tasks: 2`, [itemBlock(t`Milk`, { button: { label: '✓ Done', line: storedLine('a') } })], {
      buttons: [
        { label: 'More', line: storedLine('b') },
        { label: 'Done: call gp', about: 'call gp, 09:00', line: storedLine('c') },
        { label: 'x'.repeat(100), line: storedLine('d') },
      ],
    }),
  )
  const spoken = [...JSON.stringify(blocks).matchAll(/"accessibility_label":"([^"]*)"/g)].map(
    ([, label]) => label ?? '',
  )
  expect(spoken.slice(0, 3)).toEqual(['Done: Milk', 'More: Open tasks: 2', 'Done: call gp'])
  const added = renderSlackMessage(
    view(t`Added: ${'Milk'}`, [], { buttons: [{ label: 'Undo', line: storedLine('e') }] }),
  )
  expect(JSON.stringify(added.blocks)).toContain('"accessibility_label":"Undo: Milk"')
  expect(Math.max(...spoken.map(({ length }) => length))).toBeLessThanOrEqual(75)
})
