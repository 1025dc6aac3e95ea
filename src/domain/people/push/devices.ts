// The browsers in which a person has switched notifications on. Each belongs to the session it was switched on in, and
// ends with it.
import type { Transaction } from 'objection'
import type { PushAddress, PushDeviceLabel } from '../../../contracts/push.ts'
import type { SessionRef } from '../../../contracts/sessions.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { newId } from '../../../models/id.ts'
import { PushDevice } from '../../../models/push-device.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import type { InstallationSecrets } from '../../access/sealed.ts'
import { enqueueAccountNotice, findLastUsedAccount } from '../../reminders/account-notices.ts'
import { PUSH_PLATFORM } from '../../request/page-platform.ts'
import { admitContact } from '../index.ts'
import { pushAddressMac, sealPushAddress } from './addresses.ts'

/** Browsers of one person; the oldest gives way. */
const MAX_DEVICES = 10

/** How a person's account for notifications is identified. */
export const pushIdentity = ({ userId, name }: { readonly userId: string; readonly name: string }) => ({
  platform: PUSH_PLATFORM,
  space: '',
  externalId: userId,
  name,
})

/**
 * Switches notifications on in a browser. Idempotent: the same address is one device; where another person signed in
 * with that browser before, it is theirs no more.
 * @returns the id of the device
 */
export async function addPushDevice(
  trx: Transaction,
  { seal, secretKey }: InstallationSecrets,
  session: SessionRef & { readonly name: string },
  address: PushAddress,
  now: Date,
): Promise<string> {
  // Counts as contact: what could not be sent before is tried again.
  const { account } = await admitContact(trx, pushIdentity(session), now, 'invite')
  if (!account) throw new Error('An admitted person without an account')
  const address_mac = pushAddressMac(secretKey, address.endpoint)
  await PushDevice.query(trx).where({ address_mac }).whereNot({ account_id: account.account_id }).delete()
  const known = await PushDevice.query(trx).findOne({ address_mac }).forNoKeyUpdate()
  if (known) {
    const sealed = sealPushAddress(seal, known.push_device_id, address)
    await known.$query(trx).patch({ family_id: session.familyId, address: sealed, updated_at: now })
    return known.push_device_id
  }
  const push_device_id = newId()
  const link = await RefreshTokenLink.query(trx).findById(session.familyId)
  await PushDevice.query(trx).insert({
    push_device_id,
    account_id: account.account_id,
    family_id: session.familyId,
    name: link?.device || 'A browser',
    address: sealPushAddress(seal, push_device_id, address),
    address_mac,
    ended_at: null,
    created_at: now,
    updated_at: now,
  })
  const all = await activeDevices(trx, session.userId).orderBy('push_devices.updated_at', 'desc')
  for (const { push_device_id: oldest } of all.slice(MAX_DEVICES)) await PushDevice.query(trx).deleteById(oldest)
  return push_device_id
}

/** A person's browsers with notifications, the newest first. */
export async function listPushDevices(trx: Transaction, session: SessionRef): Promise<readonly PushDeviceLabel[]> {
  const rows = await activeDevices(trx, session.userId).orderBy('push_devices.created_at', 'desc')
  return rows.map(({ push_device_id, name, created_at, family_id }) => ({
    deviceId: push_device_id,
    name,
    since: created_at,
    isHere: family_id === session.familyId,
  }))
}

/**
 * Switches notifications off in a browser of this person.
 * @returns false if it was not on
 */
export async function removePushDevice(
  trx: Transaction,
  userId: string,
  deviceId: string,
  now: Date,
): Promise<boolean> {
  const device = (await activeDevices(trx, userId)).find(({ push_device_id }) => push_device_id === deviceId)
  if (!device) return false
  await PushDevice.query(trx).deleteById(deviceId)
  await closeWhenEmpty(trx, userId, device.account_id, now)
  return true
}

/** Its push service has no such browser any more: the person is told in a chat, where they have one. */
export async function endPushDevice(trx: Transaction, deviceId: string, now: Date): Promise<void> {
  const device = await PushDevice.query(trx).findById(deviceId).whereNull('ended_at').forNoKeyUpdate()
  if (!device) return
  await device.$query(trx).patch({ ended_at: now, address: null, address_mac: null, updated_at: now })
  const account = await ChatAccount.query(trx).findById(device.account_id)
  const userId = account?.user_id
  if (!userId) return
  await closeWhenEmpty(trx, userId, device.account_id, now)
  const chat = await findLastUsedAccount(trx, userId)
  if (chat)
    await enqueueAccountNotice(trx, now, {
      kind: 'push',
      subjectId: deviceId,
      slot: 'ended',
      userId,
      accountId: chat.account_id,
    })
}

/** Names of browsers whose notifications have ended, by id. */
export async function findEndedPushDevices(
  trx: Transaction,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await PushDevice.query(trx)
    .findByIds([...deviceIds])
    .whereNotNull('ended_at')
  return new Map(rows.map(({ push_device_id, name }) => [push_device_id, name]))
}

/** Those of a person that are on, and whose session was not ended. */
export const activeDevices = (trx: Transaction, userId: string) =>
  PushDevice.query(trx)
    .whereNull('push_devices.ended_at')
    .whereIn('push_devices.account_id', ChatAccount.query(trx).select('account_id').where({ user_id: userId }))
    .whereNotExists(
      RefreshToken.query(trx)
        .whereColumn('refresh_tokens.token_id', 'push_devices.family_id')
        .where('refresh_tokens.revoked', true),
    )

/** Without a browser the account can't be reached. */
async function closeWhenEmpty(trx: Transaction, userId: string, accountId: string, now: Date): Promise<void> {
  if ((await activeDevices(trx, userId).resultSize()) === 0)
    await ChatAccount.query(trx).findById(accountId).patch({ dm_closed_at: now })
}
