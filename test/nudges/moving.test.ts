// Somebody flies: what was said for a local day is not said again there, and a day that begins there is not swallowed.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('another zone', (open) => {
  test('west across midnight: the day that comes a second time is said once', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T08:00:00Z') })
    const ann = earth.person('ann', { zone: 'Asia/Tokyo' })
    const heart = await nudging(earth)
    await talk(ann, [['habit add Meds at:08:30', 'Meds']])
    // Tuesday in Tokyo, while it is Monday still in Los Angeles.
    await heart.at('2026-03-02T23:30:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds, 08:30/)])
    await talk(ann, [['me edit timezone:America/Los_Angeles', 'Los Angeles']])
    // Tuesday begins again, and has had its word.
    await heart.at('2026-03-03T16:30:00Z')
    expect(heart.heard()).toEqual([])
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
