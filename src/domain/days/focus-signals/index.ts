// What a person agreed to: a status and Do Not Disturb on their platform while they focus, each by itself, both revocable.
import type { FocusSignalKind, SignalState } from '../../../contracts/focus-signals.ts'
import type { ChatAccount } from '../../../models/chat-account.ts'
import { FocusSignal } from '../../../models/focus-signal.ts'
import { DomainError } from '../../../user-error.ts'
import { createSeal } from '../../access/sealed.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import type { RowsEffect } from '../../request/table-effects.ts'
import { isAgreedTo, openToken, REVOKED } from './credentials.ts'

/** What is given; what is left out stays as it is. */
export interface SignalWishes {
  readonly status?: boolean | undefined
  readonly quiet?: boolean | undefined
  readonly namesTask?: boolean | undefined
}

const KINDS = ['status', 'quiet'] as const satisfies readonly FocusSignalKind[]

/**
 * What holds for the account the person writes from.
 * @throws DomainError where this platform can't show it, or the installation has no public address for it
 */
export async function loadSignals(me: Me): Promise<SignalState> {
  const { account, connectUrl } = requireSignals(me)
  return stateOf(me, await FocusSignal.query(me.trx).findById(account.account_id), connectUrl)
}

/**
 * Changes what the person agreed to.
 * @returns `isChanged` false if it was so before
 * @throws DomainError as `loadSignals`
 */
export async function changeSignals(
  me: Me,
  wishes: SignalWishes,
): Promise<{ readonly state: SignalState; readonly isChanged: boolean }> {
  const { account, connectUrl } = requireSignals(me)
  const found = await FocusSignal.query(me.trx).findById(account.account_id)
  const signal = found ?? (await insertUnwanted(me, account))
  const before = me.journal.rowChanges.length
  const at = (wish: boolean | undefined, since: Date | null): Date | null =>
    wish === undefined ? since : wish ? (since ?? me.now) : null
  await changes.update(me, signal, {
    status_consented_at: at(wishes.status, signal.status_consented_at),
    quiet_consented_at: at(wishes.quiet, signal.quiet_consented_at),
    names_task: wishes.namesTask ?? signal.names_task,
  })
  return { state: stateOf(me, signal, connectUrl), isChanged: me.journal.rowChanges.length > before }
}

/** Outside the change log, which never holds a token: agreeing is a change of the row. */
async function insertUnwanted(me: Me, { account_id }: ChatAccount): Promise<FocusSignal> {
  await FocusSignal.query(me.trx).insert({ account_id, created_at: me.now, updated_at: me.now })
  return FocusSignal.query(me.trx).findById(account_id).throwIfNotFound()
}

/** After a wish, and after undo of one: what is shown is compared with it. */
export const syncSignals: RowsEffect = async (me, images) => {
  await FocusSignal.query(me.trx)
    .findByIds(images.map(({ id }) => id))
    .patch({ next_at: me.now, updated_at: me.now })
}

function requireSignals(me: Me): { readonly account: ChatAccount; readonly connectUrl: string } {
  const ways = me.appSettings.focusSignals ?? {}
  const way = Object.hasOwn(ways, me.platform) ? ways[me.platform] : undefined
  if (!way || !me.account) throw new DomainError('focus.not-shown-here', { platforms: Object.keys(ways) })
  if (way.connectUrl === null) throw new DomainError('focus.no-public-address')
  return { account: me.account, connectUrl: way.connectUrl }
}

function stateOf(me: Me, signal: FocusSignal | undefined, connectUrl: string): SignalState {
  const token = signal ? openToken(createSeal(me.appSettings.secretKey, me.appSettings.oldSecretKeys), signal) : null
  const agreed = KINDS.filter((kind) => signal && isAgreedTo(signal, kind))
  return {
    platform: me.platform,
    status: agreed.includes('status'),
    quiet: agreed.includes('quiet'),
    namesTask: signal?.names_task ?? false,
    missing: agreed.filter((kind) => !token?.kinds.includes(kind)),
    connectUrl,
    isRevoked: signal?.failure === REVOKED,
  }
}
