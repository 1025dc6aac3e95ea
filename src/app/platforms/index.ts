// Selects the platforms to run: those with credentials. A platform's code is loaded only then.
import type { Platform } from '../../chat/platform.ts'
import type { Mount } from '../../ops/http.ts'
import type { Config, Part } from '../config.ts'
import { createDiscordPlatform } from './discord.ts'
import { createMcpPlatform } from './mcp.ts'
import type { PlatformOptions } from './options.ts'
import { createPushPlatform } from './push.ts'
import { createSlackPlatform } from './slack.ts'
import { createTerminalPlatform } from './terminal.ts'
import { createWebPlatform } from './web.ts'

/** External services this process connects to. */
export interface PlatformConnections {
  /** Platforms that receive messages here. */
  readonly platforms: readonly Platform[]
  /** Platforms that receive in another process: here they only send nudges and edit cards. */
  readonly outbound: readonly Platform[]
  readonly mounts: readonly Mount[]
}

/** The parts this process runs: those requested, else all that are configured. */
export function enabledParts(config: Config): readonly Part[] {
  if (config.parts) return config.parts
  const remote: Part[] = [...(config.slack ? ['slack' as const] : []), ...(config.discord ? ['discord' as const] : [])]
  return remote.length > 0 ? [...remote, 'nudges', 'web'] : ['terminal', 'nudges']
}

/** Whether the HTTP port is opened: if it was requested or health checks may need it. */
export const needsHttpPort = (config: Config): boolean =>
  config.isPortSet ||
  enabledParts(config).some(
    (part) => part === 'web' || (part === 'slack' && config.slack) || (part === 'discord' && config.discord),
  )

/**
 * Creates the platforms of this process without starting them.
 * @throws UserError if a requested part lacks settings (reported by `readConfig`)
 */
export async function createPlatforms(options: PlatformOptions): Promise<PlatformConnections> {
  const parts = enabledParts(options.config)
  const platforms: Platform[] = []
  const outbound: Platform[] = []
  const mounts: Mount[] = []
  // A terminal alone loads no other platform, since its first answer would wait for it.
  const reachesOut = parts.some((part) => part !== 'terminal')
  if (options.config.slack && (parts.includes('slack') || reachesOut)) {
    const slack = await createSlackPlatform(options, options.config.slack)
    if (parts.includes('slack')) mounts.push(slack.mount)
    const list = parts.includes('slack') ? platforms : outbound
    list.push(slack.platform)
  }
  if (options.config.discord && (parts.includes('discord') || reachesOut)) {
    const list = parts.includes('discord') ? platforms : outbound
    list.push(await createDiscordPlatform(options, options.config.discord))
  }
  if (parts.includes('terminal')) platforms.push(await createTerminalPlatform(options))
  if (parts.includes('web')) {
    const web = await createWebPlatform(options)
    platforms.push(web.platform)
    mounts.push(...web.mounts)
    const mcp = await createMcpPlatform(options)
    platforms.push(mcp.platform)
    mounts.push(mcp.mount)
  }
  // Needs no settings but a page on which people switch notifications on, here or in another process.
  if (parts.includes('web') || (reachesOut && options.config.hasPublicUrl))
    platforms.push(await createPushPlatform(options))
  return { platforms, outbound, mounts }
}
