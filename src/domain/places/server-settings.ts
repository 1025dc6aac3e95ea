// What the admins of a Slack workspace or a Discord server decided for it. Without a row everything is as it comes.
import { newId } from '../../models/id.ts'
import { ServerSetting } from '../../models/server-setting.ts'
import { recordAudit } from '../access/audit.ts'
import type { Me } from '../request/me.ts'

/** The settings of a server. */
export interface ServerSettings {
  /** Whether people may show their things to everyone there. */
  readonly allowsShare: boolean
  /** What is posted there makes no notification sound, where the platform can do that. */
  readonly isQuiet: boolean
}

const DEFAULTS: ServerSettings = { allowsShare: true, isQuiet: true }

/** The settings of the request's server, or of its workspace. */
export async function loadServerSettings(me: Me): Promise<ServerSettings> {
  if (!me.account) return DEFAULTS
  const row = await ServerSetting.query(me.trx).findOne(keyOf(me, me.account.space_id))
  return row ? { allowsShare: row.allows_share, isQuiet: row.is_quiet } : DEFAULTS
}

/** @returns false if nothing changed */
export async function saveServerSettings(me: Me, patch: Partial<ServerSettings>): Promise<boolean> {
  const before = await loadServerSettings(me)
  const after = { ...before, ...patch }
  if (!me.account || (after.allowsShare === before.allowsShare && after.isQuiet === before.isQuiet)) return false
  await me
    .trx(ServerSetting.tableName)
    .insert({
      server_setting_id: newId(),
      ...keyOf(me, me.account.space_id),
      allows_share: after.allowsShare,
      is_quiet: after.isQuiet,
      created_at: me.now,
      updated_at: me.now,
    })
    .onConflict(['space_id', 'server_id'])
    .merge(['allows_share', 'is_quiet', 'updated_at'])
  await recordAudit(me.trx, me.now, {
    action: 'server settings changed',
    actorId: me.user.user_id,
    accountId: me.account.account_id,
    spaceId: me.account.space_id,
    detail: { ...after },
  })
  return true
}

const keyOf = ({ serverId }: Me, spaceId: string) => ({ space_id: spaceId, server_id: serverId ?? '' })
