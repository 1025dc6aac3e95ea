// The limits of a modal. Source: https://discord.com/developers/docs/components/reference#label
import { z } from 'zod'
import { type Finding, judgeIds, judgeOptions, length, refuse } from './judge-message.ts'
import { flatten } from './see.ts'
import { type Component, ComponentType, Modal } from './wire.ts'

type Verdict = Omit<Finding, 'request'>

export function judgeModal(sent: unknown): Verdict[] {
  const parsed = Modal.safeParse(sent)
  if (!parsed.success) return refuse(true, 'shape', z.prettifyError(parsed.error))
  const modal = parsed.data
  const all = flatten(modal.components)
  return [
    ...refuse(
      length(modal.title) < 1 || length(modal.title) > 45,
      'modal-title',
      `${modal.title} has not 1 to 45 characters`,
    ),
    ...refuse(
      length(modal.custom_id) < 1 || length(modal.custom_id) > 100,
      'custom-id-length',
      'the modal’s custom_id has not 1 to 100 characters',
    ),
    ...refuse(
      modal.components.length < 1 || modal.components.length > 5,
      'modal-components',
      `${modal.components.length} components of 5`,
    ),
    ...judgeIds(all),
    ...all.flatMap(judgeField),
  ]
}

function judgeField(one: Component): Verdict[] {
  switch (one.type) {
    case ComponentType.label:
      return [
        ...refuse(
          length(one.label) < 1 || length(one.label) > 45,
          'field-label',
          `${one.label} has not 1 to 45 characters`,
        ),
        ...refuse(length(one.description) > 100, 'field-description', 'a description over 100 characters'),
        ...refuse(!one.component, 'field-empty', 'a label without a component'),
        ...refuse(
          one.component?.type === ComponentType.textInput && Boolean(one.component.label),
          'field-label-twice',
          'a text input in a label has a label of its own',
        ),
      ]
    case ComponentType.textInput:
      return [
        ...refuse(length(one.placeholder) > 100, 'placeholder', 'a placeholder over 100 characters'),
        ...refuse(
          length(one.value) > Math.min(4000, one.max_length ?? 4000),
          'field-value',
          'a prefilled value over its own limit',
        ),
        ...refuse((one.min_length ?? 0) > (one.max_length ?? 4000), 'field-limits', 'min_length over max_length'),
      ]
    case ComponentType.stringSelect:
      return [
        ...judgeOptions(one, 25),
        // Fields are required unless they say otherwise.
        ...refuse(
          one.min_values === 0 && one.required !== false,
          'field-required',
          'a required select that may be empty',
        ),
      ]
    case ComponentType.radio:
      return [
        ...judgeOptions(one, 10),
        ...refuse((one.options ?? []).length < 2, 'option-count', 'a radio group of one'),
      ]
    case ComponentType.checkboxes:
      return [
        ...judgeOptions({ ...one, max_values: one.max_values ?? (one.options ?? []).length }, 10),
        ...refuse(
          one.min_values === 0 && one.required !== false,
          'field-required',
          'a required group of boxes that may be empty',
        ),
      ]
    case ComponentType.fileUpload:
      return refuse(
        one.min_values === 0 && one.required !== false,
        'field-required',
        'a required file that may be left out',
      )
    default:
      return []
  }
}
