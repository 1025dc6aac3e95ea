// A form as a Slack modal, and a submitted modal as the values of its form.
import type { types } from '@slack/bolt'
import * as z from 'zod'
import { type Form, type FormField, optionLabel } from '../../src/chat/form.ts'
import type { RawValues } from '../../src/chat/request.ts'
import { optionObject, plainTextElement, TooLongError } from './blocks.ts'
import { LIMITS } from './limits.ts'

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

/** @throws TooLong if a value exceeds Slack's longest field; it is never cut. */
export function renderSlackModal(form: Form, origin: RequestOrigin): types.ModalView {
  const { metadata, extra } = modalMetadata(form, origin)
  const blanks = [...form.fields, ...extra]
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK_ID,
    private_metadata: metadata,
    title: plainTextElement(form.title, LIMITS.modalTitle),
    submit: plainTextElement('Save', LIMITS.modalTitle),
    close: plainTextElement('Cancel', LIMITS.modalTitle),
    blocks: [
      ...(form.problem ? [{ type: 'section' as const, text: plainTextElement(form.problem, LIMITS.section) }] : []),
      ...blanks.map((blank) => input(blank, form.command)),
    ],
  }
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

function input(blank: FormField, command: string): types.InputBlock {
  return {
    type: 'input',
    block_id: blank.name,
    label: plainTextElement(blank.label, LIMITS.label),
    optional: !blank.isRequired,
    element: element(blank, command),
    ...(blank.about ? { hint: plainTextElement(blank.about, LIMITS.label) } : {}),
  }
}

function element(blank: FormField, command: string): types.InputBlock['element'] {
  const { kind, value = '', choices = [] } = blank
  const isShort = value.length <= LIMITS.optionValue
  if (kind === 'lookup' && blank.choices && isShort) {
    const known = choices.find((choice) => choice.value === value) ?? { label: value, value }
    return {
      type: 'external_select',
      action_id: `lookup:${command}:${blank.name}`,
      min_query_length: 0,
      placeholder: plainTextElement('Type a few letters', LIMITS.placeholder),
      ...(value === '' ? {} : { initial_option: optionObject({ label: known.label, value: known.value }) }),
    }
  }
  if (kind === 'choice' && choices.length > 0 && choices.length <= LIMITS.options) {
    const options = choices.map(optionObject)
    const initial = options.find((option) => option.value === value)
    return {
      type: 'static_select',
      action_id: blank.name,
      options,
      ...(initial ? { initial_option: initial } : {}),
    }
  }
  const max = Math.min(blank.max ?? LIMITS.input, LIMITS.input)
  if (value.length > LIMITS.input) throw new TooLongError(`a field of ${value.length} characters`)
  return {
    type: 'plain_text_input',
    action_id: blank.name,
    multiline: kind === 'paragraph' || value.includes('\n'),
    max_length: Math.max(max, value.length),
    ...(value === '' ? {} : { initial_value: value }),
  }
}

const stateShape = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({
      value: z.string().nullish(),
      selected_option: z.looseObject({ value: z.string() }).nullish(),
    }),
  ),
)

export interface SubmittedForm {
  readonly command: string
  readonly values: RawValues
  readonly origin: RequestOrigin
}

/** @throws ZodError if the modal is not of this app */
export function readSubmittedForm(metadata: string, state: unknown): SubmittedForm {
  const { command, values, origin } = carriedShape.parse(JSON.parse(metadata))
  const filled: Record<string, string> = { ...values }
  for (const [name, elements] of Object.entries(stateShape.parse(state)))
    for (const { value, selected_option: option } of Object.values(elements))
      filled[name] = option?.value ?? value ?? ''
  return { command, values: filled, origin }
}
