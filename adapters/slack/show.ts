// A rendered message as plain text, for contract tests and readable snapshots.
import * as z from 'zod'
import { visibleMrkdwn } from './mrkdwn.ts'
import type { SlackMessage } from './render.ts'

const textShape = z.looseObject({ type: z.string(), text: z.string() })
const elementShape = z.looseObject({
  type: z.string(),
  text: textShape.optional(),
  placeholder: textShape.optional(),
  options: z.array(z.looseObject({ text: textShape })).optional(),
})
const blockShape = z.looseObject({
  type: z.string(),
  text: textShape.optional(),
  fields: z.array(textShape).optional(),
  accessory: elementShape.optional(),
  elements: z.array(elementShape).optional(),
})

/** One line a block; what can be pressed is in brackets. */
export function slackMessageText({ blocks }: Pick<SlackMessage, 'blocks'>): string {
  return blocks
    .map((block) => {
      const { text, fields = [], accessory, elements = [] } = blockShape.parse(block)
      const pressed = [...(accessory ? [accessory] : []), ...elements].map(pressable)
      return [
        ...(text ? [visibleMrkdwn(text.text)] : []),
        ...fields.map((field) => visibleMrkdwn(field.text).replace('\n', ': ')),
        ...pressed,
      ]
        .filter((part) => part !== '')
        .join(text && fields.length === 0 ? '  ' : ' ')
    })
    .join('\n')
}

const pressable = ({ text, options }: z.infer<typeof elementShape>): string =>
  options ? `[${options.map((option) => option.text.text).join(' | ')}]` : `[${text?.text ?? ''}]`
