// What the operator is told of somebody's days to come, as text and as JSON.
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addSchedulePreview } from '../../src/operator/schedule-preview.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('schedule preview', (open) => {
  test('by username or id, in UTC and on their clock, with the rule of a clock change', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-28T10:00:00Z') })
    await talk(earth.person('ann'), [
      ['habit add Meds at:02:30', 'Meds'],
      ['nudge set kind:evening at:18:00', 'Evenings'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips'],
    ])
    const run = async (...words: string[]): Promise<string> => {
      const printed: string[] = []
      const program = new Command('proxy').exitOverride()
      addSchedulePreview(
        program,
        (work) => earth.database.knex.transaction(work),
        (text) => printed.push(text),
        () => earth.clock.now(),
      )
      await program.parseAsync(['schedule', 'preview', ...words], { from: 'user' })
      return printed.join('\n')
    }
    expect(await run('--user', 'ann', '--to', '2026-03-29')).toBe(
      [
        'ann, Europe/Vienna, 2026-03-28 to 2026-03-29: 3',
        '2026-03-28 18:00  2026-03-28T17:00:00.000Z  offered  Evenings',
        '2026-03-29 03:30  2026-03-29T01:30:00.000Z  timed  Timed habits: Meds  02:30 does not exist that day, so it moves forward',
        '2026-03-29 18:00  2026-03-29T16:00:00.000Z  offered  Evenings',
      ].join('\n'),
    )
    const { user_id } = await earth.database.knex('users').first('user_id')
    const json = JSON.parse(await run('--user', user_id, '--from', '2026-03-29', '--to', '2026-03-29', '--json'))
    expect(json).toMatchObject({ user: 'ann', zone: 'Europe/Vienna', from: '2026-03-29', to: '2026-03-29' })
    expect(json.nudges[0]).toMatchObject({
      kind: 'habit',
      subject: 'Meds',
      isTimed: true,
      wished: '02:30',
      at: '2026-03-29T01:30:00.000Z',
      localTime: '03:30',
      clockChange: 'gap',
    })
    await expect(run('--user', 'nobody')).rejects.toThrow('Nobody here is called “nobody”')
    await expect(run('--user', 'ann', '--from', 'monday')).rejects.toThrow("I can't read “monday” as a day.")
  })
})
