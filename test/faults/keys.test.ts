// `keys rotate` is killed with kill -9 wherever it can be: before each file it touches, in the midst of writing one, with
// each row's transaction open, and after it. Whenever that is, every token opens, and said again it goes on to the end.
// Short here; FAULTS=full for more rows and two deaths a time.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import * as installations from '../../src/domain/access/installations.ts'
import { createSeal, type Seal } from '../../src/domain/access/sealed.ts'
import { loadOrCreateKeys } from '../../src/ops/secret-key.ts'
import { startChild } from '../support/child.ts'
import { operating } from '../support/operating.ts'
import { randoms } from '../support/random.ts'

const isFull = process.env['FAULTS'] === 'full'
const SEED = Number(process.env['FAULTS_SEED'] ?? 1)
const ROWS = isFull ? 25 : 2
const LONG = 1_200_000
const OLD = 'the former key, of which there are bytes enough'
const NEW = 'the key after it, of which there are as many here'

/**
 * The command, which dies by its own hand at one of its steps; none: lives. Prints how many steps it took.
 * Arguments: the settings as JSON, the step.
 */
const ROTATING = `
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const [environment, last] = process.argv.slice(1)
let step = 0
const isLast = () => ++step === Number(last)
const die = () => process.kill(process.pid, 'SIGKILL')
const { renameSync, rmSync, writeFileSync } = fs
fs.renameSync = (...args) => (isLast() ? die() : renameSync(...args))
fs.rmSync = (...args) => (isLast() ? die() : rmSync(...args))
fs.writeFileSync = (file, text, options) => {
  if (isLast()) die()
  if (isLast()) {
    // The half of it is there.
    writeFileSync(file, text.slice(0, text.length / 2), options)
    die()
  }
  writeFileSync(file, text, options)
}
syncBuiltinESMExports()
const { createOperatorContext } = await import('#operator/operator.js')
const { runOperatorCommand } = await import('#operator/run.js')
const stepped = () => {
  if (isLast()) die()
}
const code = await runOperatorCommand(['keys', 'rotate'], createOperatorContext({
  environment: JSON.parse(environment),
  version: 'of tests',
  clock: { now: () => (stepped(), new Date()) },
  print: () => undefined,
  printError: (text) => console.error(text),
  createProgress: () => ({ update: stepped, end: stepped }),
  platforms: {},
}))
console.log('steps ' + step)
process.exitCode = code
`

const placeOf = (row: number) => ({ platform: 'slack', externalId: `T${row}` })

async function install(database: Database, seal: Seal): Promise<void> {
  for (let row = 0; row < ROWS; row++)
    await database.knex.transaction((trx) =>
      installations.saveInstallation(trx, seal, placeOf(row), row === 0 ? '0' : `token ${row}`, new Date()),
    )
}

/** Every token but the first, which others renew meanwhile. */
async function expectAllOpen({ knex }: Database, seal: Seal): Promise<void> {
  for (let row = 1; row < ROWS; row++)
    expect(await knex.transaction((trx) => installations.findInstallation(trx, seal, placeOf(row)))).toBe(
      `token ${row}`,
    )
  expect(await knex.transaction((trx) => installations.findInstallation(trx, seal, placeOf(0)))).toMatch(/^\d+$/)
}

