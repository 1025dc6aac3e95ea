// `keys rotate`: encrypts everything again under another key. After a kill at any moment each row is under a key that
// still exists; running it again continues.
import type { Command } from 'commander'
import { acquireServingLock, type Database } from '../database/index.ts'
import * as installations from '../domain/access/installations.ts'
import { keepPeppers } from '../domain/access/peppers.ts'
import { createSeal, type Seal } from '../domain/access/sealed.ts'
import { listSealedAddresses, resealAddress } from '../domain/calendars/addresses.ts'
import { resealTokens } from '../domain/days/focus-signals/credentials.ts'
import { resealRevocations } from '../domain/days/focus-signals/revocations.ts'
import { resealRoleTokens } from '../domain/people/linked-roles/index.ts'
import { resealPushAddresses } from '../domain/people/push/addresses.ts'
import { resealVapidKeys } from '../domain/people/push/vapid-keys.ts'
import { resealWebhooks } from '../domain/webhooks/target.ts'
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
    .option('--check', 'only say what ends with the old key, and change nothing')
    .option('--json', 'as JSON')
    .action(async ({ json, check }: { json?: boolean; check?: boolean }) => {
      const { databaseUrl } = operator.loadConfig()
      const isKept = (operator.environment['SECRET_KEY'] ?? '').trim() === ''
      const say = (text: string): void => {
        if (!json) operator.print(text)
      }
      if (check) {
        say(CONSEQUENCES)
        return json
          ? operator.print(
              JSON.stringify({ resealed: 0, calendars: 0, notifications: 0, roles: 0, webhooks: 0, passwords: 0 }),
            )
          : say('Nothing was changed.')
      }
      const { resealed, calendars, notifications, roles, webhooks, passwords } = await operator.withDatabase(
        (database) => {
          say(CONSEQUENCES)
          return isKept ? rotateStoredKey(operator, database) : rotateEnvironmentKey(operator, database)
        },
      )
      if (json)
        return operator.print(JSON.stringify({ resealed, calendars, notifications, roles, webhooks, passwords }))
      operator.print(`Encrypted again: ${resealed} ${resealed === 1 ? 'installation' : 'installations'}.`)
      if (calendars > 0) operator.print(`Calendars that people added: ${calendars} encrypted again.`)
      if (notifications > 0) operator.print(`Browsers with notifications: ${notifications} encrypted again.`)
      if (roles > 0) operator.print(`Linked roles on Discord: ${roles} encrypted again.`)
      if (webhooks > 0) operator.print(`Webhooks: ${webhooks} encrypted again.`)
      if (passwords > 0)
        operator.print(
          `Passwords go on working: ${passwords}. Each takes the new key when its person next signs in with it.`,
        )
      if (!isKept) operator.print('You can remove SECRET_KEY_OLD from every process now.')
      else operator.print(`Make a backup: older ones of ${databaseUrl.replace(/^sqlite:/, '')} hold the old key.`)
    })
}

const CONSEQUENCES =
  'What ends with the old key: open codes and private links, and calendar addresses. People can ask for new ones. A page that is open has to be reloaded. Sign-ins and passwords go on, and nothing people wrote is touched.'

/**
 * What a rotation did: installations, addresses of calendars and of browsers, tokens of linked roles, and webhooks encrypted
 * again; passwords that still stand under an older key.
 */
interface Rotation {
  readonly resealed: number
  readonly calendars: number
  readonly notifications: number
  readonly roles: number
  readonly webhooks: number
  readonly passwords: number
}

