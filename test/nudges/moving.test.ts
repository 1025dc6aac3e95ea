// Somebody flies: what was said for a local day is not said again there, and a day that begins there is not swallowed.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { attempts } from '../support/full.ts'
import { nudging } from '../support/nudging.ts'
import { randoms } from '../support/random.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('another zone', (open) => {
  test('west across midnight: the day that comes a second time is said again, long after', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T08:00:00Z') })
    const ann = earth.person('ann', { zone: 'Asia/Tokyo' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    // Tuesday in Tokyo, while it is Monday still in Los Angeles.
    await heart.at('2026-03-02T23:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await talk(ann, [['me edit timezone:America/Los_Angeles', 'Los Angeles']])
    // Tuesday begins again, seventeen hours after it had its word: without one it would be silent for forty-one.
    await heart.at('2026-03-03T16:29:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-03T16:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await heart.at('2026-03-04T16:29:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-04T16:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
  })

  test('east: the day that begins there is said, hours after the last', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T08:00:00Z') })
    const ann = earth.person('ann', { zone: 'America/Los_Angeles' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    await heart.at('2026-03-02T16:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await talk(ann, [['me edit timezone:Asia/Tokyo', 'Tokyo']])
    await heart.at('2026-03-02T23:29:00Z')
    expect(heart.heard()).toEqual([])
    // Seven hours later it is Tuesday's half past eight.
    await heart.at('2026-03-02T23:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await heart.at('2026-03-03T23:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
  })

  test('west by less than half a day: the day that comes a second time is said once', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T06:00:00Z') })
    const ann = earth.person('ann', { zone: 'Europe/Vienna' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    await heart.at('2026-03-02T07:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await talk(ann, [['me edit timezone:America/New_York', 'New York']])
    await heart.at('2026-03-02T13:30:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-03T13:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
  })

  test('Auckland to Los Angeles: nobody is left without a word for forty-five hours', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T06:00:00Z') })
    const ann = earth.person('ann', { zone: 'Pacific/Auckland' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    await heart.at('2026-03-02T19:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    // She lands after Los Angeles' half past eight, and before Auckland's next.
    earth.clock.set(new Date('2026-03-03T17:00:00Z'))
    await talk(ann, [['me edit timezone:America/Los_Angeles', 'Los Angeles']])
    await heart.at('2026-03-03T19:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
    await heart.at('2026-03-04T16:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
  })

  test('an hour east, between two half past eights: the day is not swallowed', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-01T06:00:00Z') })
    const ann = earth.person('ann', { zone: 'Europe/Vienna' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    await heart.at('2026-03-01T07:30:00Z')
    expect(heart.heard()).toHaveLength(1)
    earth.clock.set(new Date('2026-03-02T07:00:00Z'))
    await talk(ann, [['me edit timezone:Europe/Helsinki', 'Helsinki']])
    await heart.at('2026-03-02T07:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
    await heart.at('2026-03-03T06:29:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-03T06:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
  })

  test('wherever somebody flies and whenever: never silent for long, and no local date said twice within half a day', async () => {
    const ZONES = [
      ...['Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Los_Angeles', 'Europe/Vienna'],
      ...['Europe/Helsinki', 'Asia/Tokyo', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'],
    ]
    for (let seed = 1; seed <= attempts(1, 40); seed++) {
      const { chance, pick } = randoms(seed)
      const earth = await world(await open(), { now: new Date('2026-03-02T00:00:00Z') })
      const ann = earth.person('ann', { zone: pick(ZONES) })
      const heart = await nudging(earth)
      await talk(ann, [['habit add Meds at:08:30', 'Meds']])
      for (let hour = 0; hour < 24 * 8; hour += 0.5) {
        earth.clock.set(new Date(Date.UTC(2026, 2, 2) + hour * 3_600_000))
        if (chance(0.03)) await ann.says(`me edit timezone:${pick(ZONES)}`)
        await heart.beat()
      }
      const rung = (await earth.database.knex('nudges').whereNot('state', 'missed').orderBy('due_at')).map(
        ({ due_at, local_date }) => ({ hour: (due_at.getTime() - Date.UTC(2026, 2, 2)) / 3_600_000, day: local_date }),
      )
      const story = `seed ${seed}: ${JSON.stringify(rung)}`
      expect(rung.length, story).toBeGreaterThan(3)
      for (const [index, one] of rung.entries()) {
        const before = rung[index - 1]
        // The first one has none before it.
        if (!before) continue
        expect(one.hour - before.hour, story).toBeLessThanOrEqual(37)
        if (before.day === one.day) expect(one.hour - before.hour, story).toBeGreaterThan(12)
      }
      expect(24 * 8 - (rung.at(-1)?.hour ?? 0), story).toBeLessThanOrEqual(37)
      expect(earth.errors).toEqual([])
    }
  })

  test('there and back within an hour: nothing is said twice, and nothing is lost', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T08:00:00Z') })
    const ann = earth.person('ann', { zone: 'Europe/Vienna' })
    const heart = await nudging(earth)
    await talk(ann, [
      ['habit add Meds at:10:00', 'Meds'],
      ['Call the doctor at 15:00', 'Added: Call the doctor'],
      ['me edit timezone:Pacific/Kiritimati', 'Kiritimati'],
      ['me edit timezone:Europe/Vienna', 'Vienna'],
    ])
    await heart.at('2026-03-02T09:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 10:00/)])
    // What somebody typed a clock time for stays the moment it was.
    await talk(ann, [['me edit timezone:America/New_York', 'New York']])
    await heart.at('2026-03-02T14:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Call the doctor')])
    await heart.at('2026-03-02T23:00:00Z')
    expect(heart.heard()).toEqual([])
  })
})

describeOnBothEngines('one spelling of a zone', (open) => {
  test('is stored, however a person or their platform spells it', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { zone: 'asia/calcutta' })
    await ann.says('Buy milk')
    const stored = () => earth.database.knex('users').first('timezone')
    expect(await stored()).toEqual({ timezone: 'Asia/Kolkata' })
    await talk(ann, [['me edit timezone:US/Eastern', 'New York']])
    expect(await stored()).toEqual({ timezone: 'America/New_York' })
    await talk(ann, [['me edit timezone:europe/kiev', 'Kyiv']])
    expect(await stored()).toEqual({ timezone: 'Europe/Kyiv' })
  })
})