/** @returns whether it lived to its end */
async function rotates(environment: Readonly<Record<string, string>>, step: number): Promise<boolean> {
  const child = await startChild(ROTATING, [JSON.stringify(environment), String(step)])
  const { code, errors } = await child.ended()
  expect([null, 0], errors).toContain(code)
  return code === 0
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-keys-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Looks at everything with the keys a process would have that starts now. */
async function looking(url: string, sealOf: () => Seal): Promise<void> {
  const database = await openDatabase(url)
  await expectAllOpen(database, sealOf()).finally(() => database.close())
}

test(
  'the key beside the file, exchanged: dies at each step, opens all, goes on, and needs the new key only',
  async () => {
    const folder = await emptyFolder()
    const before = `sqlite:${join(folder, 'before', 'proxy.db')}`
    const database = await openDatabase(before)
    await migrate(database, 'latest')
    const { key: former } = loadOrCreateKeys(before)
    await install(database, createSeal(former))
    await database.close()
    const dice = randoms(SEED)
    let isThrough = false
    let step = 1
    for (; !isThrough; step++) {
      await cp(join(folder, 'before'), join(folder, `at ${step}`), { recursive: true })
      const url = `sqlite:${join(folder, `at ${step}`, 'proxy.db')}`
      const sealOf = () => {
        const { key, old } = loadOrCreateKeys(url)
        return createSeal(key, old)
      }
      isThrough = await rotates({ DATABASE_URL: url }, step)
      await looking(url, sealOf)
      if (isFull && !isThrough) {
        await rotates({ DATABASE_URL: url }, 1 + dice.below(step + 3))
        await looking(url, sealOf)
      }
      if (!isThrough) expect(await operating({ DATABASE_URL: url })('keys', 'rotate')).toMatchObject({ code: 0 })
      const { key, old } = loadOrCreateKeys(url)
      expect(old).toEqual([])
      expect(key).not.toBe(former)
      await looking(url, () => createSeal(key))
    }
    // Two files in turn, each row twice, the end of both: fewer would mean that it did not die where it was to.
    expect(step).toBeGreaterThan(10 + 2 * ROWS)
  },
  LONG,
)

test.each(['sqlite', 'postgres'] as const)(
  'from SECRET_KEY_OLD to SECRET_KEY, others working: at no moment is a token closed, none is renewed in vain (%s)',
  async (engine) => {
    const url =
      engine === 'postgres'
        ? await (await fetch(inject('postgresDoor'))).text()
        : `sqlite:${join(await emptyFolder(), 'proxy.db')}`
    const database = await openDatabase(url)
    onTestFinished(() => database.close())
    await migrate(database, 'latest')
    const environment = { DATABASE_URL: url, SECRET_KEY: NEW, SECRET_KEY_OLD: OLD }
    const both = createSeal(NEW, [OLD])
    let isThrough = false
    for (let step = 1; !isThrough; step += isFull ? 1 : 2) {
      await database.knex('spaces').delete()
      await install(database, createSeal(OLD))
      // As processes do that serve meanwhile, and know both keys.
      let isOver = false
      let looks = 0
      const renewing = (async () => {
        while (!isOver) {
          await database.knex.transaction((trx) =>
            installations.updateInstallation(trx, both, placeOf(0), (token) => `${Number(token) + 1}`, new Date()),
          )
          await expectAllOpen(database, both)
          looks++
        }
      })()
      try {
        isThrough = await rotates(environment, step)
      } finally {
        isOver = true
        await renewing
      }
      expect(looks).toBeGreaterThan(0)
      await expectAllOpen(database, both)
      expect(await operating(environment)('keys', 'rotate')).toMatchObject({ code: 0 })
      await expectAllOpen(database, createSeal(NEW))
      const token = await database.knex.transaction((trx) =>
        installations.findInstallation(trx, createSeal(NEW), placeOf(0)),
      )
      expect(token).toBe(`${looks}`)
    }
  },
  LONG,
)

test('a token that is renewed while its row is sealed anew stays the renewed one', async () => {
  const database = await openDatabase(await (await fetch(inject('postgresDoor'))).text())
  onTestFinished(() => database.close())
  const { knex } = database
  const both = createSeal(NEW, [OLD])
  await install(database, createSeal(OLD))
  const { space_id } = await knex('spaces').where({ external_id: 'T1' }).first('space_id')
  const begun = await knex.transaction(async (trx) => {
    await installations.updateInstallation(trx, createSeal(OLD), placeOf(1), () => 'renewed', new Date())
    const sealing = knex.transaction((other) => installations.resealInstallation(other, both, space_id, new Date()))
    await expect.poll(() => waiting(database), { interval: 20 }).toBe(1)
    return { sealing }
  })
  expect(await begun.sealing).toBe(true)
  expect(await knex.transaction((trx) => installations.findInstallation(trx, createSeal(NEW), placeOf(1)))).toBe(
    'renewed',
  )
})

/** How many sessions of this database wait for another one's lock. */
async function waiting({ knex }: Database): Promise<number> {
  const { rows } = await knex.raw(
    "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return Number(rows[0].n)
}
