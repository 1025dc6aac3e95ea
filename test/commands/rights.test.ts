// Who may do what: owner, member, former member, stranger, for every command and button that touches a task, a comment
// or a project. What is not yours and what is not there are answered alike, and change nothing.
import { expect, test } from 'vitest'
import type { AnyCommand } from '../../src/chat/command.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import { commands } from '../../src/commands/index.ts'
import type { Me } from '../../src/domain/request/me.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const MISSING = '00000000-0000-4000-8000-000000000000'
const REFUSED = /has that one|Only the owner|Someone else wrote|The owner can't leave|is not in Flat/

// Some three hundred requests each: they take their time on a busy machine.
/** For each line: does the owner, does a member, get it done? Everybody else finds nothing. */
const MATRIX: readonly (readonly [line: string, owner: boolean, member: boolean])[] = [
  ['task show task:TASK', true, true],
  ['task list project:PROJECT', true, true],
  ['task start task:TASK', true, false],
  ['task done task:TASK', true, false],
  ['task drop task:TASK', true, false],
  ['task block task:TASK on:rain', true, false],
  ['task move task:TASK to:friday', true, false],
  ['task move task:TASK every:mon', true, false],
  ['task edit task:TASK title:Other', true, false],
  ['task file task:TASK tags:x', true, false],
  ['task file task:TASK parent:OTHER', true, false],
  ['task give task:TASK how:do_with_me', true, false],
  ['task give task:TASK to:BEN', true, true],
  ['task reopen task:OVER', true, false],
  ['task add title:More project:PROJECT', true, true],
  ['task split task:TASK', true, false],
  ['task split task:TASK lines:"Open the tin, 1 min"', true, false],
  ['step done step:STEP', true, false],
  ['step split step:STEP', true, false],
  ['step merge step:STEP', true, false],
  ['step skip step:STEP', true, false],
  ['step edit step:STEP text:Other', true, false],
  ['step edit step:STEP how:do_with_me', true, false],
  ['step stuck step:STEP', true, true],
  ['comment show task:TASK', true, true],
  ['comment add task:TASK text:Hello', true, true],
  ['comment edit comment:COMMENT text:Other', true, false],
  ['comment drop comment:COMMENT', true, false],
  ['comment drop comment:BENS', true, true],
  ['comment edit comment:BENS text:Other', false, true],
  ['project show project:PROJECT', true, true],
  ['project edit project:PROJECT about:Ours', true, false],
  ['project invite project:PROJECT person:CAT', true, false],
  ['project leave project:PROJECT person:BEN', true, true],
  ['project leave project:PROJECT', false, true],
  ['project archive project:PROJECT open:keep', true, false],
  ['project archive project:PROJECT open:keep back:yes', true, false],
]

describeOnBothEngines('rights', (open) => {
  test('the matrix over owner, member, former member and stranger has no wrong cell', async () => {
    const { earth, ann, ben, cat, eve, ids } = await house(await open())
    for (const [template, owner, member] of MATRIX) {
      const line = filled(template, ids)
      for (const [name, person] of [
        ['a former member', cat],
        ['a stranger', eve],
      ] as const) {
        const before = await rows(earth)
        const theirs = textOf(await presses(person, line))
        const none = textOf(await presses(person, filled(template, { ...ids, ...gone })))
        expect(theirs, `${name}: ${template}`).toBe(none)
        expect(await rows(earth), `${name}: ${template}`).toEqual(before)
      }
      for (const [name, person, may] of [
        ['the owner', ann, owner],
        ['a member', ben, member],
      ] as const) {
        const before = await rows(earth)
        const answer = await presses(person, line)
        const text = textOf(answer)
        expect(REFUSED.test(text), `${name}: ${template}\n${text}`).toBe(!may)
        expect(text, `${name}: ${template}`).not.toContain('no longer here')
        if (!may) expect(await rows(earth), `${name}: ${template}`).toEqual(before)
        if (answer.view.buttons.some(({ label }) => label === 'Undo')) await person.presses(answer, 'Undo')
      }
    }
    expect(earth.errors).toEqual([])
  })

  test('every command with a look-up answers what is not yours like what is not there', async () => {
    const { earth, cat, eve, ids } = await house(await open())
    const before = await rows(earth)
    const kinds: Readonly<Record<string, string>> = {
      task: ids['TASK'] ?? '',
      comment: ids['COMMENT'] ?? '',
      step: ids['STEP'] ?? '',
      project: ids['PROJECT'] ?? '',
    }
    let cells = 0
    for (const command of commands)
      for (const [option, kind] of lookups(command)) {
        const samples = required(command, option)
        for (const person of [cat, eve]) {
          const ask = async (id: string) =>
            textOf(await presses(person, formatLine(command.name, { ...samples, [option]: id })))
          expect(await ask(kinds[kind] ?? ''), `${command.name} ${option}`).toBe(await ask(MISSING))
          cells++
        }
      }
    expect(cells).toBeGreaterThan(40)
    expect(await rows(earth)).toEqual(before)
    expect(earth.errors).toEqual([])
  })

  test('every button that the owner is shown gives a stranger and a former member nothing', async () => {
    const { earth, ann, cat, eve, ids } = await house(await open())
    const shown = []
    for (const template of [
      'task show task:TASK',
      'task list project:PROJECT',
      'comment show task:TASK',
      'project show project:PROJECT',
      'project show',
    ])
      shown.push(await presses(ann, filled(template, ids)))
    const lines = [...new Set(shown.flatMap(({ view }) => allButtons(view)).map(({ line }) => line))]
    expect(lines.length).toBeGreaterThan(8)
    const before = await rows(earth)
    const secret = new RegExp(Object.values(ids).join('|'), 'g')
    for (const line of lines.filter((each) => each.search(secret) >= 0))
      for (const person of [cat, eve])
        expect(textOf(await presses(person, line)).replaceAll(secret, MISSING), line).toBe(
          textOf(await presses(person, line.replaceAll(secret, MISSING))),
        )
    expect(await rows(earth)).toEqual(before)
  })

  test('a former member takes nothing back in what they left', async () => {
    const { ann, ben, ids } = await house(await open())
    const given = await presses(ben, filled('task give task:TASK to:BEN', ids))
    await presses(ann, filled('project leave project:PROJECT person:BEN', ids))
    expect(textOf(await ben.presses(given, 'Undo'))).toMatch(/changed since|Someone else has it now/)
  })

  test('who gave a task away for good takes nothing back in it', async () => {
    const { ann, ben, ids } = await house(await open())
    await presses(ben, filled('task give task:TASK to:BEN', ids))
    const blocked = await presses(ben, filled('task block task:TASK on:rain', ids))
    await presses(ann, filled('task give task:TASK to:ANN', ids))
    expect(textOf(await ben.presses(blocked, 'Undo'))).toContain('Someone else has it now')
  })
})

