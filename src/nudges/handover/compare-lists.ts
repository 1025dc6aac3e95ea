// What platforms say they hold, compared with the record: what was begun is found, what is lost is forgotten, and what
// nobody knows of is taken back.
import type { Transaction } from 'objection'
import type { HeldMessage } from '../../chat/platform.ts'
import * as ledger from './ledger.ts'
import type { HandoverState } from './state.ts'
import type { WantedMessage } from './wanted.ts'

/** Until then a platform may still take a message that was begun, though its process died; then its list tells. */
const BEGUN_MS = 30_000
/** A platform gives nothing back in its last minute; some seconds are for the call. */
export const LAST_MS = 65_000

/**
 * Compares the record with what the platforms say they hold: once a process in each space, and where a message was begun
 * and not confirmed. What nobody knows of is taken back.
 * @returns the record as it is afterwards
 */
export async function compareLists(
  parts: HandoverState,
  held: readonly ledger.HeldRecord[],
  wanted: readonly WantedMessage[],
): Promise<readonly ledger.HeldRecord[]> {
  const { clock, platforms, listed, transact } = parts
  const now = clock.now().getTime()
  const places = new Map<string, { readonly platform: string; readonly space: string }>()
  for (const { platform, space } of held) places.set(`${platform} ${space}`, { platform, space })
  for (const { platform, bundle } of wanted) {
    const { person, row } = bundle.carrier.due
    const account = person.accounts.find(({ accountId }) => accountId === row.account_id)
    if (account) places.set(`${platform} ${account.space}`, { platform, space: account.space })
  }
  let isChanged = false
  for (const [key, { platform, space }] of places) {
    const own = held.filter((each) => each.platform === platform && each.space === space)
    const isUnsure = own.some(({ state, begunAt }) => state === 'begun' && now - begunAt.getTime() >= BEGUN_MS)
    const timed = platforms.get(platform)?.timed
    if (!timed || (listed.has(key) && !isUnsure)) continue
    const waiting = await timed.list(space)
    if (waiting === null) continue
    listed.add(key)
    isChanged = true
    await transact((trx) => matchList(trx, own, waiting, clock.now()))
    for (const message of findStrangers(own, waiting)) await timed.withdraw(message)
  }
  return isChanged ? transact(ledger.listHeld) : held
}

/** What waits at a platform and belongs to no recorded message; of those begun, the one of their time does. */
function findStrangers(own: readonly ledger.HeldRecord[], waiting: readonly HeldMessage[]): HeldMessage[] {
  const adopted = new Set(own.flatMap((record) => record.key ?? findBegun(record, own, waiting)?.key ?? []))
  return waiting.filter(({ key }) => !adopted.has(key))
}

const findBegun = (
  { state, key, channelId, at }: ledger.HeldRecord,
  own: readonly ledger.HeldRecord[],
  waiting: readonly HeldMessage[],
): HeldMessage | undefined =>
  state !== 'begun' || key !== null
    ? undefined
    : waiting.find(
        (message) =>
          message.channelId === channelId &&
          message.at.getTime() === at.getTime() &&
          !own.some((each) => each.key === message.key),
      )

async function matchList(
  trx: Transaction,
  own: readonly ledger.HeldRecord[],
  waiting: readonly HeldMessage[],
  now: Date,
): Promise<void> {
  for (const record of own) {
    const begun = findBegun(record, own, waiting)
    if (begun) {
      await ledger.recordHeld(trx, record.carrierId, begun.key, now)
      continue
    }
    const isThere = waiting.some(({ key }) => key === record.key)
    if (record.state === 'begun' && now.getTime() - record.begunAt.getTime() < BEGUN_MS) continue
    // Not taken, or removed by somebody: it is handed over anew. One whose time is near may have been posted.
    if (!isThere && record.at.getTime() - now.getTime() > LAST_MS) await ledger.forgetHeld(trx, record.carrierId)
  }
}
