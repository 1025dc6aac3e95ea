// For the tests of the fake: the real discord.js, logged in to it, and stopped with it.
import { Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js'
import { type Discord, type DiscordOptions, startDiscord } from './index.ts'

/** discord.js as a bot without privileged intents would have it, talking to the fake. */
export function clientFor(discord: Discord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(Options.DefaultMakeCacheSettings),
    rest: { api: discord.apiUrl, timeout: 60_000 },
    ...options,
  })
}

/** @throws when the client does not get ready */
export async function login(discord: Discord, client: Client): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve))
  await client.login(discord.token)
  return ready
}

/** A fake and a bot on it; `stop` ends both. */
export async function withBot(options: DiscordOptions = {}, clientOptions: Partial<ClientOptions> = {}) {
  const discord = await startDiscord(options)
  const home = discord.server('Home')
  const client = await login(discord, clientFor(discord, clientOptions))
  const stop = async () => {
    await client.destroy()
    await discord.stop()
  }
  return { discord, home, client, stop }
}
