// Slack Connect: people of other companies in a shared channel. Those whose workspace has no Proxy take part in what was
// shared and are nobody's people here; those whose workspace has it are meant with their own account there.
import { describe, expect, test } from 'vitest'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import { type FakeSlack, labels, plainText } from '../../fakes/slack/index.ts'
import type { Installation } from '../../fakes/slack/types.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('a channel of two companies', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    describe('whose other workspace has no Proxy', () => {
      const begin = async () => {
        const open = await openWorkspace(transport, await database())
        const { slack, ann } = open
        ann.account.isAdmin = true
        ann.account.realName = 'Ann Lee'
        slack.app.events.add('function_executed')
        const beta = slack.addWorkspace('Beta', { isInstalled: false })
        const eve = slack.person('eve', { workspace: beta, realName: 'Eve Moss', isAdmin: true, isOwner: true })
        const partners = slack.channel('partners', { members: [ann, eve], sharedWith: [beta] })
        await open.dm('Report')
        await slack.settled(30)
        const accounts = () =>
          open
            .rows('chat_accounts')
            .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
            .select('spaces.external_id as space', 'chat_accounts.external_id as id')
        /** What only Eve sees, read aloud. */
        const told = () => eve.ephemerals().map((each) => plainText(each))
        return { ...open, beta, eve, partners, accounts, told }
      }

      test('an outsider is told once whose it is, in the channel and directly, and nobody of ours', async () => {
        const { slack, ann, eve, partners, accounts, told, rows } = await begin()
        await eve.mention(partners, 'buy milk tomorrow', FOUR)
        await slack.until(() => eve.ephemerals().length > 0)
        await slack.settled(60)
        expect(told()).toEqual([expect.stringContaining('This Proxy is for people at Acme')])
        await eve.dm('buy milk', FOUR)
        await slack.until(() => eve.dmMessages().length > 0)
        await slack.settled(60)
        expect(eve.dmMessages().map((each) => plainText(each))).toEqual([expect.stringContaining('for people at Acme')])
        // Emoji, Home and talk mean nothing; a command can't even be typed there.
        const { message } = await ann.say(partners, 'the budget is due')
        await eve.react(message, 'pushpin', FOUR)
        await eve.openHome()
        await eve.replyInThread(message, 'done')
        await slack.settled(60)
        expect(eve.home()).toBeUndefined()
        await expect(eve.slash('/proxy', 'hi')).rejects.toThrow('not installed in Beta')
        expect(await accounts()).toEqual([{ space: slack.workspace.id, id: ann.id }])
        expect(await rows('tasks')).toHaveLength(1)
      })

      test('joins what was shared, with no more of us to see, and stays of their own workspace', async () => {
        const { slack, ann, beta, eve, partners, accounts, told, rows, dm, drawn, eventually } = await begin()
        await dm('focus start report 25')
        await ann.slash('/proxy', 'me share what:focus', { channel: partners })
        const card = () => slack.messages(partners).find(({ bot_id: bot }) => bot)
        await slack.until(() => card() !== undefined)
        await slack.settled(40)
        const shared = card()
        if (!shared) throw new Error('Nothing was shared')
        await eve.press(shared, 'Join', FOUR)
        await slack.until(() => eve.ephemerals().length > 0)
        await slack.settled(60)
        expect(told()).toEqual([expect.stringContaining('joined: Ann Lee')])
        expect(labels(eve.ephemerals()[0] ?? shared)).toEqual(['Undo'])
        expect(await rows('focus_companions')).toHaveLength(1)
        expect(await accounts()).toContainEqual({ space: beta.id, id: eve.id })
        // Their company's address book is not ours.
        expect((await rows('users').where({ full_name: 'Eve Moss' })).map(({ email }) => email)).toEqual([
          expect.stringContaining('@users.invalid'),
        ])
        await drawn()
        expect(plainText(shared)).toContain('Eve Moss')
        // The question was what they work on.
        await eve.mention(partners, 'reading the draft', FOUR)
        await slack.until(() => eve.ephemerals().length === 2)
        await drawn()
        expect(plainText(shared)).toContain('reading the draft')
        // Known now, and still a visitor: nothing of their own is kept, nothing of ours is listed.
        for (const line of ['buy milk', 'task list', 'admin people', 'focus start', 'hi'])
          await eve.mention(partners, line)
        await slack.until(() => eve.ephemerals().length === 7)
        expect(told().slice(2)).toEqual(Array(5).fill(expect.stringContaining('This Proxy is for people at Acme')))
        expect(JSON.stringify(told())).not.toContain('Report')
        await eve.replyInThread(shared, 'done')
        await slack.settled(60)
        expect(eve.ephemerals()).toHaveLength(7)
        // Our people can't name them, nor does an admin's list.
        expect(plainText(await dm('task give report to:eve'))).not.toContain('Eve Moss')
        expect(plainText(await dm('admin people'))).not.toContain('Eve')
        // What they did, they can take back.
        await eve.press(eve.ephemerals()[1] ?? shared, 'Undo', FOUR)
        await eventually(async () => (await rows('focus_companions'))[0]?.note === null)
        await eve.changeProfile({ realName: 'Eve Stone' })
        await slack.settled(40)
      })

      test('sits down in the quiet room of the channel, and can’t rule it', async () => {
        const { slack, ann, eve, partners, told, rows } = await begin()
        await ann.slash('/proxy', 'admin room do:open', { channel: partners })
        await slack.until(() => ann.ephemerals().length > 0)
        await eve.mention(partners, 'room sit', FOUR)
        await slack.until(() => eve.ephemerals().length > 0)
        await slack.settled(60)
        expect(await rows('room_seats')).toHaveLength(1)
        await eve.mention(partners, 'admin room do:close')
        await slack.until(() => eve.ephemerals().length > 1)
        expect(told()[1]).toContain('This Proxy is for people at Acme')
        expect(await rows('room_places').whereNull('closed_at')).toHaveLength(1)
      })

      test('no workflow of ours writes to them', async () => {
        const { slack, eve } = await begin()
        await slack.event({
          type: 'function_executed',
          function: { callback_id: 'capture_for_somebody' },
          inputs: { person: eve.id, text: 'Sign this' },
          function_execution_id: 'Fx1',
        })
        await slack.until(() => slack.all('call').some(({ method }) => method === 'functions.completeError'))
        expect(JSON.stringify(slack.all('call').find(({ method }) => method === 'functions.completeError'))).toContain(
          'another workspace',
        )
        expect(eve.dmMessages()).toEqual([])
      })
    })

    describe('both of which have Proxy', () => {
      const begin = async () => {
        const kept = new Map<string, SlackInstallation>()
        const keep = ({ workspace, botUserId }: Installation, botToken: string) =>
          kept.set(workspace.id, { space: workspace.id, name: workspace.name, botToken, botUserId })
        const open = await openWorkspace(transport, await database(), {}, { rules: () => ({ access: byOAuth(kept) }) })
        const { slack, ann } = open
        keep(slack.installation, slack.botToken)
        const beta = slack.addWorkspace('Beta')
        const theirs = [...beta.installations.values()][0]
        if (!theirs) throw new Error('Not installed')
        keep(theirs, slack.newToken(theirs))
        const eve = slack.person('eve', { workspace: beta, realName: 'Eve Moss', isAdmin: true })
        const partners = slack.channel('partners', { members: [ann, eve], sharedWith: [beta] })
        await open.dm('Report')
        await slack.settled(30)
        return { ...open, beta, theirs, eve, partners, ours: slack.installation }
      }

      test('their own account is meant, whichever copy they ask, and each copy answers for itself', async () => {
        const { slack, ours, theirs, ann, eve, partners, dm, rows, beta } = await begin()
        await eve.dm('Call the plumber')
        await slack.until(() => eve.dmMessages().length > 0)
        await eve.mention(partners, 'task list', { copy: ours })
        await slack.until(() => eve.ephemerals().length > 0)
        await slack.settled(40)
        const [answer] = eve.ephemerals()
        expect(answer && plainText(answer)).toContain('Call the plumber')
        expect(answer && plainText(answer)).not.toContain('Report')
        expect(answer?.bot_id).toBe(ours.botId)
        expect(await rows('users')).toHaveLength(2)
        // An admin of theirs is one there, also when they ask ours.
        await eve.mention(partners, 'admin people', { copy: ours })
        await slack.until(() => eve.ephemerals().length > 1)
        expect(
          eve
            .ephemerals()
            .slice(1)
            .map((each) => plainText(each))
            .join(),
        ).not.toContain('Ann')
        // A card of our copy: events come in the name of theirs, and are ours all the same.
        await dm('focus start report 25')
        await ann.slash('/proxy', 'me share what:focus', { channel: partners })
        const card = () => slack.messages(partners).find(({ bot_id: bot }) => bot)
        await slack.until(() => card() !== undefined)
        await slack.settled(40)
        const shared = card()
        if (!shared) throw new Error('Nothing was shared')
        await ann.replyInThread(shared, 'ask Mia for the numbers', FOUR)
        await slack.until(() => ann.ephemerals().some((each) => plainText(each).includes('Noted')))
        await slack.settled(40)
        await eve.press(shared, 'Join', FOUR)
        await slack.until(() => eve.ephemerals().some((each) => plainText(each).includes('joined')))
        const spaces = await rows('focus_companions')
          .join('chat_accounts', 'chat_accounts.user_id', 'focus_companions.user_id')
          .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
          .select('spaces.external_id as id')
        expect(spaces).toEqual([{ id: beta.id }])
        expect(slack.messages(partners).every(({ bot_id: bot }) => bot !== theirs.botId)).toBe(true)
      })
    })
  })
})

const byOAuth = (kept: ReadonlyMap<string, SlackInstallation>) => (slack: FakeSlack, origin: string) => ({
  clientId: slack.app.clientId,
  clientSecret: slack.app.clientSecret,
  publicUrl: origin === '' ? 'http://127.0.0.1:3000' : origin,
  store: {
    find: async (space: string) => kept.get(space) ?? null,
    save: async () => undefined,
    update: async () => null,
    beginRenewal: async () => false,
    endRenewal: async () => undefined,
    markUninstalled: async () => undefined,
  },
})
