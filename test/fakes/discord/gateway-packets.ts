// What shards say, and what they are greeted with.
// Source: https://discord.com/developers/docs/events/gateway-events
import { z } from 'zod'
import type { GatewaySession } from './gateway-session.ts'
import type { Guild, World } from './world.ts'

export const Packet = z.looseObject({ op: z.number(), d: z.unknown() })
export const Identify = z.looseObject({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).optional(),
})
export const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() })
export const RequestMembers = z.looseObject({
  guild_id: z.string(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
})

/** A packet's text as an object. @returns undefined where it is none */
export function readPacket(text: string): z.infer<typeof Packet> | undefined {
  try {
    return Packet.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** READY: the servers are unavailable until their GUILD_CREATE comes. @param url where to resume */
export const ready = (world: World, session: GatewaySession, guilds: readonly Guild[], url: string) => ({
  v: 10,
  user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0, bio: '' },
  guilds: guilds.map((one) => ({ id: one.id, unavailable: true })),
  session_id: session.id,
  session_type: 'normal',
  resume_gateway_url: url,
  shard: [session.shard, session.shardCount],
  application: { id: world.bot.id, flags: 0 },
  private_channels: [],
  relationships: [],
  user_settings: {},
  presences: [],
  geo_ordered_rtc_regions: [],
})

export function membersChunk(guild: Guild | undefined, { guild_id, user_ids = [] }: z.infer<typeof RequestMembers>) {
  const wanted = [user_ids].flat()
  const members = [...(guild?.members.values() ?? [])].filter((one) => wanted.includes(one.user.id))
  const not_found = wanted.filter((id) => !guild?.members.has(id))
  return { guild_id, members, not_found, chunk_index: 0, chunk_count: 1 }
}

const around = {
  application_id: '1',
  version: 1,
  token: 't',
  user: { id: '2', username: 'x' },
  authorizing_integration_owners: {},
}
/**
 * Packets Discord should not send, and has been seen to send, for `discord.gateway.sendRaw('INTERACTION_CREATE', …)`:
 * discord.js 14.28 throws over both, out of its socket handler.
 */
export const malformed = {
  commandWithoutEntitlements: { ...around, id: '1', type: 2, data: { id: '3', type: 1, name: 'x' } },
  autocompleteWithoutData: { ...around, id: '1', type: 4, entitlements: [] },
} as const
