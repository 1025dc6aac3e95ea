// Whatever people write and whichever command they use, the judges find nothing, and nothing pings, masks or formats.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  buttons,
  fields,
  liveMentions,
  type OpenModal,
  type Outcome,
  type Person,
  specIsThere,
} from '../../fakes/discord/index.ts'
import { flatten } from '../../fakes/discord/see.ts'
import { NASTY } from '../../support/platform-contract.ts'
import { toyCommands } from '../../support/toy.ts'
import { type Harness, harness } from './harness.ts'

const words = [
  'x',
  'y'.repeat(255),
  'Ä👨‍👩‍👧‍👦'.repeat(300),
  '*_~|`>#-[]()<>@:\\'.repeat(120),
  '﷽'.repeat(255),
  '\u0301'.repeat(255),
  '  ',
  '"quoted" key:value task:1 draft:2',
  ...NASTY,
]

let here: Harness
let ann: Person
let general: ReturnType<Harness['discord']['privateChannel']>
beforeAll(async () => {
  here = await harness({ toy: { greets: true }, fake: { limits: { buckets: {} } } })
  ann = here.discord.person('ann', { userInstall: true })
  general = here.discord.server('Acme').join(ann).channel('general')
})
afterAll(() => here.stop())

/** Uses everything there is to use in what was shown, once. */
async function useAll(shown: Outcome, text: string): Promise<void> {
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

describe(`somebody's words, ${specIsThere() ? 'by the official document too' : 'without the official document'}`, () => {
  test.each(words.map((text, at) => [`${at}: ${text.slice(0, 12)}`, text] as const))('%s', async (_name, text) => {
    const { discord } = here
    ann.dm(`task add ${text}`)
    await discord.idle(30)
    for (const command of toyCommands) {
      for (const channel of [ann.dms, general]) {
        const values = Object.fromEntries(
          Object.entries(command.options).map(([name, option]): [string, string | number | boolean] => {
            if (option.kind === 'integer' && !option.isClearable) return [name, option.min ?? 1]
            if (option.kind === 'flag') return [name, true]
            if (option.choices) return [name, option.choices[0]?.value ?? '']
            const most = option.kind === 'text' && option.takes !== 'rest' ? (option.max ?? 6000) : 6000
            return [name, text.slice(0, most).toWellFormed()]
          }),
        )
        const outcome = await ann.slash(command.name, values, { in: channel }).done()
        await useAll(outcome, text)
      }
    }
    for (const { body, route } of discord.requests.entries) {
      const data = route.endsWith('/callback') ? Object(body).data : body
      expect(liveMentions(data).filter(({ kind }) => kind !== 'link')).toEqual([])
    }
    discord.requests.entries.length = 0
    expect(discord.findings).toEqual([])
    expect(here.reports).toEqual([])
  })
})
