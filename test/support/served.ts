// The whole product, served in Slack and in Discord at once: real Bolt and discord.js, fakes behind them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/app/config.ts'
import { type RunningApp, serve } from '../../src/app/serve.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts'

export interface Served {
  readonly slack: FakeSlack
  readonly discord: Awaited<ReturnType<typeof startDiscord>>
  readonly serving: RunningApp
  readonly databaseUrl: string
  stop(): Promise<void>
}

/** On a database file of its own, which goes when it stops. */
export async function serveBoth(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-served-'))
  const databaseUrl = `sqlite:${join(folder, 'proxy.db')}`
  const slack = await startFakeSlack({ hasJudges: true })
  const discord = await startDiscord()
  const serving = await serve(
    readConfig({
      DATABASE_URL: databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'error',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }),
    null,
  )
  await slack.connected()
  return {
    slack,
    discord,
    serving,
    databaseUrl,
    async stop() {
      await serving.stop()
      await slack.stop()
      await discord.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
