// What a pressed button, a choice or a sent form stands for: custom_ids carry lines, and a form may bring a file.
import type { Catalogue } from '../../src/chat/command.ts'
import { listValue } from '../../src/chat/form.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'
import type { RawValues, RequestFile, RequestInput } from '../../src/chat/request.ts'
import { decodeCustomId, MORE_PREFIX } from './custom-id.ts'
import { readDiscordFile } from './incoming-file.ts'
import { readMarkup } from './incoming-message.ts'
import type { ModalData, ModalField } from './interaction-packet.ts'
import { FILE_FIELD } from './modal.ts'

/** What was asked, and what came with it. */
export interface InteractionMeaning {
  readonly said: RequestInput
  readonly mentions?: RawValues
  /** Sent with a form. */
  readonly file?: RequestFile
  /** The option being typed in an autocomplete request. */
  readonly suggesting?: { readonly command: string; readonly option: string; readonly typed: string }
}

/** A custom_id of another origin is passed on as unreadable; the dispatcher answers it. */
const UNKNOWN: RequestInput = { kind: 'pressed', line: 'that button' }

/** A button that was pressed, or what was chosen. */
export function readComponent(customId: string, values: readonly string[]): RequestInput {
  // A choice in a More select: its value is the button's custom_id.
  const id = customId.startsWith(MORE_PREFIX) ? (values[0] ?? '') : customId
  const meant = decodeCustomId(id)
  if (!meant || meant.kind === 'form') return UNKNOWN
  const { kind, line, extra = '' } = meant
  if (kind === 'button') return { kind: 'pressed', line, ...(extra ? { returnTo: extra } : {}) }
  const names = extra.split(' ')
  const chosen = Object.fromEntries(values.flatMap((value, at) => (names[at] ? [[names[at], value]] : [])))
  return { kind: 'pressed', line, chosen }
}

/**
 * A form that was sent.
 * @param apiUrl whose origin may give files too: a proxy, or a fake
 */
export function readModal(
  catalogue: Catalogue<never>,
  data: ModalData,
  apiUrl: string | undefined,
): InteractionMeaning {
  const meant = decodeCustomId(data.custom_id)
  const known = meant?.kind === 'form' ? parseButtonLine(catalogue, meant.line) : null
  if (!known) return { said: UNKNOWN }
  const fields = data.components.flatMap(({ component, components = [] }) => [
    ...(component ? [component] : []),
    ...components,
  ])
  const values = Object.fromEntries(
    fields
      .filter(({ custom_id }) => custom_id !== FILE_FIELD)
      .map((field) => {
        const setOf = known.command.options[field.custom_id]?.setOf
        const isList = setOf !== undefined && field.values !== null && field.values !== undefined
        const text = isList ? listValue(setOf, field.values ?? []) : valueText(field.value ?? field.values?.[0] ?? '')
        return [field.custom_id, readMarkup(text)]
      }),
  )
  const file = sentFile(fields, data, apiUrl)
  const { formFile } = known.command
  // What takes files reads this one, with what was typed beside it.
  if (file && formFile) {
    const typed = values[formFile.from] ?? ''
    return {
      said: {
        kind: 'command',
        command: formFile.command,
        values: typed ? { [formFile.into]: typed } : {},
        isForm: true,
      },
      file,
    }
  }
  return {
    said: { kind: 'command', command: known.command.name, values: { ...known.values, ...values }, isForm: true },
  }
}

/** The line that a person would have typed for it. */
export const valueText = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

function sentFile(
  fields: readonly ModalField[],
  { resolved }: ModalData,
  apiUrl: string | undefined,
): RequestFile | undefined {
  const [id = ''] = fields.find(({ custom_id }) => custom_id === FILE_FIELD)?.values ?? []
  const attachment = resolved?.attachments?.[id]
  return attachment && readDiscordFile({ attachments: [attachment] }, apiUrl)
}
