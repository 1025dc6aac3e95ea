// Buttons and selects as components. Discord requires distinct custom_ids in a message and allows five buttons a row
// and 25 options a select.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { truncateText } from '../../src/chat/graphemes.ts'
import { sanitizeText } from '../../src/chat/sanitize.ts'
import type { Button, Choice, SelectBlock } from '../../src/chat/view.ts'
import { type CustomId, encodeCustomId, fitsCustomId, MORE_PREFIX } from './custom-id.ts'
import { LIMITS } from './limits.ts'

export type ComponentRow = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>

/** A button whose custom_id carries its line. */
export interface ButtonWithId {
  readonly button: Button
  readonly id: string
}

export type CustomIdAssigner = (meant: CustomId) => string | null

/** Makes distinct custom_ids for one message; null if the line is too long for one. */
export function createCustomIdAssigner(): CustomIdAssigner {
  const given = new Map<string, number>()
  return (meant) => {
    const twin = given.get(encodeCustomId(meant)) ?? 0
    if (!fitsCustomId(meant.line, meant.extra) || twin >= MAX_DUPLICATE_IDS) return null
    given.set(encodeCustomId(meant), twin + 1)
    return encodeCustomId(meant, twin)
  }
}

export const buttonComponent = ({ button, id }: ButtonWithId): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: button.isPrimary ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: labelText(button.label, LIMITS.buttonLabel),
  custom_id: id,
})

/** Lays out rows of five buttons within the component budget; the remaining buttons go into selects labelled More. */
export function buttonRows(buttons: readonly ButtonWithId[], room: number): ComponentRow[] {
  let selects = 0
  while (capacity(room - 2 * selects) + LIMITS.options * selects < buttons.length && 2 * selects < room) selects++
  const inRows = selects === 0 ? buttons.length : Math.max(0, capacity(room - 2 * selects))
  return [
    ...chunks(buttons.slice(0, inRows), LIMITS.rowButtons).map((some) => componentRow(some.map(buttonComponent))),
    ...chunks(buttons.slice(inRows), LIMITS.options)
      .slice(0, selects)
      .map((some, at) =>
        componentRow([
          {
            type: ComponentType.StringSelect,
            custom_id: `${MORE_PREFIX}${at}`,
            placeholder: 'More',
            options: some.map(({ button, id }) => ({ label: labelText(button.label, LIMITS.option), value: id })),
          },
        ]),
      ),
  ]
}

/** Labels of more characters get a line of their own. */
export const LONGEST_IN_ROW = 36

/**
 * Buttons whose words need a line of their own, and the rest. Two buttons of the same label are told apart by what they
 * are about; a long label in a row would be cut on a phone.
 */
export function splitByLength(all: readonly ButtonWithId[]): {
  readonly wordy: readonly ButtonWithId[]
  readonly short: readonly ButtonWithId[]
} {
  const isWordy = ({ button }: ButtonWithId) => button.about !== undefined || button.label.length > LONGEST_IN_ROW
  return { wordy: all.filter(isWordy), short: all.filter((one) => !isWordy(one)) }
}

/** Counts the components, including the rows. */
export const countComponents = (rows: readonly ComponentRow[]): number =>
  rows.reduce((sum, { components }) => sum + 1 + components.length, 0)

/** A select and the choices that do not fit it. Null if its line does not fit or no choice is left. */
export function selectComponent(
  block: SelectBlock,
  giveId: CustomIdAssigner,
): { readonly row: ComponentRow | null; readonly left: readonly Choice[] } {
  const values = new Set<string>()
  const options: APISelectMenuOption[] = []
  const left: Choice[] = []
  for (const choice of block.choices) {
    // Discord refuses two choices with the same value.
    if (values.has(choice.value)) continue
    values.add(choice.value)
    if (choice.value === '' || choice.value.length > LIMITS.option || options.length >= LIMITS.options)
      left.push(choice)
    else options.push(selectMenuOption(choice))
  }
  const most = Math.max(1, Math.min(block.fills.length, options.length))
  const chosen = (block.chosen ?? []).slice(0, most)
  const id = giveId({ kind: 'select', line: block.line, extra: block.fills.join(' ') })
  if (id === null || options.length === 0) return { row: null, left: block.choices }
  return {
    left,
    row: componentRow([
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: labelText(block.label, LIMITS.placeholder),
        min_values: 1,
        max_values: most,
        options: options.map((option) => (chosen.includes(option.value) ? { ...option, default: true } : option)),
      },
    ]),
  }
}

export const selectMenuOption = ({ label: name, value, about }: Choice): APISelectMenuOption => ({
  label: labelText(name, LIMITS.option),
  value,
  ...(about?.trim() ? { description: labelText(about, LIMITS.option) } : {}),
})

/** Label text of a button or option, where Discord draws no Markdown; never empty. */
export const labelText = (text: string, max: number): string =>
  truncateText(sanitizeText(text).replaceAll(/\s+/g, ' ').trim(), max) || '…'

const MAX_DUPLICATE_IDS = 36

const componentRow = (components: ComponentRow['components']): ComponentRow => ({
  type: ComponentType.ActionRow,
  components,
})

/** How many buttons fit into a number of components: each row costs one. */
const capacity = (room: number): number =>
  Math.floor(room / (LIMITS.rowButtons + 1)) * LIMITS.rowButtons + Math.max(0, (room % (LIMITS.rowButtons + 1)) - 1)

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
