// Passwords, for people who want one beside the private link: set on the page only, stored with pepper and bcrypt,
// attempts limited.

import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { PasswordSettings } from '../../contracts/sessions.ts'
import { newId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { cleanText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as letters from '../reminders/account-notices.ts'
import * as audit from './audit.ts'
import { deriveKey } from './secrets.ts'
import { FRESH_SESSION_MINUTES, isFreshSession, type SessionStore } from './sessions/index.ts'

/** Native code, which no start has to wait for. */
const loadBcrypt = async () => (await import('bcrypt')).default

const COST = 12
const MIN_LENGTH = 10
/** bcrypt's maximum in bytes. Longer passwords are refused instead of silently cut. */
const MAX_BYTES = 72
/** Attempts in a quarter of an hour: for one name, and from one address. */
const TRY_LIMITS = { perName: 5, perAddress: 50, seconds: 900 }

/** Operations on passwords. Hashing is slow and happens outside transactions. */
export interface PasswordService extends PasswordSettings {
  /** The person of a name and password; null if wrong or tried too often. */
  verify(username: string, password: string, address: string): Promise<string | null>
}

/** Passwords over a store; attempts are counted in this process's memory. */
export function createPasswordService(store: SessionStore): PasswordService {
  const { transact, secretKey } = store
  const names = new RateLimiterMemory({ points: TRY_LIMITS.perName, duration: TRY_LIMITS.seconds })
  const addresses = new RateLimiterMemory({ points: TRY_LIMITS.perAddress, duration: TRY_LIMITS.seconds })
  const limitHashing = createHashLimiter()
  /** A fixed length and alphabet, so that neither a NUL nor a 73rd byte reaches bcrypt. */
  const addPepper = (password: string): string =>
    createHmac('sha384', deriveKey(secretKey, 'password')).update(password).digest('base64')
  const hash = (password: string): Promise<string> =>
    limitHashing(async () => (await loadBcrypt()).hash(addPepper(password), COST))
  const matches = (password: string, kept: string): Promise<boolean> =>
    limitHashing(async () => (await loadBcrypt()).compare(addPepper(password), kept))
  /** Compared with for unknown names, so that they take as long as known ones. */
  let placeholderHash: Promise<string> | null = null

  const consumeTry = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
    try {
      await limiter.consume(key)
      return true
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false
      throw refusal
    }
  }

  return {
    async set({ userId, familyId }, password, current) {
      if (password !== null) requireLength(password)
      const user = await transact(async (trx) => (await User.query(trx).findById(userId)) ?? null)
      if (!user) throw new DomainError('account.gone')
      if (user.password_hash !== null) {
        const mayTry = await consumeTry(names, user.username.toLowerCase())
        if (!mayTry) throw new DomainError('password.too-many-tries', { minutes: TRY_LIMITS.seconds / 60 })
        if (!(await matches(current, user.password_hash))) throw new DomainError('password.wrong')
      } else {
        if (password === null) throw new DomainError('password.none')
        if (!(await transact((trx) => isFreshSession(trx, { userId, familyId }, store.now()))))
          throw sessionTooOldError()
      }
      const password_hash = password === null ? null : await hash(password)
      const slot = password === null ? 'removed' : user.password_hash === null ? 'set' : 'changed'
      await transact(async (trx) => {
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
      })
    },
    async verify(username, password, address) {
      const name = cleanText(username).trim()
      // Unknown names are counted too, for a while.
      if (name.length > 255) return null
      if (!(await consumeTry(addresses, address)) || !(await consumeTry(names, name.toLowerCase()))) return null
      const user = await transact(async (trx) => (await User.query(trx).findOne({ username: name })) ?? null)
      placeholderHash ??= hash('the password of nobody')
      // Awaited by all: otherwise the first unknown name would take longer than a known one.
      const otherwise = await placeholderHash
      const kept = user?.password_hash ?? otherwise
      const isRight = Buffer.byteLength(password) <= MAX_BYTES && (await matches(password, kept))
      if (!isRight || !user?.password_hash || !user.is_active) return null
      await names.delete(name.toLowerCase())
      return user.user_id
    },
    passwordState: (session) =>
      transact(async (trx) => {
        if ((await User.query(trx).findById(session.userId))?.password_hash) return 'has'
        return (await isFreshSession(trx, session, store.now())) ? 'fresh' : 'none'
      }),
  }
}

const sessionTooOldError = () => new DomainError('password.session-too-old', { minutes: FRESH_SESSION_MINUTES })

function requireLength(password: string): void {
  if ([...password].length < MIN_LENGTH) throw new DomainError('password.too-short', { least: MIN_LENGTH })
  if (Buffer.byteLength(password) > MAX_BYTES) throw new DomainError('password.too-long', { mostBytes: MAX_BYTES })
}

/** Hashing takes a quarter of a second of processor time: at most two run at a time. */
function createHashLimiter(): <R>(work: () => Promise<R>) => Promise<R> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
