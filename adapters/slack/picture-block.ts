// A picture that was uploaded to Slack, as a block of a message.
import type { types } from '@slack/bolt'
import { truncateText } from '../../src/chat/graphemes.ts'
import { sanitizeText } from '../../src/chat/sanitize.ts'
import { LIMITS } from './limits.ts'

/** An uploaded picture of a chart. */
export interface SlackPicture {
  /** The id of the file. */
  readonly id: string
  /** What it shows, in words. */
  readonly alt: string
}

export const imageBlock = ({ id, alt }: SlackPicture): types.ImageBlock => ({
  type: 'image',
  slack_file: { id },
  alt_text: truncateText(sanitizeText(alt), LIMITS.alt),
})
