// `keys rotate`: encrypts everything again under another key. After a kill at any moment each row is under a key that
// still exists; running it again continues.
import type { Command } from 'commander'
import { acquireServingLock, type Database } from '../database/index.ts'
import * as installations from '../domain/access/installations.ts'
import { createSeal, type Seal } from '../domain/access/sealed.ts'
import { listSealedAddresses, resealAddress } from '../domain/calendars/addresses.ts'
import { deleteOldKey, replaceKey } from '../ops/secret-key.ts'
import { UserError } from '../user-error.ts'
import type { OperatorContext } from './operator.ts'

export function addKeysRotate(program: Command, operator: OperatorContext): void {
  program
    .command('keys')
    .description('The key that encrypts tokens')
    .command('rotate')
    .description(
      'Encrypt everything again: with a new key beside the SQLite file, or from SECRET_KEY_OLD to SECRET_KEY',
    )
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { databaseUrl } = operator.loadConfig()
      const isKept = (operator.environment['SECRET_KEY'] ?? '').trim() === ''
      const counts = await operator.withDatabase((database) =>
        isKept ? rotateStoredKey(operator, database) : rotateEnvironmentKey(operator, database),
      )
      if (json) return operator.print(JSON.stringify({ resealed: counts.installations, calendars: counts.calendars }))
      const { installations: spaces, calendars } = counts
      operator.print(
        `Encrypted again: ${spaces} ${spaces === 1 ? 'installation' : 'installations'}, ${calendars} ${calendars === 1 ? 'calendar' : 'calendars'}.`,
      )
      operator.print(CONSEQUENCES)
      if (!isKept) operator.print('You can remove SECRET_KEY_OLD from every process now.')
      else operator.print(`Make a backup: older ones of ${databaseUrl.replace(/^sqlite:/, '')} hold the old key.`)
    })
}

const CONSEQUENCES =
  'What was made with the old key stops working: open codes and private links, calendar addresses, and a sign-in on the page at its next renewal. People can ask for new ones; nothing they wrote is touched.'

/** The key file: no process may be serving, since it would encrypt with the old key. */
async function rotateStoredKey(operator: OperatorContext, database: Database): Promise<RotatedCounts> {
  const { file } = database
  if (file === undefined) throw new UserError('A database in memory has no key to rotate.')
  const unlock = await acquireServingLock(database)
  try {
    await requireNoneLost(database, currentSeal(operator))
    const { key, old } = replaceKey(file)
    const counts = await resealAll(operator, database, createSeal(key, old), key)
    deleteOldKey(file)
    return counts
  } finally {
    await unlock()
  }
}

/** Keys from the environment: running processes need both, so that all of them can decrypt each row. */
async function rotateEnvironmentKey(operator: OperatorContext, database: Database): Promise<RotatedCounts> {
  const { oldSecretKeys } = operator.loadConfig()
  if (oldSecretKeys.length === 0)
    throw new UserError(
      'Set the new key as SECRET_KEY and the old one as SECRET_KEY_OLD, restart every process with both, then run this again.',
    )
  await requireNoneLost(database, currentSeal(operator))
  return resealAll(operator, database, currentSeal(operator), operator.loadConfig().secretKey)
}

function currentSeal(operator: OperatorContext): Seal {
  const { secretKey, oldSecretKeys } = operator.loadConfig()
  return createSeal(secretKey, oldSecretKeys)
}

/** @throws UserError before any change, if something can't be decrypted */
async function requireNoneLost({ knex }: Database, seal: Seal): Promise<void> {
  const all = await knex.transaction((trx) => installations.listSealedInstallations(trx, seal))
  const lost = all.filter(({ state }) => state === 'lost').length
  if (lost > 0)
    throw new UserError(
      `${lost} of ${all.length} installations are encrypted with a key that isn't here. Set that key as SECRET_KEY_OLD, or install those workspaces again. Nothing was changed.`,
    )
}

/** What was encrypted again. */
interface RotatedCounts {
  readonly installations: number
  readonly calendars: number
}

async function resealAll(
  operator: OperatorContext,
  database: Database,
  seal: Seal,
  secretKey: string,
): Promise<RotatedCounts> {
  const { clock, createProgress } = operator
  const { knex } = database
  const all = await knex.transaction((trx) => installations.listSealedInstallations(trx, seal))
  // One whose key is lost stays as it is: its person is told that it can't be read.
  const addresses = (await knex.transaction((trx) => listSealedAddresses(trx, seal))).filter(
    ({ state }) => state === 'old',
  )
  const bar = createProgress('Encrypting', all.length + addresses.length)
  let count = 0
  let calendars = 0
  for (const [at, { spaceId }] of all.entries()) {
    // One at a time: a workspace whose token is being refreshed waits, the others do not.
    if (await knex.transaction((trx) => installations.resealInstallation(trx, seal, spaceId, clock.now()))) count++
    bar.update(at + 1)
  }
  for (const [at, { calendarId }] of addresses.entries()) {
    if (await knex.transaction((trx) => resealAddress(trx, seal, secretKey, calendarId, clock.now()))) calendars++
    bar.update(all.length + at + 1)
  }
  bar.end()
  return { installations: count, calendars }
}
