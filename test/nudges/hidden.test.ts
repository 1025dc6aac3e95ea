// What is kept off a platform is not named in anything that is said there first.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Words that are nowhere but in what is hidden. */
const SECRET = /Zebra/

describeOnBothEngines('nudges where a zone is kept off', (open) => {
  test('every kind, for two weeks: not one hidden word, and the rest is said', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-02T06:00:00Z') })
    const home = earth.person('ann')
    const work = earth.person('ann-at-work', { platform: 'slack', space: 'T1' })
    const heart = await nudging(earth, ['slack'])
    await home.says('hi')
    await work.says('hi')
    const user_id = await home.acts(async (me) => me.user.user_id)
    await earth.database.knex('chat_accounts').where({ external_id: 'ann-at-work' }).update({ user_id })
    await talk(home, [
      ['zone edit self hide-on:slack', 'Saved'],
      ...['morning', 'energy', 'evening', 'week', 'goal'].map((kind) => [`nudge set kind:${kind} on:yes`] as const),
      ['task add Zebra therapist today 9am ~2m @self', 'Added'],
      ['task add Zebra diary ~2m @self', 'Added'],
      ['task add Zebra pills tomorrow 9am @self', 'Added'],
      ['task add Report ~20m @work', 'Added'],
      ['focus start diary 25', ''],
    ])
    for (let hours = 0; hours < 24 * 14; hours += 0.5) {
      earth.clock.advance({ minutes: 30 })
      await heart.beat()
      if (hours === 100) await talk(home, [['focus start "Zebra diary" 25', '']])
      if (hours % 40 === 0 && hours < 300) await work.says('thanks')
    }
    const said = heart.heard()
    expect(said.filter((text) => SECRET.test(text))).toEqual([])
    expect(heart.posts.filter(({ letter }) => SECRET.test(JSON.stringify(letter)))).toEqual([])
    const all = said.join('\n')
    for (const words of ['1 personal thing, 09:00.', 'Morning, ann', 'Report', 'Close today?', 'How is your energy?'])
      expect(all).toContain(words)
  })
})
