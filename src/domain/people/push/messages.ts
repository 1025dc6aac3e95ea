// Nudges on their way to browsers: one row for each device, so that a repetition goes only to those that may not have
// the message, and a browser can say that it showed it.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { PushOutcome, PushPress, PushTarget } from '../../../contracts/push.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { isId, newId } from '../../../models/id.ts'
import { PushDevice } from '../../../models/push-device.ts'
import { PushMessage } from '../../../models/push-message.ts'
import { User } from '../../../models/user.ts'
import type { InstallationSecrets } from '../../access/sealed.ts'
import { computeMac, isSecretEqual } from '../../access/secrets.ts'
import { openPushAddress } from './addresses.ts'
import { activeDevices, endPushDevice } from './devices.ts'

/** How long a button of a notification can be pressed; less than a delivery is remembered, so that it acts once. */
const PRESS_MS = 12 * 3_600_000

/**
 * The browsers of a person that a message is for, noted as begun before anything is sent.
 * @param lines what its buttons say
 */
export async function preparePush(
  trx: Transaction,
  { seal, secretKey }: InstallationSecrets,
  { userId, nudgeId, lines }: { readonly userId: string; readonly nudgeId: string; readonly lines: readonly string[] },
  now: Date,
): Promise<readonly PushTarget[]> {
  const targets: PushTarget[] = []
  for (const device of await activeDevices(trx, userId).orderBy('push_devices.push_device_id')) {
    const address = openPushAddress(seal, device)
    if (!address) {
      // Its key is lost: it has to be switched on again.
      await endPushDevice(trx, device.push_device_id, now)
      continue
    }
    const key = { nudge_id: nudgeId, push_device_id: device.push_device_id }
    const known = await PushMessage.query(trx).findOne(key)
    const messageId = known?.push_message_id ?? newId()
    if (!known)
      await PushMessage.query(trx).insert({
        push_message_id: messageId,
        ...key,
        actions: JSON.stringify(lines),
        state: 'begun',
        created_at: now,
        updated_at: now,
      })
    targets.push({
      messageId,
      address,
      state: known?.state ?? 'new',
      since: known?.created_at ?? now,
      token: tokenOf(secretKey, messageId),
    })
  }
  return targets
}

/** Notes what became of tries. */
export async function recordPush(trx: Transaction, outcomes: readonly PushOutcome[], now: Date): Promise<void> {
  for (const { messageId, state } of outcomes) {
    if (state === 'ended') {
      const message = await PushMessage.query(trx).findById(messageId)
      if (message) await endPushDevice(trx, message.push_device_id, now)
    } else await PushMessage.query(trx).findById(messageId).where({ state: 'begun' }).patch({ state, updated_at: now })
  }
}

/** How far a nudge is on its person's browsers; null: it was never begun. */
export async function loadPushProgress(
  trx: Transaction,
  nudgeId: string,
): Promise<{ readonly isTold: boolean; readonly isOpen: boolean; readonly since: Date } | null> {
  const rows = await PushMessage.query(trx).where({ nudge_id: nudgeId }).orderBy('created_at')
  const [first] = rows
  if (!first) return null
  const ended = await PushDevice.query(trx)
    .findByIds(rows.map(({ push_device_id }) => push_device_id))
    .whereNotNull('ended_at')
  const isEnded = (row: PushMessage): boolean =>
    ended.some(({ push_device_id }) => push_device_id === row.push_device_id)
  return {
    isTold: rows.some(({ state }) => state === 'accepted' || state === 'shown'),
    isOpen: rows.some((row) => row.state === 'begun' && !isEnded(row)),
    since: first.created_at,
  }
}

/** A browser says that it showed its message. @returns false if the token is none of ours */
export async function recordPushShown(trx: Transaction, secretKey: string, token: string, now: Date): Promise<boolean> {
  const messageId = readToken(secretKey, token)
  if (messageId === null) return false
  await PushMessage.query(trx)
    .findById(messageId)
    .whereNot({ state: 'shown' })
    .patch({ state: 'shown', updated_at: now })
  return true
}

/**
 * What a button of a notification says, as long as it can be pressed.
 * @param index which button
 * @returns null if the token is none of ours, is over, or its browser is signed out
 */
export async function findPushPress(
  trx: Transaction,
  secretKey: string,
  { token, index }: { readonly token: string; readonly index: number },
  now: Date,
): Promise<PushPress | null> {
  const messageId = readToken(secretKey, token)
  if (messageId === null) return null
  const message = await PushMessage.query(trx)
    .findById(messageId)
    .where('created_at', '>', new Date(now.getTime() - PRESS_MS))
  if (!message) return null
  const line = linesOf(message.actions)[index]
  const owner = await User.query(trx)
    .whereIn(
      'user_id',
      ChatAccount.query(trx)
        .select('user_id')
        .whereIn(
          'account_id',
          PushDevice.query(trx).select('account_id').where({ push_device_id: message.push_device_id }),
        ),
    )
    .first()
  if (line === undefined || !owner?.is_active) return null
  const isOn = await activeDevices(trx, owner.user_id).findById(message.push_device_id)
  return isOn ? { userId: owner.user_id, name: owner.full_name ?? owner.username, messageId, line } : null
}

const linesOf = (actions: string): readonly string[] => {
  const read = z.array(z.string()).safeParse(JSON.parse(actions))
  return read.success ? read.data : []
}

/** `id.proof`: made of the id, so that a repetition carries the same one and nothing of it is stored. */
const tokenOf = (secretKey: string, messageId: string): string => `${messageId}.${proofOf(secretKey, messageId)}`

const proofOf = (secretKey: string, messageId: string): string =>
  computeMac(secretKey, 'push token', messageId).toString('base64url')

function readToken(secretKey: string, token: string): string | null {
  const [messageId = '', proof = ''] = token.split('.')
  return isId(messageId) && isSecretEqual(proof, proofOf(secretKey, messageId)) ? messageId : null
}
