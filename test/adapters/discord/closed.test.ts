// Whom no message reaches: told in the server, once, with what waited and how to open them; and at each reminder.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, Person } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct, textsOf } from './product-world.ts'

describeOnBothEngines('closed direct messages', (open) => {
  let here: ProductInDiscord
  let general: Channel
  let ann: Person

  beforeEach(async () => {
    here = await startProduct(await open(), { outside: { hasPage: true } })
    ann = here.discord.person('ann')
    general = here.discord.server('Acme').join(ann).channel('general')
    await settled(ann, general)
    await ann.slash('nudge set', { kind: 'morning', on: false }, { in: general }).done()
  })
  afterEach(() => here.stop())

  const add = (title: string, times = 1) => ann.slash('add', { title }, { in: general, times }).done()
  /** What was shown in the server since the last look. */
  let seen = 0
  beforeEach(() => {
    seen = 0
  })
  const told = async (): Promise<string> => {
    await here.discord.idle()
    const all = textsOf(ann, general)
    const fresh = all.slice(seen)
    seen = all.length
    return fresh.join('\n')
  }

  test('are told at the next command in the server, once, with what waited, how to open them, other places', async () => {
    await add('Call dentist in 10 minutes')
    await told()
    ann.closeDms()
    here.proxy.clock.advance({ minutes: 11 })
    await here.beat()
    await ann.slash('task list', {}, { in: general, times: 4 }).done()
    const first = await told()
    expect(first).toContain("I can't message you directly")
    expect(first).toContain('Call dentist')
    expect(first).toContain('Privacy Settings')
    for (const place of ['[Link another account]', '[Calendar]', '[My page]'])
      expect(
        ann
          .sees(general)
          .some(({ text, message }) => `${text} ${JSON.stringify(message)}`.includes(place.slice(1, -1))),
      ).toBe(true)
    expect(first.split("I can't message you directly")).toHaveLength(2)
    await ann.slash('task list', {}, { in: general }).done()
    expect(await told()).not.toContain("I can't message you directly")
    expect(ann.sees()).toEqual([])
  })

  test('a reminder that would not arrive says so, each time; open again, it arrives and nothing is said', async () => {
    await add('Call dentist in 10 minutes')
    ann.closeDms()
    here.proxy.clock.advance({ minutes: 11 })
    await here.beat()
    here.proxy.clock.advance({ seconds: 5 })
    await ann.slash('task list', {}, { in: general }).done()
    await told()
    await add('Call gp in 20 minutes')
    expect(await told()).toContain("This reminder can't reach you yet")
    await add('Buy milk')
    expect(await told()).not.toContain('reminder')
    await ann.slash('nudge set', { kind: 'evening', at: '18:00' }, { in: general }).done()
    expect(await told()).toContain("This reminder can't reach you yet")
    await ann.slash('nudge set', { kind: 'evening', on: false }, { in: general }).done()
    await told()
    ann.openDms()
    here.proxy.clock.advance({ minutes: 21 })
    await here.beat()
    expect(textsOf(ann, ann.dms).join('\n')).toContain('Call gp')
    await add('Call mum in 20 minutes')
    expect(await told()).not.toContain('reach you')
  })

  test('who only took the app along hears that it may not reach them, until they have written', async () => {
    const cat = here.discord.person('cat', { userInstall: true })
    cat.beStranger()
    const elsewhere = here.discord.server('Elsewhere', { bot: false }).join(cat).channel('general')
    await settled(cat, elsewhere)
    await cat.slash('add', { title: 'Call gp in 20 minutes' }, { in: elsewhere }).done()
    await here.discord.idle()
    expect(textsOf(cat, elsewhere).join('\n')).toContain('This reminder may not reach you')
    cat.openDms()
    cat.dm('Buy milk')
    await here.discord.idle()
    await cat.slash('add', { title: 'Call mum in 20 minutes' }, { in: elsewhere }).done()
    await here.discord.idle()
    expect(textsOf(cat, elsewhere).join('\n').split('may not reach you')).toHaveLength(2)
  })

  test('a stranger who wrote nothing is told at the next command that a message was refused', async () => {
    const cat = here.discord.person('cat', { userInstall: true })
    cat.beStranger()
    const elsewhere = here.discord.server('Elsewhere', { bot: false }).join(cat).channel('general')
    await settled(cat, elsewhere)
    await cat.slash('add', { title: 'Call gp in 5 minutes' }, { in: elsewhere }).done()
    here.proxy.clock.advance({ minutes: 6 })
    await here.beat()
    await cat.slash('task list', {}, { in: elsewhere }).done()
    await here.discord.idle()
    expect(textsOf(cat, elsewhere).join('\n')).toContain("I can't message you directly")
  })

  test('with another account that is open nothing is said of reminders', async () => {
    await add('Call dentist in 10 minutes')
    ann.closeDms()
    here.proxy.clock.advance({ minutes: 11 })
    await here.beat()
    await ann.slash('task list', {}, { in: general }).done()
    const knex = here.proxy.database.knex
    const [account] = await knex('chat_accounts').where({ external_id: ann.id })
    const other = here.proxy.person('ann at home')
    await other.says('hi')
    await knex('chat_accounts').where({ external_id: 'ann at home' }).update({ user_id: account.user_id })
    await told()
    await add('Call gp in 20 minutes')
    expect(await told()).not.toContain('reach you')
  })
})
