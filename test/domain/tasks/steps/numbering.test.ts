// Steps keep their numbers whole: after any sequence of step commands they are 1 to n, and taking everything back
// leaves every row, every point and every counted minute as it was.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../../../src/chat/run/dispatcher.ts'
import type { Database } from '../../../../src/database/index.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { attempts } from '../../../support/full.ts'
import { textOf } from '../../../support/talk.ts'
import { world } from '../../../support/world.ts'

const number = fc.integer({ min: 1, max: 6 })
const line = fc.oneof(
  fc.constantFrom('next', 'too big', 'easy', 'skip', 'stuck', 'undo'),
  number.map((step) => `step done ${step} back:yes`),
  fc.tuple(fc.constantFrom('done', 'split', 'merge', 'skip'), number).map(([verb, step]) => `step ${verb} ${step}`),
  fc.tuple(number, number).map(([step, place]) => `step edit ${step} place:${place}`),
  fc.tuple(number, fc.integer({ min: 1, max: 10 })).map(([step, minutes]) => `step edit ${step} minutes:${minutes}`),
  fc
    .constantFrom('task split report size:smaller', 'task split report size:bigger')
    .chain((split) => fc.constantFrom(`${split}|yes`, `${split}|no`)),
  fc.constant('task split report lines:"Open it, 1 min\nWrite one line, 4 min"|yes'),
)

describeOnBothEngines('after any sequence of step commands', (open, engine) => {
  test('numbers are 1 to n, and taking everything back restores every row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const database = await open()
        const earth = await world(database)
        const ann = earth.person('ann')
        await ann.says('Quarterly report ~40m')
        await ann.says('split report')
        await ann.says('yes')
        const before = await rows(database)
        const changed: Answer[] = []
        for (const each of lines.flatMap((line) => line.split('|'))) {
          const answer = await ann.says(each)
          expect(
            (await numbers(database)).every((has, index) => has === index + 1),
            lines.join('\n'),
          ).toBe(true)
          if (each === 'undo') {
            if (textOf(answer).startsWith('Undone') && changed.length > 0) changed.pop()
          } else if (answer.view.buttons.some(({ label }) => label === 'Undo')) changed.push(answer)
        }
        expect(earth.errors, lines.join('\n')).toEqual([])
        // Whoever took back more than these commands is done already.
        if (lines.includes('undo')) return
        const after = await rows(database)
        const undone: Answer[] = []
        for (const answer of changed.toReversed()) {
          const back = await ann.presses(answer, 'Undo')
          expect(textOf(back), lines.join('\n')).toContain('Undone')
          expect(
            (await numbers(database)).every((has, index) => has === index + 1),
            lines.join('\n'),
          ).toBe(true)
          undone.push(back)
        }
        expect(await rows(database), lines.join('\n')).toEqual(before)
        for (const back of undone.toReversed()) await ann.presses(back, 'Put it back')
        expect(await rows(database), lines.join('\n')).toEqual(after)
        expect(earth.errors, lines.join('\n')).toEqual([])
      }),
      { numRuns: engine === 'sqlite' ? attempts(5, 60) : attempts(2, 12), seed: 20260305, endOnFailure: true },
    )
  }, 180_000)
})

const numbers = async ({ knex }: Database): Promise<number[]> =>
  (await knex('micro_steps').orderBy('step_number')).map(({ step_number }) => step_number)

/** Steps, the task without the moment of its last touch, and how many points count. */
async function rows({ knex }: Database) {
  const tasks = await knex('tasks').orderBy('task_id')
  return {
    // A proposal that lies open is no change, and none that is taken back.
    tasks: tasks.map(({ updated_at: _touched, decomposition_state: _state, ...row }) => row),
    steps: await knex('micro_steps').orderBy('step_id'),
    points: Number((await knex('xp_entries').sum('amount as sum').first())?.sum ?? 0),
  }
}
