// A person who uses whatever they are shown.
import type { AnyCommand } from '../../../src/chat/command.ts'
import { visibleOptions } from '../../../src/chat/options.ts'
import { buttons, fields, type OpenModal, type Outcome, type Person } from '../../fakes/discord/index.ts'
import { flatten } from '../../fakes/discord/see.ts'

/** All blanks of a slash command, with these words wherever words go, cut to what Discord's client lets through. */
export const filledIn = (command: Pick<AnyCommand<never>, 'options'>, text: string) =>
  Object.fromEntries(
    visibleOptions(command.options).map(([name, option]): [string, string | number | boolean] => {
      if (option.kind === 'integer' && !option.isClearable) return [name, option.min ?? 1]
      if (option.kind === 'flag') return [name, true]
      if (option.choices && !option.suggest) return [name, option.choices[0]?.value ?? '']
      const most = option.kind === 'text' && option.takes !== 'rest' ? (option.max ?? 6000) : 6000
      return [name, text.slice(0, most).toWellFormed()]
    }),
  )

/** Uses everything there is to use in what was shown, once. */
export async function useAll(ann: Person, shown: Outcome, text: string): Promise<void> {
  const { message } = shown
  if (!message) return
  const select = flatten(message.message.components).find(({ type }) => type === 3)
  const option = select?.options?.[0]
  if (option && select.custom_id) await ann.choose(message, select.custom_id, [option.value]).done()
  for (const label of new Set(buttons(message.message))) {
    const pressed = await ann.press(message, label, { asShown: message }).done()
    if (pressed.modal) await ann.submit(pressed.modal, filled(pressed.modal, text)).done()
  }
}

/** What a form does not let anybody leave out. */
const filled = ({ modal }: OpenModal, text: string): Record<string, string> =>
  Object.fromEntries(
    fields(modal).flatMap(({ customId, required, value, choices, component }): [string, string][] => {
      if (!required || (value !== '' && String(value) !== '')) return []
      return [[customId, choices[0] ?? text.slice(0, component.max_length ?? 4000).toWellFormed()]]
    }),
  )
