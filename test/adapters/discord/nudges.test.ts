// Reminders in the direct messages: asking why keeps their exits in reach, and a space is no one person's to stop.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buttons, type Person } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct, textsOf } from './product-world.ts'

describeOnBothEngines('reminders in Discord', (open) => {
  let here: ProductInDiscord
  let ann: Person

  beforeEach(async () => {
    here = await startProduct(await open())
    ann = await settled(here.discord.person('ann'))
    await ann.slash('nudge set', { kind: 'morning', on: false }).done()
  })
  afterEach(() => here.stop())

  test('Why this? is answered beside the reminder, whose exits all stay, delivered four times too', async () => {
    await ann.slash('add', { title: 'Call dentist in 10 minutes' }).done()
    here.proxy.clock.advance({ minutes: 10 })
    await here.beat()
    const reminder = ann.sees().at(-1)
    if (!reminder) throw new Error('nothing came')
    const exits = buttons(reminder.message)
    expect(exits).toContain('Why this?')
    const why = await ann.press(reminder, 'Why this?', { times: 4 }).done()
    expect(why.ack.name).toBe('reply')
    expect(why.text).toContain('Why: Call dentist')
    await here.discord.idle()
    const still = ann.sees().find(({ id }) => id === reminder.id)
    expect(still && buttons(still.message)).toEqual(exits)
    expect(textsOf(ann, ann.dms).filter((text) => text.includes('Why: Call dentist'))).toHaveLength(1)
    const first = exits[0] ?? ''
    expect((await ann.press(reminder, first).done()).text).toContain('Call dentist')
  })

  test('one person’s closed direct messages and one slow channel stop nobody else', async () => {
    const people = [ann, await settled(here.discord.person('ben')), await settled(here.discord.person('cat'))]
    for (const person of people) await person.slash('add', { title: 'Call dentist in 10 minutes' }).done()
    ann.closeDms()
    here.discord.faults.arm('POST /channels/:channel/messages', { kind: 'rateLimit', ms: 60_000, global: false }, 1)
    here.proxy.clock.advance({ minutes: 10 })
    await here.beat()
    await here.discord.idle()
    const reached = people.filter((person) => textsOf(person, person.dms).some((text) => text.includes('dentist, ')))
    expect(reached.length).toBeGreaterThanOrEqual(1)
    const [space] = await here.proxy.database.knex('spaces').where({ platform: 'discord' })
    expect([space.is_active, space.paused_until, space.failure_count]).toEqual([expect.anything(), null, 0])
  })
})
