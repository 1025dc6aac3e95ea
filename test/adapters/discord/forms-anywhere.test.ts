// The same forms wherever Proxy can be called: in a server that has it, in one it was taken along to, in a private channel,
// and in its direct messages. Each is sent four times over, works once, and is for the eyes of its person alone.
import { afterEach, describe, expect, test } from 'vitest'
import {
  type Channel,
  fields,
  type OpenModal,
  type Outcome,
  type Person,
  type Shown,
} from '../../fakes/discord/index.ts'
import { ComponentType } from '../../fakes/discord/wire.ts'
import { opener } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

const open = opener('sqlite')
let here: ProductInDiscord
afterEach(() => here.stop())

interface There {
  readonly ann: Person
  readonly ben: Person
  readonly channel: Channel
}

const PLACES: readonly (readonly [name: string, go: () => There])[] = [
  [
    'a server that has it',
    () => {
      const [ann, ben] = [here.discord.person('ann'), here.discord.person('ben')]
      return { ann, ben, channel: here.discord.server('Acme').join(ann).join(ben).channel('general') }
    },
  ],
  [
    'a server that has it, for one who has it too',
    () => {
      const [ann, ben] = [here.discord.person('ann', { userInstall: true }), here.discord.person('ben')]
      return { ann, ben, channel: here.discord.server('Acme').join(ann).join(ben).channel('general') }
    },
  ],
  [
    'a server it was taken along to',
    () => {
      const [ann, ben] = [here.discord.person('ann', { userInstall: true }), here.discord.person('ben')]
      return { ann, ben, channel: here.discord.server('Else', { bot: false }).join(ann).join(ben).channel('general') }
    },
  ],
  [
    'a private channel',
    () => {
      const [ann, ben] = [here.discord.person('ann', { userInstall: true }), here.discord.person('ben')]
      return { ann, ben, channel: here.discord.privateChannel(ann, ben) }
    },
  ],
  [
    'its direct messages',
    () => {
      const [ann, ben] = [here.discord.person('ann', { userInstall: true }), here.discord.person('ben')]
      return { ann, ben, channel: ann.dms }
    },
  ],
]

const modalOf = ({ modal, text }: Outcome): OpenModal => {
  if (!modal) throw new Error(`No form, but: ${text}`)
  return modal
}
const shownOf = ({ message, text }: Outcome): Shown => {
  if (!message) throw new Error(`No message, but: ${text}`)
  return message
}
const FOUR = { times: 4 }

/** A form's field of one kind of component, by its label. */
const labelOf = ({ modal }: OpenModal, type: number): string => {
  const found = fields(modal).find(({ component }) => component.type === type)
  if (!found) throw new Error(`None of ${fields(modal).map(({ label, component }) => `${label} ${component.type}`)}`)
  return found.label
}

