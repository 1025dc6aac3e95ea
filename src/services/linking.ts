// Two chat accounts become one person: a code from the one side, typed on the other, a yes from the other, a yes from
// the one. Whoever is missing a yes changes nothing.
import type { Transaction } from 'objection'
import { ChatAccount } from '../models/chat-account.ts'
import { isId } from '../models/id.ts'
import { LinkCode } from '../models/link-code.ts'
import { User } from '../models/user.ts'
import { UserError } from '../user-error.ts'
import * as accounts from './accounts.ts'
import * as audit from './audit.ts'
import * as codes from './codes.ts'
import * as letters from './link-letters.ts'
import type { Me, Outside } from './me.ts'
import { merge } from './merging.ts'
import * as operators from './operators.ts'
import { PAGE } from './page.ts'
import * as people from './people.ts'
import { isOperator } from './rights.ts'

export type { LinkCode }

/** Whoever types a code or answers a question; `user` is null for somebody who is not let in yet. */
export interface Seeker {
  readonly trx: Transaction
  readonly now: Date
  readonly outside: Outside
  readonly account: ChatAccount
  readonly user: User | null
  /** As the platform reports them just now. */
  readonly contact: people.Contact
}

/** Both sides of a link, for the question. */
export interface Sides {
  readonly codeId: string
  /** To whose person it leads. */
  readonly lead: accounts.AccountName
  /** Who offered it, where that is somebody else. */
  readonly by: string | null
  readonly redeemer: accounts.AccountName
  readonly until: Date
}

export type Redeemed =
  /** Five wrong ones within the hour, or fifty in this space. */
  | { readonly kind: 'blocked' }
  /** Unknown, used, too old, or for somebody else: nobody is told which. */
  | { readonly kind: 'wrong' }
  /** Both are one person already. */
  | { readonly kind: 'same' }
  /** It lets somebody new in, and this one is in. */
  | { readonly kind: 'inside' }
  | { readonly kind: 'asks'; readonly sides: Sides }
  | { readonly kind: 'admitted'; readonly user: User }
  | { readonly kind: 'operator'; readonly user: User }

/** A code of one's own, for the other account. */
export async function issueOwn(me: Me): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'link',
    userId: me.user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'code issued', subjectId: me.user.user_id })
  return issued
}

/** An admin's code that leads to a person; whose rights, the command has checked. */
export async function issueFor(me: Me, user: User): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'invite',
    userId: user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'person invited', subjectId: user.user_id })
  return issued
}

/** An admin's code that lets somebody new in: one identity, or whoever in this space has it. */
export async function issueNewcomer(me: Me, bound: ChatAccount | null): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'invite',
    userId: null,
    issuerId: me.account?.account_id ?? null,
    boundId: bound?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'newcomer invited', detail: { bound: bound !== null } })
  return issued
}

/** The command line's code that leads to a person; both sides say yes as ever. */
export async function issueByOperator(
  trx: Transaction,
  secretKey: string,
  now: Date,
  userId: string,
): Promise<codes.Issued> {
  const issued = await codes.issue(trx, secretKey, now, { purpose: 'invite', userId, issuerId: null })
  await audit.record(trx, now, { action: 'person invited', actorId: null, subjectId: userId })
  return issued
}

/** Takes a code. What it does, nobody but the two sides can finish. */
export async function redeem(seeker: Seeker, words: string): Promise<Redeemed> {
  const { trx, now, account, user } = seeker
  if (seeker.contact.platform === PAGE)
    throw new UserError('A code is typed where the other account is: in Slack, in Discord or in the terminal.')
  if (!(await codes.mayTry(trx, account, now))) return { kind: 'blocked' }
  const code = await codes.typed(trx, seeker.outside.secretKey, now, words)
  if (!code || !(await fits(seeker, code))) {
    await codes.countWrong(trx, account, now)
    return { kind: 'wrong' }
  }
  if (code.purpose === 'operator') return beginOperating(seeker, code)
  if (code.user_id === null) return user ? { kind: 'inside' } : admit(seeker, code)
  if (code.user_id === user?.user_id) return { kind: 'same' }
  if (code.redeemed_at === null) {
    // Asked by the name they have now, not by the one they came with.
    const display_name = people.displayName(seeker.contact)
    await account.$query(trx).patch({ display_name })
    await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id })
  }
  const sides = await sidesOf(trx, code)
  return sides ? { kind: 'asks', sides } : { kind: 'wrong' }
}

