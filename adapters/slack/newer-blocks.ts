// Blocks that not every workspace takes yet: cards, plans, tables, alerts. Each has plain blocks to fall back to, and is
// drawn only where nothing of it would be cut. https://docs.slack.dev/reference/block-kit/blocks
import type { types } from '@slack/bolt'
import { plainText, type Text, type TextBlock } from '../../src/chat/view.ts'
import { LIMITS } from './limits.ts'
import { renderMrkdwn } from './mrkdwn.ts'
import { literalText, needsRichText } from './rich-text.ts'

/** The types a workspace may refuse. */
export const NEWER_BLOCKS = ['alert', 'card', 'carousel', 'data_table', 'plan', 'task_card'] as const
export type NewerBlock = (typeof NEWER_BLOCKS)[number]

/** What a workspace refuses now. */
export type RefusedBlocks = ReadonlySet<NewerBlock>
export const NONE_REFUSED: RefusedBlocks = new Set()
export const ALL_REFUSED: RefusedBlocks = new Set(NEWER_BLOCKS)

/** One of a few offers, before it is drawn. */
export interface Offer {
  readonly title: Text
  readonly detail: Text
  readonly button: types.Button | undefined
}

/** Offers as a card each, side by side; null where Slack's limits or the marks in somebody's words don't allow it. */
export function offerCards(
  offers: readonly Offer[],
  refused: RefusedBlocks,
): (types.CardBlock | types.CarouselBlock)[] | null {
  if (refused.has('card') || (offers.length > 1 && refused.has('carousel')) || offers.length > LIMITS.cards) return null
  const cards: types.CardBlock[] = []
  for (const { title, detail, button } of offers) {
    if (needsRichText([...title, ...detail])) return null
    const head = renderMrkdwn(title)
    const body = renderMrkdwn(detail)
    if (head.trim() === '' || head.length > LIMITS.cardTitle || body.length > LIMITS.cardBody) return null
    cards.push({
      type: 'card',
      title: { type: 'mrkdwn', text: head, verbatim: true },
      ...(body.trim() === '' ? {} : { body: { type: 'mrkdwn', text: body, verbatim: true } }),
      ...(button ? { actions: [button] } : {}),
    })
  }
  const [only] = cards
  if (!only) return null
  return cards.length === 1 ? [only] : [{ type: 'carousel', elements: cards }]
}

const STATUS = { done: 'complete', current: 'in_progress', open: 'pending' } as const

/**
 * Steps as Slack's plan, or a single one as a task card; null where one of them has a moment or a link.
 * @param title of the plan; how many are done if null
 */
export function stepPlan(
  steps: readonly TextBlock[],
  title: Text | null,
  refused: RefusedBlocks,
): (types.PlanBlock | types.TaskCardBlock)[] | null {
  if (refused.has('task_card') || (steps.length > 1 && refused.has('plan')) || steps.length > LIMITS.planTasks)
    return null
  const tasks: types.TaskCardBlock[] = []
  for (const [at, { text, step = 'open' }] of steps.entries()) {
    const words = literalText(text)?.trim()
    if (!words || words.length > LIMITS.taskTitle) return null
    tasks.push({ type: 'task_card', task_id: `step-${at + 1}`, title: words, status: STATUS[step] })
  }
  const [only] = tasks
  if (!only) return null
  if (tasks.length === 1 && title === null) return [only]
  if (refused.has('plan')) return null
  const done = steps.filter(({ step }) => step === 'done').length
  return [{ type: 'plan', title: title ? plainText(title) : `Steps: ${done} of ${tasks.length}`, tasks }]
}

/** Rows of a label and its words as a table with a caption; null where it is no table or too long. */
export function factsTable(
  caption: Text,
  rows: readonly { readonly label: string; readonly value: Text }[],
  refused: RefusedBlocks,
): types.DataTableBlock | null {
  if (refused.has('data_table') || rows.length < LEAST_ROWS || rows.length > LIMITS.tableRows) return null
  const cells = rows.map(({ label, value }) => [label.trim(), literalText(value)?.trim() ?? ''] as const)
  const named = plainText(caption).trim()
  if (named === '' || cells.some(([label, words]) => label === '' || words === '')) return null
  const cell = (text: string) => ({ type: 'raw_text' as const, text })
  return {
    type: 'data_table',
    caption: named,
    page_size: Math.min(rows.length, PAGE),
    // The first row is the header.
    rows: [[cell('What'), cell('How much')], ...cells.map((row) => row.map(cell))],
  }
}

/** Fewer rows are read more easily as fields. */
const LEAST_ROWS = 5
const PAGE = 20

/** The newer types within blocks, those inside others too. */
export function newerBlocksIn(blocks: readonly types.KnownBlock[]): NewerBlock[] {
  const found = new Set<NewerBlock>()
  for (const block of blocks) {
    const newer = NEWER_BLOCKS.find((type) => type === block.type)
    if (newer) found.add(newer)
    if (block.type === 'carousel') found.add('card')
    if (block.type === 'plan') found.add('task_card')
  }
  return [...found]
}