/** The key file: no process may be serving, since it would encrypt with the old key. */
async function rotateStoredKey(operator: OperatorContext, database: Database): Promise<Rotation> {
  const { file } = database
  if (file === undefined) throw new UserError('A database in memory has no key to rotate.')
  const unlock = await acquireServingLock(database)
  try {
    await requireNoneLost(database, currentSeal(operator))
    const { key, old } = replaceKey(file)
    const seal = createSeal(key, old)
    const resealed = await resealAll(operator, database, seal)
    const calendars = await resealCalendars(operator, database, seal, key)
    const notifications = await resealGiven(operator, database, seal, key)
    const roles = await resealRoles(operator, database, seal)
    const webhooks = await resealTargets(operator, database, seal)
    const passwords = await keepOldPeppers(operator, database, { seal, secretKey: key, olderKeys: old })
    deleteOldKey(file)
    return { resealed, calendars, notifications, roles, webhooks, passwords }
  } finally {
    await unlock()
  }
}

/** Keys from the environment: running processes need both, so that all of them can decrypt each row. */
async function rotateEnvironmentKey(operator: OperatorContext, database: Database): Promise<Rotation> {
  const { secretKey, oldSecretKeys } = operator.loadConfig()
  if (oldSecretKeys.length === 0)
    throw new UserError(
      'Set the new key as SECRET_KEY and the old one as SECRET_KEY_OLD, restart every process with both, then run this again.',
    )
  const seal = currentSeal(operator)
  await requireNoneLost(database, seal)
  const resealed = await resealAll(operator, database, seal)
  return {
    resealed,
    calendars: await resealCalendars(operator, database, seal, secretKey),
    notifications: await resealGiven(operator, database, seal, secretKey),
    roles: await resealRoles(operator, database, seal),
    webhooks: await resealTargets(operator, database, seal),
    passwords: await keepOldPeppers(operator, database, { seal, secretKey, olderKeys: oldSecretKeys }),
  }
}

/** Passwords can't be encrypted again without their people, so the database keeps what they were made with. */
const keepOldPeppers = (
  { clock }: OperatorContext,
  { knex }: Database,
  { seal, ...keys }: { readonly seal: Seal; readonly secretKey: string; readonly olderKeys: readonly string[] },
): Promise<number> => knex.transaction((trx) => keepPeppers(trx, seal, { ...keys, now: clock.now() }))

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

async function resealAll({ clock, createProgress }: OperatorContext, { knex }: Database, seal: Seal): Promise<number> {
  const all = await knex.transaction((trx) => installations.listSealedInstallations(trx, seal))
  const bar = createProgress('Encrypting', all.length)
  let count = 0
  for (const [at, { spaceId }] of all.entries()) {
    // One at a time: a workspace whose token is being refreshed waits, the others do not.
    if (await knex.transaction((trx) => installations.resealInstallation(trx, seal, spaceId, clock.now()))) count++
    bar.update(at + 1)
  }
  bar.end()
  return count
}

/** Addresses of calendars. One whose key is lost stays as it is: its person is told that it can't be read. */
async function resealCalendars(
  { clock }: OperatorContext,
  { knex }: Database,
  seal: Seal,
  secretKey: string,
): Promise<number> {
  const all = await knex.transaction((trx) => listSealedAddresses(trx, seal))
  let count = 0
  for (const { calendarId, state } of all)
    if (state === 'old')
      if (await knex.transaction((trx) => resealAddress(trx, seal, secretKey, calendarId, clock.now()))) count++
  return count
}

/** What people let this installation do for them; what names it to push services, and the addresses of browsers there. */
const resealGiven = ({ clock }: OperatorContext, { knex }: Database, seal: Seal, secretKey: string): Promise<number> =>
  knex.transaction(async (trx) => {
    await resealTokens(trx, seal, clock.now())
    await resealRevocations(trx, seal, clock.now())
    await resealVapidKeys(trx, seal, clock.now())
    return resealPushAddresses(trx, seal, secretKey, clock.now())
  })

const resealRoles = ({ clock }: OperatorContext, { knex }: Database, seal: Seal): Promise<number> =>
  knex.transaction((trx) => resealRoleTokens(trx, seal, clock.now()))

/** Where webhooks lead, and what signs their messages. */
const resealTargets = ({ clock }: OperatorContext, { knex }: Database, seal: Seal): Promise<number> =>
  knex.transaction((trx) => resealWebhooks(trx, seal, clock.now()))
