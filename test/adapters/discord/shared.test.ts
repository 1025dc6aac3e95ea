// What is shared in a server: replies that ping it are comments and notes, and it stays true while it is shown.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { touch } from '../../../src/domain/request/me.ts'
import type { Channel, Person, Shown } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

describeOnBothEngines('shared in a server', (open) => {
  let here: ProductInDiscord
  let general: Channel
  let ann: Person
  let ben: Person

  beforeEach(async () => {
    here = await startProduct(await open())
    ann = await settled(here.discord.person('ann'))
    ben = await settled(here.discord.person('ben'))
    general = here.discord.server('Acme').join(ann).join(ben).channel('general')
  })
  afterEach(() => here.stop())

  const idle = async () => {
    await here.discord.idle()
    await here.whenCardsSettled()
    await here.discord.idle()
  }
  const cards = (who: Person) => who.sees(general).filter(({ ephemeral, message }) => !ephemeral && message.author.bot)
  const share = async (what: string, more: Record<string, string> = {}): Promise<Shown> => {
    await ann.slash('me share', { what, ...more }, { in: general }).done()
    await idle()
    const card = cards(ben).at(-1)
    if (!card) throw new Error('nothing was shared')
    return card
  }
  const titles = async () => (await here.proxy.database.knex('tasks').orderBy('title')).map(({ title }) => title)
  const rows = (table: string) => here.proxy.database.knex(table)

  test('a reply that pings a task is a comment, delivered four times too; a bare verb acts', async () => {
    await ann.slash('add', { title: 'Write to the landlord' }).done()
    const card = await share('task', { task: 'landlord' })
    expect(card.text).toContain('ann shares: Write to the landlord')
    ann.reply(card, 'I asked him for a date', { times: 4 })
    await idle()
    await expect
      .poll(async () => (await rows('task_comments')).map(({ content }) => content))
      .toEqual(['I asked him for a date'])
    ann.reply(card, 'done')
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('Done')
    expect(await titles()).toEqual(['Write to the landlord'])
    expect(cards(ben)).toHaveLength(1)
  })

  test('what others say to it is theirs: no task, no comment, no message; unless the task is theirs too', async () => {
    await ann.slash('add', { title: 'Write to the landlord' }).done()
    const card = await share('task', { task: 'landlord' })
    const before = ben.sees().length
    for (const words of ['good luck', 'ok', 'done', '1']) ben.reply(card, words)
    await idle()
    expect(ben.sees()).toHaveLength(before)
    expect(await titles()).toEqual(['Write to the landlord'])
    expect(await rows('task_comments')).toEqual([])
    await ann.slash('project add', { name: 'Flat' }).done()
    await ann.slash('project invite', { project: 'Flat', person: `<@${ben.id}>` }, { in: general }).done()
    await ann.slash('task file', { task: 'landlord', project: 'Flat' }).done()
    ben.reply(card, 'He called me')
    await idle()
    await expect.poll(async () => (await rows('task_comments')).map(({ content }) => content)).toEqual(['He called me'])
    expect(await titles()).toEqual(['Write to the landlord'])
  })

  test('a reply that pings a focus card is a note of that session', async () => {
    await ann.slash('focus start', { minutes: 25 }).done()
    const card = await share('focus')
    ann.reply(card, 'Ask Mia for the numbers', { times: 4 })
    ben.reply(card, 'Me too')
    await idle()
    const notes = async () => (await rows('focus_sessions')).map((session) => session.notes)
    await expect.poll(notes).toEqual(['Ask Mia for the numbers'])
    expect(await titles()).toEqual([])
  })

  test('a dropped task is not still to do', async () => {
    await ann.slash('add', { title: 'Write to the landlord' }).done()
    await share('task', { task: 'landlord' })
    await ann.slash('task drop', { task: 'landlord' }).done()
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('Let go')
  })

  test('a shared plan follows what is done, and replies to it are no tasks', async () => {
    for (const title of ['Tax letter', 'Call vet']) await ann.slash('add', { title: `${title} today` }).done()
    await ann.slash('plan', { first: 'Tax letter', second: 'Call vet' }).done()
    const card = await share('day')
    expect(card.text).toContain('0 of 2')
    await ann.slash('done', { task: 'Tax letter' }).done()
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('1 of 2')
    expect(cards(ben).map(({ id }) => id)).toEqual([card.id])
    ann.reply(card, 'nearly there')
    await idle()
    expect(await titles()).toEqual(['Call vet', 'Tax letter'])
  })

  test('a shared focus card shows who joined and that it ended; a task that is hidden is shared no more', async () => {
    await ann.slash('focus start', { minutes: 25 }).done()
    const card = await share('focus')
    await ben.press(card, 'Join', { times: 4 }).done()
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('ben')
    expect(await rows('focus_companions')).toHaveLength(1)
    await ann.slash('focus stop').done()
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('Ended at')

    await ann.slash('add', { title: 'A secret gift' }).done()
    await share('task', { task: 'gift' })
    const zone = await ann.slash('zone add', { name: 'Private' }).done()
    expect(zone.text).toContain('Private')
    await ann.slash('task file', { task: 'gift', zone: 'Private' }).done()
    await ann.slash('zone edit', { zone: 'Private', 'hide-on': 'discord' }).done()
    // Elsewhere, where the zone is shown, the task changes.
    const [task] = await rows('tasks').where({ title: 'A secret gift' })
    const elsewhere = here.proxy.person('ann', { platform: 'discord', externalId: ann.id })
    await elsewhere.acts(async (me) => touch(me, 'task', String(task.task_id)))
    await idle()
    await expect.poll(() => cards(ben).at(-1)?.text).toContain('no longer shared')
  })
})
