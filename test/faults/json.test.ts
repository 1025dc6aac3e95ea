// JSON columns are text that people restore, edit and break. Whatever stands in them, every command still answers: what
// makes no sense is left out, and told once. Short: all columns at once; FAULTS=full: each column, each value.
import { expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import type { Database } from '../../src/database/index.ts'
import { onDamagedJson } from '../../src/models/damaged-json.ts'
import { opener } from '../support/databases.ts'
import { furnished } from '../support/furnished.ts'
import { textOf } from '../support/talk.ts'

const COLUMNS = [
  ['users', 'preferences'],
  ['projects', 'team_members'],
  ['projects', 'settings'],
  ['projects', 'metadata'],
  ['tasks', 'tags'],
  ['tasks', 'metadata'],
  ['tasks', 'micro_steps'],
  ['tasks', 'children_ids'],
  ['achievements', 'criteria'],
  ['recent_views', 'buttons'],
  ['drafts', 'content'],
  ['changes', 'images'],
  ['audit_entries', 'detail'],
  ['settings', 'value'],
] as const
type Column = (typeof COLUMNS)[number]

const HOSTILE: readonly string[] = [
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}},"day_starts_at":"99:99","nudges_per_day":-1}',
  `["${'x'.repeat(1_000_000)}"]`,
  '{"raw_line":"cut off in the mid',
  '[[[[[[null]]]],{"label":7,"line":null}],"",0,true,{"table":"users","id":"","before":{"a":1},"after":null}]',
  '',
]

const isFull = process.env['FAULTS'] === 'full'
const open = opener('sqlite')

async function damage({ knex }: Database, columns: readonly Column[], text: string): Promise<void> {
  for (const [table, column] of columns) await knex(table).update({ [column]: text })
}

/** Says every example of a command to a person whose rows are damaged. */
async function survives(name: string, columns: readonly Column[], text: string): Promise<void> {
  const database = await open()
  const { ann } = await furnished(database, name)
  const { examples } = commands.find((command) => command.name === name) ?? { examples: [] }
  for (const line of examples) {
    await damage(database, columns, text)
    const shown = textOf(await ann.says(line))
    expect(shown, line).not.toContain('my fault')
    expect(shown.length, line).toBeLessThan(20_000)
  }
  expect(ann.world.errors).toEqual([])
  expect(Object.prototype).not.toHaveProperty('isAdmin')
}

test.each(commands.map(({ name }, index) => [name, HOSTILE[index % HOSTILE.length] ?? ''] as const))(
  '%s answers, whatever stands in its JSON',
  (name, text) => survives(name, COLUMNS, text),
)

test('what is damaged is told once, by its column', async () => {
  const heard: string[] = []
  onDamagedJson((column) => heard.push(column))
  const database = await open()
  const { ann } = await furnished(database, 'task list')
  const text = '{"never seen":"before", and cut'
  await damage(database, [['users', 'preferences']], text)
  for (let count = 0; count < 3; count++) await ann.says('task list')
  onDamagedJson(() => undefined)
  expect(heard).toEqual(['users.preferences'])
})

test.each((isFull ? COLUMNS : []).map((column) => [column.join('.'), column] as const))(
  'every command with each hostile value in %s',
  async (_name, column) => {
    for (const text of HOSTILE) for (const { name } of commands) await survives(name, [column], text)
  },
  3_600_000,
)
