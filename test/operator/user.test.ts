// What an operator does for one person: find them, give them their data, forget them, link them, make them an operator.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { operating } from '../support/operating.ts'
import { talk } from '../support/talk.ts'
import { type World, world } from '../support/world.ts'

const KEY = 'a key for tests, longer than thirty-two bytes'

describeOnBothEngines('people', (open, engine) => {
  /** SQLite's is a file: what is in memory belongs to one connection. */
  async function town(): Promise<{ earth: World; folder: string; operate: ReturnType<typeof operating> }> {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-user-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    let database: Database
    if (engine === 'postgres') database = await open()
    else {
      database = await openDatabase(`sqlite:${join(folder, 'proxy.db')}`)
      onTestFinished(() => database.close())
      await migrate(database, 'latest')
    }
    const earth = await world(database)
    await talk(earth.person('ann'), [
      ['Buy milk', 'Added'],
      ['project add Flat', 'Flat'],
    ])
    await talk(earth.person('ben'), [['Call Ann', 'Added']])
    return { earth, folder, operate: operating({ DATABASE_URL: database.url, SECRET_KEY: KEY }, earth.clock) }
  }

  test('are listed with where they talk, and nothing of what they do', async () => {
    const { operate } = await town()
    const { out } = await operate('user', 'list')
    expect(out).toMatch(/^ann {2}\S{36} {2}terminal {2}Europe\/Vienna {2}seen 2026-03-05\nben /)
    expect(out).toContain('2 in all.')
    expect(out).not.toContain('milk')
    const first = await operate('user', 'list', '--limit', '1')
    expect(first.out).toContain('1 to 1 of 2; continue with --from 2.')
    const people = JSON.parse((await operate('user', 'list', '--json')).out)
    expect(people[0]).toMatchObject({ username: 'ann', platforms: ['terminal'], isActive: true, isOperator: false })
    expect((await operate('user', 'list', '--limit', 'many')).code).toBe(2)
  })

  test('are moved in from a file: shown first, once, and out again as todo.txt and ICS', async () => {
    const { operate, earth, folder } = await town()
    const file = join(folder, 'todo.txt')
    await writeFile(
      file,
      '(A) 2026-03-01 Call mum +Family\n2024-01-02 Old plan +Family\nx 2026-03-01 2026-02-01 Post it\n',
    )
    const shown = await operate('user', 'import', 'ann', file)
    expect(shown).toMatchObject({ code: 0, errors: '' })
    expect(shown.out).toContain('todo.txt: 2 tasks, 1 list; 1 older than a year stays parked; 1 done, left behind.')
    expect(shown.out).toContain(`Nothing was saved. To bring them in: npm run cli -- user import ann ${file} --yes`)
    expect(await earth.database.knex('tasks').where('title', 'Call mum')).toEqual([])
    expect((await operate('user', 'import', 'ann', file, '--yes')).out).toContain('ann can undo it for 7 days.')
    const again = JSON.parse((await operate('user', 'import', 'ann', file, '--yes', '--json')).out)
    expect(again).toMatchObject({ username: 'ann', source: 'todo.txt', tasks: 0, known: 2 })
    await talk(earth.person('ann'), [['task list find:mum', 'Call mum']])
    expect((await operate('user', 'export', 'ann', '--format', 'todo.txt')).out).toMatch(
      /^\(A\) \S+ Call mum \+Family id:/m,
    )
    expect((await operate('user', 'export', 'ann', '--format', 'ics')).out).toContain('SUMMARY:Call mum')
    const missing = await operate('user', 'import', 'ann', join(folder, 'none.csv'))
    expect(missing).toMatchObject({ code: 1, errors: expect.stringContaining('There is no file') })
    await writeFile(join(folder, 'bad.csv'), 'TYPE,CONTENT,PRIORITY\ntask,"=1+1",4\n')
    expect((await operate('user', 'import', 'ann', join(folder, 'bad.csv'))).errors).toContain('spreadsheet formula')
  })

  test('get every row of theirs, in a file that only its owner reads', async () => {
    const { operate, folder } = await town()
    const file = join(folder, 'ann.json')
    expect(await operate('user', 'export', 'ann', file)).toMatchObject({ code: 0, errors: '' })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const data = JSON.parse(await readFile(file, 'utf8'))
    expect(data.tables.tasks).toMatchObject([{ title: 'Buy milk' }])
    expect(JSON.parse((await operate('user', 'export', 'ben')).out).tables.tasks).toMatchObject([{ title: 'Call Ann' }])
    expect((await operate('user', 'export', 'ann', file)).errors).toContain('already exists')
    expect(await operate('user', 'export', 'nobody')).toMatchObject({
      code: 1,
      errors: /Nobody here is called “nobody”/,
    })
  })

  test('are who their id says, also where somebody calls themself by it', async () => {
    const { earth, operate } = await town()
    const { user_id: id } = await earth.database.knex('users').where({ username: 'ann' }).first()
    await talk(earth.person('ben'), [[`me edit username:${id}`, id]])
    expect(JSON.parse((await operate('user', 'export', id)).out).tables.tasks).toMatchObject([{ title: 'Buy milk' }])
  })

  test('are forgotten only where it is confirmed, and then no id of theirs remains', async () => {
    const { earth, operate } = await town()
    const { user_id } = await earth.database.knex('users').where({ username: 'ann' }).first('user_id')
    const asked = await operate('user', 'erase', 'ann')
    expect(asked.code).toBe(1)
    expect(asked.errors).toContain('would remove ann, for good: users 1, projects 2')
    expect(await earth.database.knex('users')).toHaveLength(2)
    const done = await operate('user', 'erase', 'ann', '--yes')
    expect(done).toMatchObject({ code: 0, errors: '' })
    for (const { tableName } of models)
      expect(JSON.stringify(await earth.database.knex(tableName)), tableName).not.toContain(user_id)
    expect((await operate('user', 'list')).out).toContain('1 in all.')
  })

  test('link another account by a code, to which both sides say yes', async () => {
    const { earth, operate } = await town()
    const { out, code } = await operate('user', 'link', 'ann')
    expect(code).toBe(0)
    const [word = ''] = out.split('\n')
    expect(word).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
    const elsewhere = earth.person('ann-on-discord', { platform: 'discord' })
    const answer = await talk(elsewhere, [[`auth redeem ${word}`, 'ann']])
    expect(answer.view.buttons.length).toBeGreaterThan(0)
  })

  test('become operators by a token, once, or by name; and none again', async () => {
    const { earth, operate } = await town()
    const { out } = await operate('admin', 'token')
    const [word = ''] = out.split('\n')
    await talk(earth.person('ann'), [[`auth redeem ${word}`, 'You are an operator of this Proxy now']])
    expect((await operate('user', 'list')).out).toMatch(/^ann .* operator$/m)
    await earth.person('ben').says(`auth redeem ${word}`)
    expect((await operate('user', 'list')).out).not.toMatch(/^ben .* operator$/m)
    expect((await operate('user', 'role', 'ben', 'operator')).out).toContain('ben is now an operator')
    expect((await operate('user', 'role', 'ben', 'operator')).out).toContain('already')
    expect((await operate('user', 'role', 'ann', 'none')).out).toContain('ann is no longer an operator')
    expect((await operate('user', 'role', 'ann', 'king')).code).toBe(2)
  })
})
