// A zone kept off a platform: nothing of its tasks is said there, whatever is asked; elsewhere everything is.
import { expect, test } from 'vitest'
import { formatLine } from '../../../src/chat/parse/line.ts'
import type { Answer } from '../../../src/chat/run/dispatcher.ts'
import { describeOnBothEngines, type Open } from '../../support/databases.ts'
import { talk, textOf, viewText } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

/** Words that are nowhere but in what is hidden. */
const SECRET = /Zebra|therapist/

/** Ann at home, and the same Ann at work in Slack, where Self is never shown. */
async function annTwice(open: Open): Promise<{ home: Person; work: Person; taskId: string }> {
  const earth = await world(await open())
  const home = earth.person('ann')
  const work = earth.person('ann-at-work', { platform: 'slack', space: 'T1' })
  await home.says('hi')
  await work.says('hi')
  const user_id = await home.acts(async (me) => me.user.user_id)
  await earth.database.knex('chat_accounts').where({ external_id: 'ann-at-work' }).update({ user_id })
  await talk(home, [['zone edit self hide-on:slack', 'Saved: 🌱 Self', 'Messages already sent there stay']])
  // Nobody undoes that by the way.
  earth.clock.advance({ minutes: 11 })
  await talk(home, [
    ['task add Zebra therapist call today 6pm ~10m @self #zebra', 'Added: Zebra therapist call'],
    ['task add Zebra diary today @self ~5m', 'Added'],
    ['task add Zebra pills @self', 'Added'],
    ['task add Report @work ~20m', 'Added'],
    ['plan first:call second:report', 'Plan 0 of 2'],
    ['done pills', 'Done: Zebra pills'],
    ['start diary', 'Started: Zebra diary'],
  ])
  const row = await home.acts((me) => me.trx('tasks').where({ title: 'Zebra diary' }).first('task_id'))
  return { home, work, taskId: row?.task_id }
}

const all = (answer: Answer): string => [textOf(answer), JSON.stringify([answer.view, ...answer.followUps])].join('\n')

describeOnBothEngines('what is kept off a platform', (open) => {
  test('is not in any answer there: every example, every thing by its id, every suggestion, search, card', async () => {
    const { home, work, taskId } = await annTwice(open)
    const { commands } = work.world.host.catalogue
    const lines = commands
      // These say something of the person themself, or end what the others need.
      .filter(({ name }) => !/^(auth|admin) |^me (edit|delete|export)$|^zone /.test(name))
      .flatMap((command) => [
        ...command.examples,
        command.name,
        ...Object.entries(command.options)
          .filter(([, option]) => option.kind === 'lookup')
          .flatMap(([name]) => [
            formatLine(command.name, { [name]: taskId }),
            formatLine(command.name, { [name]: 'diary' }),
          ]),
      ])
    const leaks: string[] = []
    for (const line of ['task list find:diary', 'tasks', 'stats', 'undo', 'home', 'what now', ...lines]) {
      const shown = all(await work.world.dispatcher.answer(work.request({ kind: 'typed', line })))
      if (SECRET.test(shown)) leaks.push(`${line} → ${shown.slice(0, 400)}`)
    }
    for (const { name, options } of commands)
      for (const [blank, option] of Object.entries(options))
        for (const typed of ['', 'diary', 'z']) {
          if (!option.suggest) continue
          const said = await work.world.dispatcher.suggest(
            work.request({ kind: 'typed', line: '' }),
            name,
            blank,
            typed,
          )
          if (SECRET.test(JSON.stringify(said))) leaks.push(`${name} ${blank}: ${JSON.stringify(said)}`)
        }
    expect(leaks).toEqual([])
    const card = await work.world.dispatcher.redrawCard(work.request({ kind: 'pressed', line: '' }), {
      kind: 'task',
      id: taskId,
    })
    expect(card).toBeNull()
    expect(all(await home.says('tasks'))).toMatch(SECRET)
    // Some six hundred lines on a machine that may be busy.
  })

  test('is counted as personal things, and no more', async () => {
    const { work } = await annTwice(open)
    const plan = await work.says('my day')
    expect(textOf(plan)).toContain('1 personal thing')
    expect(textOf(plan)).toContain('to do: Report')
    expect(textOf(await work.says('review'))).toContain('Also done: 1 personal thing')
    const shown = await work.says('zone')
    expect(textOf(shown)).toMatch(/2 personal things\n1 zone is hidden here\./)
    expect(viewText((await work.presses(shown, 'Show it here')).view)).toContain('Self')
    expect(all(await work.says('tasks'))).toMatch(SECRET)
  })
})