/** The names on both sides; null where one of them is gone. */
export async function sidesOf(trx: Transaction, code: LinkCode): Promise<Sides | null> {
  const lead = await leadOf(trx, code)
  const redeemer = code.redeemer_account_id ? await accounts.nameOf(trx, code.redeemer_account_id) : null
  if (!lead || !redeemer) return null
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : null
  const byOther = issuer && issuer.user_id !== code.user_id ? issuer.display_name : null
  return { codeId: code.code_id, lead: accounts.named(lead), by: byOther, redeemer, until: code.expires_at }
}

/** Links that wait for this person's or this account's yes, and those they answered within the day. */
export async function concerning(me: Me): Promise<LinkCode[]> {
  return LinkCode.query(me.trx)
    .whereIn('purpose', ['link', 'invite'])
    .whereNotNull('redeemed_at')
    .where((query) => {
      query.where((lead) => lead.where({ user_id: me.user.user_id }).whereNotNull('confirmed_at'))
      if (me.account) query.orWhere({ redeemer_account_id: me.account.account_id })
    })
    .orderBy('created_at', 'desc')
    .limit(25)
}

/** The link an account that is not let in has typed the code of. */
export async function redeemedBy({ trx, account }: Seeker, codeId: string): Promise<LinkCode | undefined> {
  return isId(codeId)
    ? LinkCode.query(trx).findOne({ code_id: codeId, redeemer_account_id: account.account_id })
    : undefined
}

/** Those of them that wait for an answer now. */
export async function waiting(me: Me): Promise<LinkCode[]> {
  const found = await concerning(me)
  return found.filter(
    (code) =>
      code.expires_at > me.now &&
      code.approved_at === null &&
      (code.user_id === me.user.user_id || code.confirmed_at === null),
  )
}

/** What others ask of this person: is that account you? */
export async function asked(me: Me): Promise<Sides[]> {
  const open = (await waiting(me)).filter((code) => code.user_id === me.user.user_id)
  const sides = await Promise.all(open.map((code) => sidesOf(me.trx, code)))
  return sides.flatMap((each) => each ?? [])
}

export type Answered =
  | { readonly kind: 'waiting'; readonly sides: Sides }
  | { readonly kind: 'linked'; readonly sides: Sides; readonly firstName: string }
  | { readonly kind: 'refused' }
  /** Answered before: nothing changes. */
  | { readonly kind: 'already'; readonly at: Date }
  | { readonly kind: 'over' }

/** The redeemer's yes, or, after it, that of the side the code leads to. */
export async function answer(seeker: Seeker, given: LinkCode, isYes: boolean): Promise<Answered> {
  const { trx, now, account, user } = seeker
  const code = await LinkCode.query(trx).findById(given.code_id).forUpdate()
  if (!code) return { kind: 'over' }
  const isRedeemer = code.redeemer_account_id === account.account_id
  const isLead = !isRedeemer && user !== null && user.user_id === code.user_id && code.confirmed_at !== null
  if (!isRedeemer && !isLead) return { kind: 'over' }
  if (code.approved_at) return { kind: 'already', at: code.approved_at }
  const sides = await sidesOf(trx, code)
  if (code.expires_at <= now || !sides) return { kind: 'over' }
  if (!isYes) return refuse(seeker, code, isLead)
  if (isLead) {
    // A session can be stolen; an account of a chat cannot be made one's own by it.
    if (seeker.contact.platform === PAGE) throw new UserError('That yes is said in your chat, where I asked for it.')
    return link(seeker, code, sides)
  }
  if (code.confirmed_at === null) {
    await code.$query(trx).patch({ confirmed_at: now })
    await letters.post(trx, now, {
      code,
      about: 'ask',
      userId: code.user_id ?? '',
      accountId: sides.lead.accountId,
    })
  }
  return { kind: 'waiting', sides }
}

/** Whose person it is, in their own words' place: what the question to the redeemer names, and where the other is asked. */
async function leadOf(trx: Transaction, code: LinkCode): Promise<ChatAccount | undefined> {
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  const theirs = await ChatAccount.query(trx)
    .where({ user_id: code.user_id })
    .withGraphFetched('space')
    .orderBy('last_seen_at', 'desc')
  const places = theirs.filter(({ space }) => space?.platform !== PAGE)
  return (
    places.find(({ account_id }) => account_id === issuer?.account_id) ??
    places.find(({ space_id }) => space_id === issuer?.space_id) ??
    places[0]
  )
}

