// A form as a Slack modal, and a submitted modal as the values of its form.
import type { types } from '@slack/bolt'
import * as z from 'zod'
import { type Form, type FormField, optionLabel } from '../../src/chat/form.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import type { RawValues } from '../../src/chat/request.ts'
import type { FormProblem } from '../../src/chat/run/dispatcher.ts'
import { plainTextElement, TooLongError } from './elements.ts'
import { LIMITS } from './limits.ts'
import { inputBlocks, readInputValues } from './modal-input.ts'
import { NONE_REFUSED, type RefusedBlocks } from './newer-blocks.ts'

/** Where the form was opened, so that the answer goes there. */
const originShape = z.object({
  channelId: z.string(),
  kind: z.enum(['private', 'shared']),
  threadTs: z.string().optional(),
  on: z.object({ channelId: z.string(), messageId: z.string() }).optional(),
  isHome: z.boolean().optional(),
  responseUrl: z.string().optional(),
})
export type RequestOrigin = z.infer<typeof originShape>

const carriedShape = z.object({ command: z.string(), values: z.record(z.string(), z.string()), origin: originShape })

export const FORM_CALLBACK_ID = 'form'

/** Shown at once if the form's values take longer than the trigger lives. */
export const loadingModal = (title: string): types.ModalView => ({
  type: 'modal',
  callback_id: 'loading',
  title: plainTextElement(title, LIMITS.modalTitle),
  close: plainTextElement('Close', LIMITS.modalTitle),
  blocks: [{ type: 'section', text: plainTextElement('One moment.', LIMITS.label) }],
})

export const messageModal = (title: string, text: string): types.ModalView => ({
  ...loadingModal(title),
  blocks: [{ type: 'section', text: plainTextElement(text, LIMITS.section) }],
})

/**
 * What is wrong with a form that came back stands on top.
 * @param refused the newer blocks that the workspace does not take
 * @throws TooLongError if a value exceeds Slack's longest field; it is never cut.
 */
export function renderSlackModal(form: Form, origin: RequestOrigin, refused: RefusedBlocks = NONE_REFUSED) {
  const { metadata, extra } = modalMetadata(form, origin)
  const blanks = [...form.fields, ...extra]
  const blocks: types.KnownBlock[] = [
    ...(form.problem ? [problemBlock(form.problem, refused)] : []),
    ...blanks.flatMap((blank) => inputBlocks(blank, form.command)),
  ]
  return {
    type: 'modal' as const,
    callback_id: FORM_CALLBACK_ID,
    private_metadata: metadata,
    title: plainTextElement(form.title, LIMITS.modalTitle),
    submit: plainTextElement('Save', LIMITS.modalTitle),
    close: plainTextElement('Cancel', LIMITS.modalTitle),
    blocks,
  }
}

function problemBlock(problem: string, refused: RefusedBlocks): types.AlertBlock | types.SectionBlock {
  const text = plainTextElement(problem, LIMITS.section)
  return refused.has('alert') ? { type: 'section', text } : { type: 'alert', level: 'warning', text }
}

/** Known values that are not asked travel in the modal's metadata; one that is too long is asked as a field. */
function modalMetadata(form: Form, origin: RequestOrigin): { metadata: string; extra: FormField[] } {
  const values: Record<string, string> = { ...form.values }
  const extra: FormField[] = []
  const written = () => JSON.stringify({ command: form.command, values, origin })
  const longestFirst = Object.keys(values).toSorted((a, b) => (values[b] ?? '').length - (values[a] ?? '').length)
  for (const name of longestFirst) {
    if (written().length <= LIMITS.modalMetadata) break
    const value = values[name] ?? ''
    delete values[name]
    extra.push({ name, label: optionLabel(name), about: '', kind: 'paragraph', isRequired: false, value })
  }
  const metadata = written()
  if (metadata.length > LIMITS.modalMetadata) throw new TooLongError('what a form carries')
  return { metadata, extra }
}

export interface SubmittedForm {
  readonly command: string
  readonly values: RawValues
  readonly origin: RequestOrigin
}

/** @throws ZodError if the modal is not of this app */
export function readSubmittedForm(metadata: string, state: unknown): SubmittedForm {
  const { command, values, origin } = carriedShape.parse(JSON.parse(metadata))
  return { command, values: { ...values, ...readInputValues(state) }, origin }
}

/** The acknowledgement that keeps a submitted form open, with what is wrong at its field. */
export interface FormErrors {
  readonly response_action: 'errors'
  readonly errors: Readonly<Record<string, string>>
}

/**
 * What is wrong with a form, at its field; what is about the whole form stands at the first field.
 * @param fields the block ids of its inputs, in order
 * @returns null where the form has no field to show it at
 */
export function formErrors({ message, option }: FormProblem, fields: readonly string[]): FormErrors | null {
  const field = option !== undefined && fields.includes(option) ? option : fields[0]
  return field === undefined ? null : { response_action: 'errors', errors: { [field]: truncateText(message, 300) } }
}
