// From a wish to words at the right local time: once, also after a restart, and never twice.
import { expect, test } from 'vitest'
import type { OutgoingMessage } from '../../../src/chat/platform.ts'
import { effects } from '../../../src/domain/effects.ts'
import * as schedules from '../../../src/domain/reminders/schedules/index.ts'
import * as changes from '../../../src/domain/request/change-log.ts'
import * as tasks from '../../../src/domain/tasks/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { type Person, world } from '../../support/world.ts'

const morningOn = (person: Person, at = '08:30') =>
  person.acts((me) => schedules.setKindSchedule(me, 'morning', { at, on: true }, { at: '08:30', days: null }))

describeOnBothEngines('nudges', (open) => {
  test('a morning plan comes at the local time, once a day, and not before', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const ann = earth.person('ann')
    await ann.says('task add Buy milk ~5m')
    await ann.says('task add Write report ~60m')
    await morningOn(ann)
    const heart = await nudging(earth)
    earth.clock.set('2026-03-05T07:29:59.999Z')
    await heart.beat()
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-05T07:30:00Z')
    await heart.beat()
    const [said] = heart.heard()
    expect(said).toMatch(
      /^Morning, ann\nBuy milk, 5 min\nWrite report, 1 h\nTogether 1 h 5 min\. .+ are free until 22:00: it fits\.\nenergy unknown, so medium\n\[These two\]/,
    )
    await heart.restart()
    await heart.pass(5)
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-06T07:30:00Z')
    await heart.beat()
    expect(heart.heard()).toHaveLength(1)
  })

  test('down nine days: one late morning at most, inside its grace; the others are recorded', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const ann = earth.person('ann')
    await ann.says('task add Buy milk')
    await morningOn(ann)
    // Somebody heard lately, so that silence is not the reason.
    earth.clock.set('2026-03-14T08:00:00Z')
    await ann.says('hello there')
    const heart = await nudging(earth)
    await heart.beat()
    expect(heart.heard()).toHaveLength(1)
    const states = await earth.database.knex('nudges').select('local_date', 'state').orderBy('local_date')
    expect(states.map(({ state }) => state)).toEqual([...Array(9).fill('missed'), 'sent'])
    earth.clock.set('2026-03-15T14:00:00Z')
    await heart.beat()
    expect(heart.heard()).toEqual([])
  })

  test('a typed time is told on time; one that moved is told at its new time; one that is done is not', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const ann = earth.person('ann')
    await ann.says('task add Call dentist today 9am')
    await ann.says('task add Pay rent today 10am')
    await ann.says('task add Ring Bob today 11am')
    const heart = await nudging(earth)
    await ann.acts(async (me) => {
      const [rent] = await tasks.searchTasks(me, 'rent')
      if (rent) await tasks.moveTask(me, rent, { instant: new Date('2026-03-05T14:00:00Z'), hasTime: true })
      await changes.recordChange(me, effects, 'moved')
    })
    await ann.says('done bob')
    earth.clock.set('2026-03-05T08:00:00Z')
    await heart.beat()
    expect(heart.heard()).toEqual([
      'Call dentist, 09:00.\n[Start] [In 10 min] [Move to tomorrow] [Until done] [Why this?]',
    ])
    earth.clock.set('2026-03-05T13:59:59Z')
    await heart.beat()
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-05T14:00:00Z')
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringContaining('Pay rent, 15:00.')])
  })

  test('accepted, and the answer lost: looked up, not repeated; never accepted: sent again', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const ann = earth.person('ann')
    await ann.says('task add Call dentist today 9am')
    const heart = await nudging(earth)
    earth.clock.set('2026-03-05T08:00:00Z')
    heart.faults.push((letter: OutgoingMessage) => {
      heart.accepted.set(letter.idempotencyKey, { channelId: 'dm', messageId: 'm9' })
      return { state: 'unknown' }
    })
    await heart.beat()
    await heart.restart()
    await heart.beat()
    earth.clock.advance({ seconds: 15 })
    await heart.beat()
    expect(heart.heard()).toEqual([])
    expect(await earth.database.knex('nudges').select('state', 'message_id')).toEqual([
      { state: 'sent', message_id: 'm9' },
    ])
    await ann.says('task add Ring Bob today 10am')
    earth.clock.set('2026-03-05T09:00:00Z')
    heart.faults.push('throw')
    await heart.beat()
    await heart.restart()
    await heart.beat()
    earth.clock.advance({ seconds: 15 })
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringContaining('Ring Bob')])
  })

  test('claimed and killed before it was sent: another process looks it up and sends it', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    await earth.person('ann').says('task add Call dentist today 9am')
    const heart = await nudging(earth)
    earth.clock.set('2026-03-05T08:00:00Z')
    await earth.database.knex('nudges').delete()
    heart.faults.push(() => ({ state: 'later', afterMs: 0, scope: 'channel' }))
    await heart.sender.tick()
    await heart.sender.whenIdle()
    await earth.database.knex('nudges').update({ state: 'sending', lease_expires_at: new Date('2026-03-05T08:00:45Z') })
    earth.clock.advance({ minutes: 1 })
    await heart.restart()
    await heart.beat()
    expect(heart.heard()).toHaveLength(1)
  })
})
