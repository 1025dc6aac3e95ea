// Renders a view as a Slack message or Home tab: blocks, and the fallback text for notifications and screen readers.
import type { types } from '@slack/bolt'
import { truncateText } from '../../src/chat/graphemes.ts'
import { capitalizeText, joinTexts, plainText, type Text, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { renderBlocks } from './blocks.ts'
import { plainTextElement, TooLongError } from './elements.ts'
import { LIMITS } from './limits.ts'
import { escapeMrkdwn } from './mrkdwn.ts'
import { NONE_REFUSED, type RefusedBlocks } from './newer-blocks.ts'
import { imageBlock, type SlackPicture } from './picture-block.ts'

export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/**
 * Never throws and never drops content silently: a view that no Slack message can hold is replaced by its title, its
 * own buttons and a sentence that says so.
 * @param refused the newer blocks that the workspace does not take
 */
export const renderSlackMessage = (
  shown: View,
  picture?: SlackPicture,
  refused: RefusedBlocks = NONE_REFUSED,
): SlackMessage => ({
  text: fallbackText(shown),
  blocks: renderWithinLimits(shown, LIMITS.messageBlocks, LIMITS.messageCharacters, refused, picture),
})

/** The picture of a view's chart alone, beside the view as text. */
export const renderPicture = ({ title }: View, picture: SlackPicture): SlackMessage => ({
  text: fallbackText(view(title)),
  blocks: [imageBlock(picture)],
})

/** The same words without blocks, where Slack refuses those; the empty list takes former blocks away. */
export const renderPlainMessage = (shown: View): SlackMessage => ({ text: fallbackText(shown), blocks: [] })

/** Home without anything but its words. */
export const renderPlainHome = (shown: View): types.HomeView => ({
  type: 'home',
  blocks: [{ type: 'section', text: plainTextElement(fallbackText(shown), LIMITS.section) }],
})

export const renderHome = (shown: View, refused: RefusedBlocks = NONE_REFUSED, picture?: SlackPicture) => ({
  type: 'home' as const,
  blocks: renderWithinLimits(shown, LIMITS.viewBlocks, Number.POSITIVE_INFINITY, refused, picture),
})

function renderWithinLimits(
  shown: View,
  maxBlocks: number,
  maxCharacters: number,
  refused: RefusedBlocks,
  picture?: SlackPicture,
): types.KnownBlock[] {
  try {
    const blocks = renderBlocks(shown, maxBlocks, refused, picture)
    if (blocks.length <= maxBlocks && countCharacters(blocks) <= maxCharacters) return blocks
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
  }
  return renderBlocks(tooLongView(shown), maxBlocks)
}

const tooLongView = (shown: View): View =>
  view(
    t`${truncateText(plainText(shown.title), 255)}`,
    [textBlock(t`This is too long for a Slack message, so none of it is shown. Try a shorter list or another page.`)],
    { buttons: shown.buttons.filter(({ line }) => line.length <= 500).slice(0, LIMITS.buttons) },
  )

const countCharacters = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' || typeof each === 'object' ? countCharacters(each) : 0),
    0,
  )
}

/** Title and lines, without button labels. */
function fallbackText(shown: View): string {
  const lines = shown.blocks.flatMap((block): Text[] => {
    switch (block.kind) {
      case 'text':
        return [capitalizeText(block.text)]
      case 'item':
        return [joinTexts([block.text, block.detail ?? []])]
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
  const words = [shown.notice ?? [], shown.title, ...lines].map(plainText).filter((line) => line.trim() !== '')
  // Cut before escaping, so that no entity is cut; the blocks hold the whole text.
  return truncateText(escapeMrkdwn(truncateText(words.join('\n'), LIMITS.text / 2)), LIMITS.text) || '–'
}
