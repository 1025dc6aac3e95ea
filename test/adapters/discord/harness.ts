// The adapter as it is, over loopback against the fake Discord, in front of the toy catalogue.
import { createDiscord, type DiscordOptions } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { type Discord, type DiscordOptions as FakeOptions, startDiscord } from '../../fakes/discord/index.ts'
import { type Toy, type ToyRules, toy } from '../../support/host.ts'

export interface Harness {
  readonly discord: Discord
  readonly platform: Platform
  readonly toy: Toy
  /** What the adapter reported, newest last. */
  readonly reports: string[]
  stop(): Promise<void>
}

export interface HarnessOptions {
  readonly toy?: ToyRules
  readonly fake?: FakeOptions
  readonly discord?: Partial<DiscordOptions>
  /** The wall clock; Wednesday 4 March 2026, 08:00 in UTC unless given. */
  readonly now?: () => Date
  /** Not connected yet. */
  readonly isIdle?: boolean
  /** Another process of the same bot, on the same Discord and the same database. */
  readonly beside?: Harness
}

export async function harness(options: HarnessOptions = {}): Promise<Harness> {
  const discord = options.beside?.discord ?? (await startDiscord(options.fake))
  const made = options.beside?.toy ?? toy(options.toy)
  const reports: string[] = []
  const platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: options.now ?? (() => new Date('2026-03-04T08:00:00Z')),
    report: (error, what) => reports.push(`${what}: ${error instanceof Error ? error.message : String(error)}`),
    ...options.discord,
  })
  if (!options.isIdle) await platform.start(made.dispatcher)
  return {
    discord,
    platform,
    toy: made,
    reports,
    async stop() {
      await platform.stop()
      if (!options.beside) await discord.stop()
    },
  }
}
