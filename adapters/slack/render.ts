// A view as a Slack message or Home tab: blocks, and the text that stands for them in notifications and screen readers.
import type { types } from '@slack/bolt'
import { cut } from '../../src/chat/graphemes.ts'
import { begun, join, plain, say, type Text, t, type View, view } from '../../src/chat/view.ts'
import { blocksOf, TooLong } from './blocks.ts'
import { LIMITS } from './limits.ts'
import { literal } from './mrkdwn.ts'

export interface Message {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/**
 * Never throws, never leaves anything out silently: what no Slack message can hold is refused as a whole, with its
 * title and its own buttons, and says so.
 */
export const messageOf = (shown: View): Message => ({
  text: standIn(shown),
  blocks: held(shown, LIMITS.messageBlocks, LIMITS.messageCharacters),
})

export const homeOf = (shown: View): types.HomeView => ({
  type: 'home',
  blocks: held(shown, LIMITS.viewBlocks, Number.POSITIVE_INFINITY),
})

function held(shown: View, maxBlocks: number, maxCharacters: number): types.KnownBlock[] {
  try {
    const blocks = blocksOf(shown, maxBlocks)
    if (blocks.length <= maxBlocks && characters(blocks) <= maxCharacters) return blocks
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
  }
  return blocksOf(refused(shown), maxBlocks)
}

const refused = (shown: View): View =>
  view(
    t`${cut(plain(shown.title), 255)}`,
    [say(t`This is longer than a Slack message can be, so none of it is shown. A shorter list or another page fits.`)],
    { buttons: shown.buttons.filter(({ line }) => line.length <= 500).slice(0, LIMITS.buttons) },
  )

const characters = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' || typeof each === 'object' ? characters(each) : 0),
    0,
  )
}

/** Title and lines, without the labels of buttons. */
function standIn(shown: View): string {
  const lines = shown.blocks.flatMap((block): Text[] => {
    switch (block.kind) {
      case 'text':
        return [begun(block.text)]
      case 'item':
        return [join([block.text, block.detail ?? []])]
      case 'fields':
        return block.fields.map(({ label, value }) => t`${label}: ${value}`)
      case 'progress':
        return [t`${block.label}: ${block.done} of ${block.of}`]
      case 'select':
        return []
      default:
        return block satisfies never
    }
  })
  const words = [shown.notice ?? [], shown.title, ...lines].map(plain).filter((line) => line.trim() !== '')
  // Cut before escaping, so that no entity is cut; the blocks hold the whole.
  return cut(literal(cut(words.join('\n'), LIMITS.text / 2)), LIMITS.text) || '–'
}