const gone = {
  TASK: MISSING,
  OTHER: MISSING,
  OVER: MISSING,
  PROJECT: MISSING,
  COMMENT: MISSING,
  BENS: MISSING,
  STEP: MISSING,
}

const presses = (person: Person, line: string) => {
  person.world.clock.advance({ ms: 1 })
  return person.world.dispatcher.answer(person.request({ kind: 'pressed', line }))
}

const filled = (line: string, ids: Readonly<Record<string, string>>): string =>
  line.replaceAll(/[A-Z]{3,}/g, (name) => ids[name] ?? name)

/** Ann's project with Ben in it, Cat who was put out, and Eve who was never there. */
async function house(database: Parameters<typeof world>[0]) {
  const earth: World = await world(database)
  const [ann, ben, cat, eve] = [earth.person('ann'), earth.person('ben'), earth.person('cat'), earth.person('eve')]
  for (const each of [ben, cat, eve]) await each.says('hello there')
  for (const line of [
    'project add Flat',
    'project invite project:flat person:ben',
    'project invite project:flat person:cat',
    'Paint walls +flat',
    'Buy paint +flat',
    'Old thing +flat',
    'done "old thing"',
    'comment add task:walls text:Blue',
    'task split "buy paint" lines:"Open the tin, 1 min\nStir the paint, 2 min\nPaint one wall, 9 min"',
    'yes',
  ])
    await ann.says(line)
  await ben.says('comment add task:walls text:Green')
  await cat.says('comment add task:walls text:Red')
  await ann.says('project leave project:flat person:cat')
  const id = async (table: string, column: string, where: Record<string, string>) =>
    String((await database.knex(table).where(where).first(column))?.[column])
  const user = (username: string) => id('users', 'user_id', { username })
  const ids = {
    ANN: await user('ann'),
    BEN: await user('ben'),
    CAT: await user('cat'),
    TASK: await id('tasks', 'task_id', { title: 'Paint walls' }),
    OTHER: await id('tasks', 'task_id', { title: 'Buy paint' }),
    OVER: await id('tasks', 'task_id', { title: 'Old thing' }),
    PROJECT: await id('projects', 'project_id', { name: 'Flat' }),
    COMMENT: await id('task_comments', 'comment_id', { content: 'Blue' }),
    STEP: await id('micro_steps', 'step_id', { description: 'Open the tin' }),
    BENS: await id('task_comments', 'comment_id', { content: 'Green' }),
  }
  return { earth, ann, ben, cat, eve, ids: ids as Readonly<Record<string, string>> }
}

/** What nobody without the right may change. */
async function rows({ database: { knex } }: World) {
  const task = await knex('tasks')
    .whereIn('project_id', knex('projects').where({ name: 'Flat' }).select('project_id'))
    .orderBy('task_id')
  return {
    task,
    steps: await knex('micro_steps').orderBy('step_id'),
    comments: await knex('task_comments').orderBy('comment_id'),
    projects: await knex('projects').orderBy('project_id'),
    members: await knex('project_members').orderBy('project_member_id'),
  }
}

/** The blanks of a command that name a task, a comment or a project. */
function lookups(command: AnyCommand<Me>): (readonly [option: string, kind: string])[] {
  const kinds: Readonly<Record<string, string>> = {
    task: 'task',
    parent: 'task',
    first: 'task',
    second: 'task',
    third: 'task',
    comment: 'comment',
    step: 'step',
    project: 'project',
  }
  return Object.entries(command.options).flatMap(([name, option]) => {
    const kind = kinds[name]
    return option.kind === 'lookup' && kind !== undefined ? [[name, kind] as const] : []
  })
}

/** Something for every other needed blank. */
function required(command: AnyCommand<Me>, except: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(command.options).flatMap(([name, option]) => {
      if (name === except || !option.isRequired) return []
      if (option.kind === 'integer') return [[name, String(option.min ?? 1)]]
      if (option.kind === 'lookup') return name === 'person' ? [[name, 'me']] : [[name, MISSING]]
      return [[name, option.choices?.[0]?.value ?? (option.kind === 'when' ? 'tomorrow' : 'words')]]
    }),
  )
}
