// Buttons and selects. A message takes each custom_id once, five buttons a row and 25 options a select.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { cut } from '../../src/chat/graphemes.ts'
import { readable } from '../../src/chat/harmless.ts'
import type { Button, Choice, SelectBlock } from '../../src/chat/view.ts'
import { type CustomId, fits, MORE, pack } from './custom-id.ts'
import { LIMITS } from './limits.ts'

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>

/** A button with the id that pressing it sends. */
export interface Pressable {
  readonly button: Button
  readonly id: string
}

export type GiveId = (meant: CustomId) => string | null

/** Gives everything in a message an id of its own; null where the line is too long for one. */
export function idGiver(): GiveId {
  const given = new Map<string, number>()
  return (meant) => {
    const twin = given.get(pack(meant)) ?? 0
    if (!fits(meant.line, meant.besides) || twin >= MOST_TWINS) return null
    given.set(pack(meant), twin + 1)
    return pack(meant, twin)
  }
}

export const buttonOf = ({ button, id }: Pressable): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: button.isPrimary ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: label(button.label, LIMITS.buttonLabel),
  custom_id: id,
})

/** As many rows of five as there is room for, counted in components; what is left goes into selects called More. */
export function rowsOf(buttons: readonly Pressable[], room: number): Row[] {
  let selects = 0
  while (capacity(room - 2 * selects) + LIMITS.options * selects < buttons.length && 2 * selects < room) selects++
  const inRows = selects === 0 ? buttons.length : Math.max(0, capacity(room - 2 * selects))
  return [
    ...chunks(buttons.slice(0, inRows), LIMITS.rowButtons).map((some) => row(some.map(buttonOf))),
    ...chunks(buttons.slice(inRows), LIMITS.options)
      .slice(0, selects)
      .map((some, at) =>
        row([
          {
            type: ComponentType.StringSelect,
            custom_id: `${MORE}${at}`,
            placeholder: 'More',
            options: some.map(({ button, id }) => ({ label: label(button.label, LIMITS.option), value: id })),
          },
        ]),
      ),
  ]
}

/** Components in rows, the rows themselves included. */
export const cost = (rows: readonly Row[]): number =>
  rows.reduce((sum, { components }) => sum + 1 + components.length, 0)

/** A select, and those choices that do not fit into one. Null where its line does not, or nothing is left. */
export function selectOf(
  block: SelectBlock,
  giveId: GiveId,
): { readonly row: Row | null; readonly left: readonly Choice[] } {
  const values = new Set<string>()
  const options: APISelectMenuOption[] = []
  const left: Choice[] = []
  for (const choice of block.choices) {
    // Two choices of one value are one choice.
    if (values.has(choice.value)) continue
    values.add(choice.value)
    if (choice.value === '' || choice.value.length > LIMITS.option || options.length >= LIMITS.options)
      left.push(choice)
    else options.push(optionOf(choice))
  }
  const most = Math.max(1, Math.min(block.fills.length, options.length))
  const chosen = (block.chosen ?? []).slice(0, most)
  const id = giveId({ kind: 'select', line: block.line, besides: block.fills.join(' ') })
  if (id === null || options.length === 0) return { row: null, left: block.choices }
  return {
    left,
    row: row([
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: label(block.label, LIMITS.placeholder),
        min_values: 1,
        max_values: most,
        options: options.map((option) => (chosen.includes(option.value) ? { ...option, default: true } : option)),
      },
    ]),
  }
}

export const optionOf = ({ label: name, value, about }: Choice): APISelectMenuOption => ({
  label: label(name, LIMITS.option),
  value,
  ...(about?.trim() ? { description: label(about, LIMITS.option) } : {}),
})

/** Words on a button or in a list, where Discord draws no markup; never nothing. */
export const label = (text: string, max: number): string =>
  cut(readable(text).replaceAll(/\s+/g, ' ').trim(), max) || '…'

const MOST_TWINS = 36

const row = (components: Row['components']): Row => ({ type: ComponentType.ActionRow, components })

/** Buttons that fit into this many components: six make a row of five. */
const capacity = (room: number): number =>
  Math.floor(room / (LIMITS.rowButtons + 1)) * LIMITS.rowButtons + Math.max(0, (room % (LIMITS.rowButtons + 1)) - 1)

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
