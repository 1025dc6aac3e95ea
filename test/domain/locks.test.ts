// Row locks: which kind each place takes, and that newcomers of one workspace do not wait for one another.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isCodeTryAllowed } from '../../src/domain/access/codes.ts'
import { opener } from '../support/databases.ts'
import { codeIn } from '../support/linking.ts'
import { talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/**
 * FOR UPDATE excludes the key share that every insert takes of the rows it names, so that all inserts about a person, a
 * space, a task wait for it, and two that inserted before they lock wait for each other. It belongs where the locked row
 * is deleted afterwards; everywhere else FOR NO KEY UPDATE keeps writers apart.
 */
const DELETES_WHAT_IT_LOCKS: Readonly<Record<string, number>> = {
  'src/domain/access/sessions/token-family.ts': 1,
  'src/domain/people/linking/answer-link.ts': 1,
  'src/domain/privacy/erase/index.ts': 1,
  'src/domain/request/undo.ts': 2,
}

describe('row locks', () => {
  test('FOR UPDATE only where the row is deleted after', () => {
    const found: Record<string, number> = {}
    for (const folder of ['src', 'adapters'])
      for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!entry.endsWith('.ts')) continue
        const text = readFileSync(`${folder}/${entry}`, 'utf8')
        const count = text.match(/\bforUpdate\b|\bFOR UPDATE\b/g)?.length ?? 0
        if (count > 0) found[`${folder}/${entry}`] = count
      }
    expect(found).toEqual(DELETES_WHAT_IT_LOCKS)
  })
})

const postgresCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error)

/** More say nothing else, and are slow where the machine is busy. */
const NEWCOMERS = 6

describe('at once, on the engine where they run side by side', () => {
  const open = opener('postgres')
  const ACME = { platform: 'slack', space: 'T1' }

  test('six newcomers of one workspace type their codes, and each is asked', async () => {
    const database = await open()
    const earth = await world(database)
    const codes: string[] = []
    for (let index = 0; index < NEWCOMERS; index++)
      codes.push(codeIn(await earth.person(`p${index}`).says('auth link')))
    // The workspace is known already, as it is from its second person on.
    await earth.person('first', { ...ACME, externalId: 'U0' }).says('hello')
    // Who waits in a circle is refused by the server after a second, and begun again, for as long as there are two of them.
    const refused: unknown[] = []
    database.knex.on('query-error', (error: unknown) => refused.push(postgresCode(error)))
    const answers = await Promise.all(
      codes.map((code, index) =>
        earth.person(`n${index}`, { ...ACME, externalId: `N${index}` }).says(`auth redeem ${code}`),
      ),
    )
    expect(answers.map(textOf).filter((text) => text.includes('Link these two?'))).toHaveLength(NEWCOMERS)
    expect(earth.errors).toEqual([])
    expect(refused).toEqual([])
  })

  test('while one of a workspace types a code, another one’s row can be inserted there', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann', { ...ACME, externalId: 'U0' })
    await ann.says('hello')
    const newcomer = earth.person('ben', { ...ACME, externalId: 'U1' })
    // The lock of a try is held until this transaction ends, which it does after the other one is answered.
    await ann.acts(async (me) => {
      if (!me.account) throw new Error('No account')
      await isCodeTryAllowed(me.trx, me.account, me.now)
      await talk(newcomer, [['Buy milk', 'Buy milk']])
    })
    expect(await database.knex('chat_accounts').whereNotNull('user_id')).toHaveLength(2)
  })

  test('while somebody’s request runs, another person gives them a task', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('hello')
    await talk(ann, [['project add Flat'], ['project invite project:flat person:ben'], ['Paint walls +flat']])
    await ben.acts(async () => talk(ann, [['task give task:walls to:ben', 'ben']]))
    expect(earth.errors).toEqual([])
  })
})
