// Undo is whole: after any sequence of commands, taking everything back leaves every row as it was, derived columns
// included; putting it back leaves it as it had become.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../../src/chat/run/dispatcher.ts'
import type { Database } from '../../../src/database/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { attempts } from '../../support/full.ts'
import { textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

const NAMES = ['Alpha', 'Bravo', 'Carol', 'Delta'] as const

const name = fc.constantFrom(...NAMES)
const line = fc.oneof(
  fc.constantFrom('New thing ~20m #x', 'Other thing friday 9am', 'Third +flat'),
  fc.tuple(name, fc.constantFrom('start', 'done', 'drop', 'task reopen')).map(([task, verb]) => `${verb} ${task}`),
  fc.tuple(name, name).map(([task, parent]) => `task file task:${task} parent:${parent}`),
  fc
    .tuple(name, fc.constantFrom('parent:none', 'project:flat', 'project:inbox', 'zone:life', 'zone:none', 'tags:y'))
    .map(([task, place]) => `task file task:${task} ${place}`),
  fc.tuple(name, fc.constantFrom(5, 45, 300)).map(([task, minutes]) => `task edit task:${task} minutes:${minutes}`),
  fc
    .tuple(name, fc.constantFrom('to:friday', 'to:none', 'every:mon', 'every:"2 days after done"', 'every:none'))
    .map(([task, when]) => `task move task:${task} ${when}`),
  fc
    .tuple(name, fc.constantFrom('how:do_with_me', 'how:delegate', 'to:me'))
    .map(([task, how]) => `task give task:${task} ${how}`),
  fc.tuple(name, fc.constantFrom('rain', 'Ben')).map(([task, why]) => `task block task:${task} on:${why}`),
  fc.tuple(name, fc.constantFrom('one', 'two')).map(([task, words]) => `comment add task:${task} text:${words}`),
  fc.constantFrom('comment drop one', 'comment edit comment:two text:three'),
  fc.constantFrom(
    'project edit flat about:Ours',
    'project archive flat open:drop',
    'project archive flat open:inbox',
    'project archive flat open:keep back:yes',
    'project invite project:flat person:ben',
    'project leave project:flat person:ben',
  ),
)

describeOnBothEngines('taking everything back', (open, engine) => {
  test('restores every row, and putting back brings every row again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 10 }), async (lines) => {
        const database = await open()
        const { ann, earth } = await start(database)
        const before = await rows(database)
        const changed: Answer[] = []
        for (const each of lines) {
          const answer = await ann.says(each)
          if (answer.view.buttons.some(({ label }) => label === 'Undo')) changed.push(answer)
        }
        const after = await rows(database)
        const undone: Answer[] = []
        for (const answer of changed.toReversed()) {
          const back = await ann.presses(answer, 'Undo')
          expect(textOf(back), lines.join('\n')).toContain('Undone')
          undone.push(back)
        }
        expect(await rows(database), lines.join('\n')).toEqual(before)
        for (const back of undone.toReversed()) await ann.presses(back, 'Put it back')
        expect(await rows(database), lines.join('\n')).toEqual(after)
        expect(earth.errors).toEqual([])
      }),
      { numRuns: engine === 'sqlite' ? attempts(5, 50) : attempts(2, 10), seed: 20260305, endOnFailure: true },
    )
  })
})

async function start(database: Database): Promise<{ ann: Person; earth: Awaited<ReturnType<typeof world>> }> {
  const earth = await world(database)
  await earth.person('ben').says('hello there')
  const ann = earth.person('ann')
  await ann.says('project add Flat')
  for (const each of NAMES) await ann.says(`${each} task ~10m`)
  await ann.says('task file Bravo parent:Alpha')
  return { ann, earth }
}

/** All rows that commands write, without the moments at which they were last touched. */
async function rows({ knex }: Database) {
  const some = async (table: string, order: string) =>
    (await knex(table).orderBy(order)).map(({ updated_at: _touched, ...row }) => row)
  return {
    tasks: await some('tasks', 'task_id'),
    projects: await some('projects', 'project_id'),
    members: await some('project_members', 'project_member_id'),
    recurrences: await some('recurrences', 'recurrence_id'),
    links: await some('goal_links', 'goal_link_id'),
    comments: await some('task_comments', 'comment_id'),
  }
}
