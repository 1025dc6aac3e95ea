// Whatever people write and whichever command they use, the judges find nothing, and nothing pings, masks or formats.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liveMentions, type Person } from '../../fakes/discord/index.ts'
import { NASTY } from '../../support/platform-contract.ts'
import { toyCommands } from '../../support/toy.ts'
import { type Harness, harness } from './harness.ts'
import { filledIn, useAll } from './using.ts'

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

describe(`somebody's words, by the official document too`, () => {
  test.each(words.map((text, at) => [`${at}: ${text.slice(0, 12)}`, text] as const))('%s', async (_name, text) => {
    const { discord } = here
    ann.dm(`task add ${text}`)
    await discord.idle(30)
    for (const command of toyCommands) {
      for (const channel of [ann.dms, general]) {
        const values = filledIn(command, text)
        const outcome = await ann.slash(command.name, values, { in: channel }).done()
        await useAll(ann, outcome, text)
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
