// The program as it is installed: settings from `.env`, calls through the proxy that the environment names.
import { execFile } from 'node:child_process'
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { startConnectProxy } from '../fakes/connect-proxy.ts'
import { startProgram } from '../support/program.ts'

const cli = new URL('../../dist/src/cli.js', import.meta.url).pathname

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-environment-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const writeSettings = (settings: Readonly<Record<string, string>>) =>
  writeFile(
    join(folder, '.env'),
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\r\n`)
      .join(''),
  )

test('Slack and Discord are called through HTTPS_PROXY', async () => {
  const proxy = await startConnectProxy()
  await writeSettings({
    DATABASE_URL: 'sqlite:./kept.db',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DISCORD_TOKEN: 'token',
    DISCORD_APPLICATION_ID: '100000000000000001',
    HTTPS_PROXY: proxy.url,
  })
  await startProgram({ PARTS: 'slack,discord' }, folder)
  await Promise.all([proxy.wanted('slack.com:443'), proxy.wanted('discord.com:443')])
  await access(join(folder, 'kept.db'))
})

test('what is set already wins over .env, and the command line reads it too', async () => {
  await writeSettings({ DATABASE_URL: 'sqlite:./from-file.db' })
  const migrate = (environment: Readonly<Record<string, string>>) =>
    promisify(execFile)(process.execPath, [cli, 'migrate'], { cwd: folder, env: environment })
  await migrate({ DATABASE_URL: 'sqlite:./from-environment.db' })
  await access(join(folder, 'from-environment.db'))
  await expect(access(join(folder, 'from-file.db'))).rejects.toThrow()
  await migrate({})
  await access(join(folder, 'from-file.db'))
})

test('a proxy that is none is told by its setting, at the start and on the command line', async () => {
  await writeSettings({ HTTPS_PROXY: 'socks5://127.0.0.1:1080' })
  const said = /^HTTPS_PROXY: .+HTTP proxy/
  await expect(startProgram({ PARTS: 'web', DATABASE_URL: 'sqlite::memory:' }, folder)).rejects.toThrow(/HTTPS_PROXY: /)
  const failed = promisify(execFile)(process.execPath, [cli, 'doctor'], { cwd: folder, env: {} })
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(said) })
})
