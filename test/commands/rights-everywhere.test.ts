// Every command, and every button of every answer, pressed by whoever has no right to it any more, or never had: another
// tenant, an account that was unlinked, an admin who was demoted, somebody who was switched off.
import { expect, test } from 'vitest'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import { commands } from '../../src/commands/index.ts'
import { models } from '../../src/models/all.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { linked } from '../support/linking.ts'
import { textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const ACME = { platform: 'slack', space: 'T1', spaceName: 'Acme' } as const
const SECRET = /Zebra|Okapi/
const LINES_A_LOOK = 8

describeOnBothEngines('rights everywhere', (open) => {
  test('another tenant and an unlinked account get nothing by any command or button of hers', async () => {
    const earth = await world(await open())
    const { first: ann, second: gone } = await linked(earth)
    const away = earth.person('ann', { ...ACME, space: 'T2', externalId: 'ann' })
    await away.says('hello')
    await furnish(ann)
    const lines = await linesOf(ann)
    expect(lines.length).toBeGreaterThan(100)
    await ann.says('auth unlink account:discord')
    const [mine] = await earth.database.knex('users').where({ username: 'ann' }).select('user_id')
    const before = await rowsOf(earth, mine.user_id)
    // Every table is read for each look, so that a few lines are looked at together.
    for (let from = 0; from < lines.length; from += LINES_A_LOOK) {
      const some = lines.slice(from, from + LINES_A_LOOK)
      for (const line of some)
        for (const person of [away, gone]) expect(textOf(await presses(person, line)), line).not.toMatch(SECRET)
      expect(await rowsOf(earth, mine.user_id), some.join('\n')).toEqual(before)
    }
    expect(earth.errors).toEqual([])
  })

  test('somebody who was switched off gets one sentence, whatever they say or press', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await furnish(ann)
    const lines = await linesOf(ann)
    await earth.database.knex('users').where({ username: 'ann' }).update({ is_active: false })
    const [{ user_id: mine }] = await earth.database.knex('users').where({ username: 'ann' })
    const before = await rowsOf(earth, mine)
    for (const line of lines)
      expect(textOf(await presses(ann, line)), line).toBe(
        'This account is switched off. An admin here can switch it on.',
      )
    // A delivery of a platform's is answered too, and once.
    const delivered = { deliveryId: 'd1' }
    expect(textOf(await ann.says('hello', delivered))).toContain('This account is switched off.')
    expect((await ann.says('hello', delivered)).isRepeat).toBe(true)
    expect(await rowsOf(earth, mine)).toEqual(before)
    expect(earth.errors).toEqual([])
  })

  test('a demoted admin has no command and no button of an admin', async () => {
    const earth = await world(await open())
    const ben = earth.person('ben', { ...ACME, externalId: 'U2' })
    const ann = earth.person('ann', { ...ACME, externalId: 'U1' })
    for (const each of [ben, ann]) await each.says('hello')
    const admin = { isSpaceAdmin: async () => true }
    const shown = [await ben.says('admin people', admin), await ben.says('admin audit', admin)]
    const some = commands.filter(({ isForAdmins }) => isForAdmins)
    expect(some.map(({ name }) => name)).toEqual(['admin audit', 'admin people', 'admin set', 'auth invite'])
    const lines = [
      ...some.map(({ name }) => `${name}${name === 'admin set' ? ' person:ann active:no' : ''}`),
      ...shown.flatMap(({ view }) => allButtons(view)).map(({ line }) => line),
    ]
    const before = await everything(earth)
    for (const line of lines) {
      const said = await earth.dispatcher.answer(
        ben.request({ kind: 'pressed', line }, { isSpaceAdmin: async () => false }),
      )
      expect(textOf(said), line).toContain('Only admins')
    }
    expect(await everything(earth)).toEqual(before)
    expect(earth.errors).toEqual([])
  })
})

