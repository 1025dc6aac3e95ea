// What Slack sends and answers on days unlike others: messages without their channel's type, an app that a whole organisation
// has, workspaces that are being moved, addresses for answers that are over.
import { describe, expect, test } from 'vitest'
import { t, view } from '../../../src/chat/view.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { opener } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()
const newDatabase = opener('sqlite')

describe.each(TRANSPORTS)('by %s', (transport) => {
  const begin = async (fake: Parameters<typeof openWorkspace>[2] = {}) => {
    const open = await openWorkspace(transport, await newDatabase(), fake)
    return { ...open, titles: async () => (await open.rows('tasks')).map(({ title }) => title) }
  }

  test('a message of a channel without channel_type is for nobody here', async () => {
    const { slack, ann, titles } = await begin()
    const general = slack.channel('general', { members: [ann] })
    await slack.event({ type: 'message', channel: general.id, user: ann.id, text: 'Buy milk', ts: '1772703000.000200' })
    await slack.settled(60)
    expect(await titles()).toEqual([])
  })

  test('an app that a whole organisation has: lines, buttons, forms, commands and Home are of that one space', async () => {
    const { slack, ann, dm, titles, rows } = await begin({ organisation: { id: 'E0ACME', name: 'Acme Inc' } })
    const card = await dm('Milk')
    slack.mark()
    await ann.press(card, 'Edit', FOUR)
    const form = await slack.next('view')
    await ann.submit(form, { Title: 'Oat milk' }, FOUR)
    await slack.until(() => ann.modals().length === 0)
    await slack.settled(30)
    await ann.slash('/proxy', 'Bread', FOUR)
    await slack.settled(30)
    await ann.openHome(FOUR)
    await slack.until(() => ann.home() !== undefined)
    expect((await titles()).toSorted()).toEqual(['Bread', 'Oat milk'])
    expect(await rows('spaces')).toMatchObject([{ external_id: 'E0ACME' }])
    expect(await rows('chat_accounts')).toHaveLength(1)
  })

  test.each(['', '[', '["task done"]', '[1,2]', '{}'])(
    'a button whose value is %j says and changes nothing',
    async (value) => {
      const { slack, ann, dm, titles, logged } = await begin()
      const card = await dm('Milk')
      const before = plainText(card)
      const { all } = await ann.press(card, 'Start', { ...FOUR, tamper: { value } })
      await slack.settled(60)
      expect(all.every(({ acknowledged }) => acknowledged)).toBe(true)
      if (value !== '{}') expect(plainText(card)).toBe(before)
      expect([await titles(), logged]).toEqual([['Milk'], []])
    },
  )

  test.each([
    ['one word', { status: 404, body: 'expired_url' }],
    ['one word, used', { status: 404, body: 'used_url' }],
    ['JSON', { error: 'expired_url' }],
  ])('an address for answers that is over (%s) loses no answer', async (_what, fault) => {
    const { slack, ann } = await begin()
    const general = slack.channel('general', { members: [ann] })
    // Slow, so that the answer is no acknowledgement any more.
    slack.faults.add({ method: 'users.info', slowMs: 1_500 })
    slack.faults.add({ method: 'response_url', ...fault })
    await ann.slash('/proxy', 'Buy milk', { channel: general })
    await slack.until(() =>
      [...ann.ephemerals(), ...ann.dmMessages()].some((each) => plainText(each).includes('Buy milk')),
    )
  })

  test('an answer waits for direct messages that don’t open at once', async () => {
    const { slack, ann } = await begin()
    const general = slack.channel('general', { members: [ann] })
    // Slow, so that the answer is no acknowledgement any more.
    slack.faults.add({ method: 'users.info', slowMs: 1_500 })
    slack.faults.add({ method: 'response_url', status: 404, body: 'expired_url' })
    slack.faults.add({ method: 'chat.postEphemeral', error: 'not_in_channel' })
    slack.faults.add({ method: 'conversations.open', status: 503, times: 1 })
    await ann.slash('/proxy', 'Buy milk', { channel: general })
    await slack.until(() => ann.dmMessages().length > 0)
    const [answer] = ann.dmMessages()
    expect(answer && plainText(answer)).toContain('Buy milk')
    expect(answer && plainText(answer)).not.toMatch(/take the rest/)
    expect(slack.arrivals('conversations.open')).toBe(2)
  })

  test.each(['team_added_to_org', 'org_login_required', 'external_channel_migrating'])(
    'a workspace that is being moved (%s) is sent to later, and not taken for gone',
    async (error) => {
      const { slack, ann, platform } = await begin()
      slack.faults.add({ method: 'chat.postMessage', error, times: 1 })
      const result = await platform.send({
        ...{ idempotencyKey: '01890a5d-ac96-774b-bcce-000000000001', space: slack.workspace.id, externalId: ann.id },
        ...{ priority: 0, view: view(t`Call dentist, 09:00.`) },
      })
      expect(result).toMatchObject({ state: 'later' })
    },
  )
})
