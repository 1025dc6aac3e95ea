// The program itself, distributed over HTTP: installed by OAuth, its tokens sealed in the database, still there after a
// restart, gone when it is removed.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/database/index.ts'
import { startFakeSlack } from '../../fakes/slack/index.ts'
import { type Program, startProgram } from '../../support/program.ts'

test('installed by OAuth, it is where it was after a restart, and leaves when it is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-oauth-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const slack = await startFakeSlack({ app: { events: ['message.im', 'app_uninstalled', 'tokens_revoked'] } })
  onTestFinished(() => slack.stop())
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const DATABASE_URL = `sqlite:${join(folder, 'proxy.db')}`
  const begin = async (): Promise<Program> => {
    const program = await startProgram({
      DATABASE_URL,
      PORT: String(port),
      PUBLIC_URL: origin,
      SLACK_CLIENT_ID: slack.app.clientId,
      SLACK_CLIENT_SECRET: slack.app.clientSecret,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    })
    while ((await program.at('/readyz')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 25))
    return program
  }
  let program = await begin()
  slack.deliverTo(`${origin}/slack/events`)
  const globex = slack.addWorkspace('Globex', { isInstalled: false })
  const boss = slack.person('boss', { workspace: globex })
  const { body, installation } = await boss.install(`${origin}/slack/install`)
  expect(body).toContain('Proxy is now in Globex.')
  await boss.dm('Buy milk')
  await slack.until(() => boss.dmMessages().some(({ text }) => text.includes('Added: Buy milk')))
  const bytes = (await readFile(join(folder, 'proxy.db'))).toString('latin1')
  const wal = (await readFile(join(folder, 'proxy.db-wal')).catch(() => Buffer.alloc(0))).toString('latin1')
  expect(bytes + wal).not.toContain('xoxb-')

  await program.kill()
  program = await begin()
  await boss.dm('Buy bread')
  await slack.until(() => boss.dmMessages().some(({ text }) => text.includes('Added: Buy bread')))

  if (!installation) throw new Error('Not installed')
  for (const { acknowledged } of await slack.uninstall(installation)) expect(acknowledged).toBe(true)
  await program.kill()
  const database = await openDatabase(DATABASE_URL)
  const spaces = await database.knex('spaces').where({ external_id: globex.id })
  await database.close()
  expect(spaces).toMatchObject([{ is_active: false, credentials: null, name: 'Globex' }])
  expect(program.errors()).not.toContain('xoxb-')
})

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