/** May this identity have this code? */
async function fits({ trx, account }: Seeker, code: LinkCode): Promise<boolean> {
  if (code.bound_account_id !== null && code.bound_account_id !== account.account_id) return false
  const isOwn = code.redeemer_account_id === account.account_id && code.purpose !== 'operator'
  if (code.redeemed_at !== null && !(isOwn && code.approved_at === null)) return false
  const leads = code.user_id === null ? undefined : await User.query(trx).findById(code.user_id)
  if (code.user_id !== null && !leads?.is_active) return false
  if (code.issuer_account_id === null) return true
  const issuer = await ChatAccount.query(trx).findById(code.issuer_account_id).withGraphFetched('user')
  // Whoever was switched off, or is somebody else by now, has offered nothing.
  if (!issuer?.user?.is_active) return false
  if (code.user_id !== null) return true
  return issuer.space_id === account.space_id || isOperator(trx, issuer.user.user_id)
}

async function refuse({ trx, now, account, user }: Seeker, code: LinkCode, isLead: boolean): Promise<Answered> {
  await code.$query(trx).patch({ expires_at: now })
  await audit.record(trx, now, {
    action: 'link refused',
    actorId: user?.user_id ?? null,
    subjectId: code.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
  const redeemer = code.redeemer_account_id ? await ChatAccount.query(trx).findById(code.redeemer_account_id) : null
  if (isLead && redeemer?.user_id)
    await letters.post(trx, now, {
      code,
      about: 'refused',
      userId: redeemer.user_id,
      accountId: redeemer.account_id,
    })
  return { kind: 'refused' }
}

/** Both have said yes. */
async function link(seeker: Seeker, code: LinkCode, sides: Sides): Promise<Answered> {
  const { trx, now, user } = seeker
  const redeemer = await ChatAccount.query(trx).findById(sides.redeemer.accountId).throwIfNotFound()
  if (!user) return { kind: 'over' }
  const from = redeemer.user_id === null ? undefined : await User.query(trx).findById(redeemer.user_id).forUpdate()
  if (from && (!from.is_active || from.user_id === user.user_id)) return { kind: 'over' }
  await code.$query(trx).patch({ approved_at: now })
  await accounts.endCodes(trx, from ? [user.user_id, from.user_id] : [user.user_id], now)
  // Who was signed in before either side was asked, or knows a password of then, is signed in to nothing now.
  await accounts.closeDoors(trx, user.user_id, now)
  if (from) await merge({ trx, now, into: user, from })
  else await redeemer.$query(trx).patch({ user_id: user.user_id })
  await audit.record(trx, now, {
    action: 'linked',
    actorId: user.user_id,
    subjectId: user.user_id,
    accountId: redeemer.account_id,
    spaceId: redeemer.space_id,
    detail: { platform: sides.redeemer.platform, merged: from !== undefined },
  })
  await tellLinked(seeker, code, user, redeemer)
  return { kind: 'linked', sides, firstName: people.firstName(user) }
}

/** The other side hears of it, and an admin who offered it. */
async function tellLinked({ trx, now }: Seeker, code: LinkCode, user: User, redeemer: ChatAccount): Promise<void> {
  await letters.post(trx, now, { code, about: 'linked', userId: user.user_id, accountId: redeemer.account_id })
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  if (issuer?.user_id && issuer.user_id !== user.user_id)
    await letters.post(trx, now, { code, about: 'told', userId: issuer.user_id, accountId: issuer.account_id })
}

/** Somebody new is let in by an admin's code. */
async function admit(seeker: Seeker, code: LinkCode): Promise<Redeemed> {
  const { trx, now, account } = seeker
  const user = await enter(seeker)
  await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id, approved_at: now })
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  await audit.record(trx, now, {
    action: 'newcomer let in',
    actorId: issuer?.user_id ?? null,
    subjectId: user.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
  if (issuer?.user_id)
    await letters.post(trx, now, { code, about: 'told', userId: issuer.user_id, accountId: issuer.account_id })
  return { kind: 'admitted', user }
}

async function beginOperating(seeker: Seeker, code: LinkCode): Promise<Redeemed> {
  const { trx, now, account } = seeker
  const user = seeker.user ?? (await enter(seeker))
  await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id, approved_at: now })
  await operators.grant(trx, now, { userId: user.user_id, byId: null })
  return { kind: 'operator', user }
}

async function enter({ trx, now, account, contact }: Seeker): Promise<User> {
  const user = await people.welcome(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return user
}

const by = (me: Me) => ({
  actorId: me.user.user_id,
  accountId: me.account?.account_id ?? null,
  spaceId: me.account?.space_id ?? null,
})
