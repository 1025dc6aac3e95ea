// Passwords, for people who want one beside the private link: set on the page only, stored with pepper and bcrypt,
// attempts limited by who tries and from where.

import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { PasswordSettings } from '../../contracts/sessions.ts'
import { newId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { cleanText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as letters from '../reminders/account-notices.ts'
import * as audit from './audit.ts'
import { isCommonPassword } from './common-passwords.ts'
import { createHashLimiter } from './hash-limiter.ts'
import {
  findStoredPepper,
  formatPasswordHash,
  listStoredPeppers,
  type Pepper,
  parsePasswordHash,
  pepperOf,
} from './peppers.ts'
import { createSeal } from './sealed.ts'
import { isKnownDevice, signOutDevices } from './sessions/devices.ts'
import { FRESH_SESSION_MINUTES, isFreshSession, type SessionStore } from './sessions/index.ts'

/** Native code, which no start has to wait for. */
const loadBcrypt = async () => (await import('bcrypt')).default

/** bcrypt's cost in the product: about a quarter of a second of processor time a try. */
const PASSWORD_COST = 12
const MIN_LENGTH = 10
/** In code points: sixty-four characters of any language fit, and hashing stays quick. */
const MAX_LENGTH = 1_000
const QUARTER_HOUR_SECONDS = 900
/**
 * Attempts in a quarter of an hour. Wrong ones of strangers never keep a person out of a browser they signed in with
 * before: those attempts are counted by the browser.
 */
const TRY_LIMITS = { perNameAndAddress: 5, perKnownDevice: 5, perSession: 5, perName: 50, perAddress: 50 }

/** Where a name and password come from. */
export interface PasswordSource {
  /** The address, as far as it can be told. */
  readonly address: string
  /** The keyed hash of the browser's own cookie; null if it has none. */
  readonly deviceHash: string | null
}

/** Operations on passwords. Hashing is slow and happens outside transactions. */
export interface PasswordService extends PasswordSettings {
  /** The person of a name and password; null if wrong or tried too often. */
  verify(username: string, password: string, source: PasswordSource | string): Promise<string | null>
}

export interface PasswordServiceOptions {
  /** Keys before the store's, whose passwords are still accepted. */
  readonly olderKeys?: readonly string[]
  /** bcrypt's cost of new hashes, 12 by default; each step doubles the time of a try. */
  readonly cost?: number
}

/** Passwords over a store; attempts are counted in this process's memory. */
export function createPasswordService(
  store: SessionStore,
  { olderKeys = [], cost = PASSWORD_COST }: PasswordServiceOptions = {},
): PasswordService {
  const { transact } = store
  const hasher = createPasswordHasher(store, olderKeys, cost)
  const mayTry = createTryLimits(store)
  /** Compared with for unknown names, so that they take as long as known ones. */
  let placeholderHash: Promise<string> | null = null

  return {
    async set({ userId, familyId }, password, current, others = 'end') {
      const user = await transact(async (trx) => (await User.query(trx).findById(userId)) ?? null)
      if (!user) throw new DomainError('account.gone')
      if (password !== null) requireGoodPassword(password, user.username)
      if (user.password_hash !== null) {
        if (!(await mayTry.inSession(familyId)))
          throw new DomainError('password.too-many-tries', { minutes: QUARTER_HOUR_SECONDS / 60 })
        if (!(await hasher.matches(userId, current, user.password_hash))) throw new DomainError('password.wrong')
      } else {
        if (password === null) throw new DomainError('password.none')
        if (!(await transact((trx) => isFreshSession(trx, { userId, familyId }, store.now()))))
          throw sessionTooOldError()
      }
      const password_hash = password === null ? null : await hasher.hash(userId, password)
      const slot = password === null ? 'removed' : user.password_hash === null ? 'set' : 'changed'
      return transact(async (trx) => {
        const now = store.now()
        // While it was hashed, a link or another device may have changed it, or ended this session.
        const before = await User.query(trx).findById(userId).forNoKeyUpdate()
        if (before?.password_hash !== user.password_hash) throw new DomainError('password.changed-elsewhere')
        if (slot === 'set' && !(await isFreshSession(trx, { userId, familyId }, now))) throw sessionTooOldError()
        await User.query(trx).findById(userId).patch({ password_hash, updated_at: now })
        const action = password === null ? 'password removed' : 'password set'
        await audit.recordAudit(trx, now, { action, actorId: userId, subjectId: userId })
        const account = await letters.findLastUsedAccount(trx, userId)
        if (account)
          await letters.enqueueAccountNotice(trx, now, {
            kind: 'password',
            subjectId: newId(),
            slot,
            userId,
            accountId: account.account_id,
          })
        return slot === 'set' || others === 'keep' ? 0 : signOutDevices(trx, userId, { others: familyId }, now)
      })
    },
    async verify(username, password, from) {
      const source = typeof from === 'string' ? { address: from, deviceHash: null } : from
      const name = cleanText(username).trim()
      // Unknown names are counted too, for a while.
      if (name.length > 255) return null
      const user = await transact(async (trx) => (await User.query(trx).findOne({ username: name })) ?? null)
      if (!(await mayTry.byName(name, user, source))) return null
      placeholderHash ??= hasher.hash('', 'the password of nobody')
      // Awaited by all: otherwise the first unknown name would take longer than a known one.
      const otherwise = await placeholderHash
      const kept = user?.password_hash ?? otherwise
      const isRight = [...password].length <= MAX_LENGTH && (await hasher.matches(source.address, password, kept))
      if (!isRight || !user?.password_hash || !user.is_active) return null
      await mayTry.forget(name, source)
      await renewPepper(store, hasher, { userId: user.user_id, password, stored: user.password_hash })
      return user.user_id
    },
    passwordState: (session) =>
      transact(async (trx) => {
        if ((await User.query(trx).findById(session.userId))?.password_hash) return 'has'
        return (await isFreshSession(trx, session, store.now())) ? 'fresh' : 'none'
      }),
  }
}

interface PasswordHasher {
  /** Whether this hash was made with the newest key. */
  isCurrent(stored: string): boolean
  /** @param source whose turn it is, of those that wait */
  hash(source: string, password: string): Promise<string>
  matches(source: string, password: string, stored: string): Promise<boolean>
}

/** bcrypt over base64 of HMAC-SHA-384: 64 characters, so that neither a NUL nor a 73rd byte reaches bcrypt. */
function createPasswordHasher(store: SessionStore, olderKeys: readonly string[], cost: number): PasswordHasher {
  const { transact, secretKey } = store
  const limitHashing = createHashLimiter()
  const current = pepperOf(secretKey)
  const given = [current, ...olderKeys.map(pepperOf)]
  const seal = createSeal(secretKey, olderKeys)
  const peppersFor = async (pepperId: string | null): Promise<readonly Pepper[]> => {
    if (pepperId === null) return [...given, ...(await transact((trx) => listStoredPeppers(trx, seal)))]
    const known = given.find(({ id }) => id === pepperId)
    // An unknown one is compared as well, so that it takes as long.
    return [known ?? (await transact((trx) => findStoredPepper(trx, seal, pepperId))) ?? current]
  }
  return {
    isCurrent: (stored) => parsePasswordHash(stored).pepperId === current.id,
    async hash(source, password) {
      const made = await limitHashing(source, async () =>
        (await loadBcrypt()).hash(season(normalize(password), current), cost),
      )
      return formatPasswordHash(made, current)
    },
    async matches(source, password, stored) {
      const { hash, pepperId } = parsePasswordHash(stored)
      // Before peppers had ids, a password was hashed as it was typed.
      const text = pepperId === null ? password : normalize(password)
      for (const pepper of await peppersFor(pepperId))
        if (await limitHashing(source, async () => (await loadBcrypt()).compare(season(text, pepper), hash)))
          return true
      return false
    },
  }
}

const season = (text: string, { key }: Pepper): string => createHmac('sha384', key).update(text).digest('base64')

/** The same characters are the same password, however a keyboard composes them (NIST SP 800-63B, 3.1.1.2). */
const normalize = (password: string): string => password.toWellFormed().normalize('NFKC')

/** After a sign-in with a hash under an older key, the password is stored under the newest one. */
async function renewPepper(
  { transact, now }: SessionStore,
  hasher: PasswordHasher,
  { userId, password, stored }: { readonly userId: string; readonly password: string; readonly stored: string },
): Promise<void> {
  if (hasher.isCurrent(stored)) return
  const password_hash = await hasher.hash(userId, password)
  await transact(async (trx) => {
    await User.query(trx).where({ user_id: userId, password_hash: stored }).patch({ password_hash, updated_at: now() })
  })
}

interface TryLimits {
  /** Counts an attempt at a name. `user` is null for a name that nobody has. */
  byName(name: string, user: User | null, source: PasswordSource): Promise<boolean>
  inSession(familyId: string): Promise<boolean>
  /** After a right password. */
  forget(name: string, source: PasswordSource): Promise<void>
}

function createTryLimits({ transact }: SessionStore): TryLimits {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: QUARTER_HOUR_SECONDS })
  const devices = limiter(TRY_LIMITS.perKnownDevice)
  const sessions = limiter(TRY_LIMITS.perSession)
  const pairs = limiter(TRY_LIMITS.perNameAndAddress)
  const names = limiter(TRY_LIMITS.perName)
  const addresses = limiter(TRY_LIMITS.perAddress)
  const pairKey = (name: string, { address }: PasswordSource): string => `${address} ${name.toLowerCase()}`
  const deviceKey = (name: string, { deviceHash }: PasswordSource): string => `${deviceHash} ${name.toLowerCase()}`
  return {
    async byName(name, user, source) {
      const { deviceHash } = source
      const isKnown =
        user !== null && deviceHash !== null && (await transact((trx) => isKnownDevice(trx, user.user_id, deviceHash)))
      if (isKnown) return consumeTry(devices, deviceKey(name, source))
      return (
        (await consumeTry(addresses, source.address)) &&
        (await consumeTry(pairs, pairKey(name, source))) &&
        (await consumeTry(names, name.toLowerCase()))
      )
    },
    inSession: (familyId) => consumeTry(sessions, familyId),
    async forget(name, source) {
      await pairs.delete(pairKey(name, source))
      await devices.delete(deviceKey(name, source))
    },
  }
}

async function consumeTry(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

const sessionTooOldError = () => new DomainError('password.session-too-old', { minutes: FRESH_SESSION_MINUTES })

function requireGoodPassword(password: string, username: string): void {
  const length = [...password.normalize('NFKC')].length
  if (length < MIN_LENGTH) throw new DomainError('password.too-short', { least: MIN_LENGTH })
  if (length > MAX_LENGTH) throw new DomainError('password.too-long', { most: MAX_LENGTH })
  if (isCommonPassword(password, username)) throw new DomainError('password.common')
}