describe.each(PLACES)('in %s', (_name, go) => {
  const begin = async (): Promise<There & { readonly slash: (line: string, values?: object) => Promise<Outcome> }> => {
    here = await startProduct(await open(), { outside: { hasLinkedRoles: true } })
    const there = go()
    const { ann, channel } = there
    await settled(ann, channel)
    return { ...there, slash: (line, values = {}) => ann.slash(line, { ...values }, { in: channel, ...FOUR }).done() }
  }
  /** Only direct messages have no others; elsewhere an answer is for one person. */
  const expectPrivate = async ({ ann, ben, channel }: There) => {
    await here.discord.idle()
    if (channel !== ann.dms) {
      expect(ann.sees(channel).filter(({ ephemeral }) => !ephemeral)).toEqual([])
      expect(ben.sees(channel)).toEqual([])
    }
    // Nothing was asked of a place that the bot is not in.
    expect(here.discord.requests.entries.filter(({ status }) => status >= 400)).toEqual([])
  }
  const titles = async () => (await here.proxy.database.knex('tasks').orderBy('title')).map(({ title }) => title)

  test('a list and a file are saved once', async () => {
    const there = await begin()
    const { ann, slash } = there
    const modal = modalOf(await slash('dump'))
    const file = { filename: 'list.dat', content: 'Air the mattress\nBook the train\n' }
    const saved = await ann.submit(modal, { Lines: 'Call the vet', 'Or a file': file }, FOUR).done()
    expect(saved.text).toContain('3')
    expect(await titles()).toEqual(['Air the mattress', 'Book the train', 'Call the vet'])
    await expectPrivate(there)
  })

  test('an export is previewed, and brought in once', async () => {
    const there = await begin()
    const { ann, slash } = there
    const help = shownOf(await slash('import'))
    const modal = modalOf(await ann.press(help, 'Paste it or choose a file', FOUR).done())
    const content = 'TYPE,CONTENT,PRIORITY,INDENT\ntask,Paint the hall,4,1\ntask,Air the mattress,4,1\n'
    const preview = await ann.submit(modal, { 'Or a file': { filename: 'todoist.csv', content } }, FOUR).done()
    expect(preview.text).toContain('2 tasks')
    expect(await titles()).toEqual([])
    const brought = await ann.press(shownOf(preview), 'Bring them in', FOUR).done()
    expect(await titles()).toEqual(['Air the mattress', 'Paint the hall'])
    expect(brought.text).toContain('2')
    await expectPrivate(there)
  })

  test('days are ticked, a kind and a style are chosen', async () => {
    const there = await begin()
    const { ann, slash } = there
    await slash('habit add', { name: 'Stretch' })
    const habit = modalOf(await slash('habit edit', { habit: 'Stretch' }))
    const days = labelOf(habit, ComponentType.checkboxes)
    await ann.submit(habit, { [days]: ['Monday', 'Wednesday'] }, FOUR).done()
    expect((await here.proxy.database.knex('habits')).map(({ frequency }) => frequency)).toEqual(['custom:mon,wed'])

    await slash('add', { title: 'Carry boxes' })
    const task = modalOf(await slash('task edit', { task: 'Carry boxes' }))
    const [choice] = fields(task.modal).filter(({ component }) => component.type === ComponentType.stringSelect)
    expect(choice?.choices.length).toBeGreaterThan(1)
    await ann.submit(task, { [choice?.label ?? '']: [choice?.choices.at(-1) ?? ''] }, FOUR).done()
    expect(await titles()).toEqual(['Carry boxes'])

    const style = modalOf(await slash('me style'))
    const radio = fields(style.modal).find(({ component }) => component.type === ComponentType.radio)
    expect(radio?.choices.length).toBeGreaterThan(1)
    await ann.submit(style, { [radio?.label ?? '']: radio?.choices.at(-1) ?? '' }, FOUR).done()
    await slash('energy log', { level: 2 })
    expect(await here.proxy.database.knex('energy_snapshots')).toHaveLength(1)
    await expectPrivate(there)
  })

  test('the link to switch roles on is given to one person, once', async () => {
    const there = await begin()
    const { text } = await there.slash('me roles')
    expect(text).toMatch(/\/auth\/sign-in\/[\w-]+\?to=roles/)
    const [link] = /\/auth\/sign-in\/[\w-]+/.exec(text) ?? []
    const all = there.ann.sees(there.channel).filter((shown) => shown.text.includes('/auth/sign-in/'))
    expect(all.map((shown) => shown.text.includes(link ?? '?'))).toEqual([true])
    expect((await there.slash('me roles', { do: 'off' })).text).toContain('No change')
    await expectPrivate(there)
  })

  test('who comes for the first time is greeted once, whatever they began with', async () => {
    here = await startProduct(await open())
    const there = go()
    const { ann, channel } = there
    const suggested = await ann.autocomplete('task done', 'task', '', {}, { in: channel, ...FOUR }).done()
    expect(suggested.choices).toEqual([])
    await ann.slash('add', { title: 'Buy milk' }, { in: channel, ...FOUR }).done()
    await ann.slash('add', { title: 'Buy bread' }, { in: channel, ...FOUR }).done()
    await expectPrivate(there)
    expect(ann.sees(channel).filter(({ text }) => text.includes("Hello, I'm Proxy"))).toHaveLength(1)
    expect(await titles()).toEqual(['Buy bread', 'Buy milk'])
  })
})