/** One of each thing, by names nobody else has. */
async function furnish(ann: Person): Promise<void> {
  for (const line of [
    'Zebra walk ~40m',
    'Okapi feeding tomorrow 9am @life',
    'comment add zebra text:"Zebra likes tea"',
    'habit add "Zebra grooming" at:21:00',
    'goal add "Okapi book" by:"12 June"',
    'zone add "Zebra house"',
    'project add "Okapi park"',
    'energy log 2 "Zebra slept"',
    'split zebra',
    'ritual morning',
    'focus start zebra 25',
    'nudge set kind:evening',
  ])
    await ann.says(line)
}

/** Every command with her own things in its blanks, and every button of every answer on the way. */
async function linesOf(ann: Person): Promise<string[]> {
  const ids = await idsOf(ann)
  const lines = new Set<string>()
  for (const command of commands) {
    // Those that end what the others stand on.
    if (['auth unlink', 'me delete', 'auth logout'].includes(command.name)) continue
    const blanks = Object.entries(command.options).flatMap(([name, option]) => {
      const id = ids[name] ?? ids[THINGS[name] ?? '']
      if (option.kind === 'lookup' && id !== undefined) return [[name, id] as const]
      if (!option.isRequired) return []
      if (option.kind === 'integer') return [[name, String(option.min ?? 1)] as const]
      return [[name, option.choices?.[0]?.value ?? (option.kind === 'when' ? 'tomorrow' : 'words')] as const]
    })
    lines.add(formatLine(command.name, Object.fromEntries(blanks)))
  }
  for (const line of [...lines].filter((each) => /^(\w+ (show|list|suggest|home|welcome|morning|week))\b/.test(each))) {
    const { view } = await presses(ann, line)
    for (const button of allButtons(view)) lines.add(button.line)
  }
  return [...lines]
}

const THINGS: Readonly<Record<string, string>> = {
  parent: 'task',
  first: 'task',
  second: 'task',
  third: 'task',
  what: 'task',
  link: 'code',
}

/** Ids of her things by the names of the blanks they fit. */
async function idsOf(ann: Person): Promise<Readonly<Record<string, string>>> {
  const { knex } = ann.world.database
  const last = async (table: string, column: string) =>
    String((await knex(table).orderBy(column, 'desc').first(column))?.[column] ?? '')
  return {
    task: await last('tasks', 'task_id'),
    step: await last('micro_steps', 'step_id'),
    comment: await last('task_comments', 'comment_id'),
    habit: await last('habits', 'habit_id'),
    goal: await last('goals', 'goal_id'),
    zone: await last('compass_zones', 'zone_id'),
    project: await last('projects', 'project_id'),
    change: await last('changes', 'change_id'),
    session: await last('focus_sessions', 'session_id'),
    nudge: await last('nudges', 'nudge_id'),
    account: await last('chat_accounts', 'account_id'),
    code: await last('link_codes', 'code_id'),
    person: await last('users', 'user_id'),
  }
}

const presses = (person: Person, line: string) => {
  person.world.clock.advance({ ms: 1 })
  return person.world.dispatcher.answer(person.request({ kind: 'pressed', line }))
}

/** All rows that name this person, but what the machine notes by itself. */
async function rowsOf({ database: { knex } }: World, userId: string): Promise<unknown> {
  const found: Record<string, unknown> = {}
  for (const { tableName, idColumn } of models)
    if (!['audit_entries', 'chat_accounts', 'recent_views', 'nudges', 'drafts'].includes(tableName)) {
      const rows: Record<string, unknown>[] = await knex(tableName).orderBy(String(idColumn))
      found[tableName] = rows.filter((row) => Object.values(row).includes(userId))
    }
  return found
}

async function everything({ database: { knex } }: World): Promise<unknown> {
  const all = models.filter(({ tableName }) => !['recent_views', 'chat_accounts'].includes(tableName))
  return Promise.all(all.map(({ tableName }) => knex(tableName).select()))
}
