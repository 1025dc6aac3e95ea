// Everything people do in Slack, by Socket Mode and HTTP alike, each delivered four times with one effect.
import { afterEach, describe, expect, test } from 'vitest'
import { createManifest } from '../../../adapters/slack/register.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { required, textOption } from '../../../src/chat/options.ts'
import { findSentences } from '../../../src/chat/parse/sentences.ts'
import { openRequest } from '../../../src/chat/run/open.ts'
import { t, view } from '../../../src/chat/view.ts'
import { commands } from '../../../src/commands/index.ts'
import { type Message, plainText } from '../../fakes/slack/index.ts'
import { judgeManifest } from '../../fakes/slack/judge.ts'
import { labels } from '../../fakes/slack/plain-text.ts'
import { toyCommand } from '../../support/toy.ts'
import { TRANSPORTS, type Workspace, type WorkspaceRules, workspace } from './workspace.ts'

/** As Slack does where it is not sure that we heard: the same four times, one after the other or all at once. */
const FOUR = { times: 4 }
const AT_ONCE = { times: 4, isConcurrent: true }

/** Comments follow their messages; "What now?" answers. */
const more = [
  toyCommand({
    name: 'task suggest',
    about: 'What fits now',
    aliases: ['/now'],
    examples: ['task suggest'],
    options: {},
    run: async () => view(t`Three that fit`, [], { buttons: [{ label: 'Others', line: storedLine('task suggest') }] }),
  }),
  toyCommand({
    name: 'comment edit',
    about: 'Change a comment',
    examples: [],
    takesEdit: { of: 'comment', into: 'text' },
    options: { comment: required(textOption('Which')), text: required(textOption('Your words')) },
    run: async (me, values) => {
      me.state.energy.push({ owner: me.owner, level: 1, note: `${values.comment} now ${values.text}` })
      return view(t`Changed`)
    },
  }),
  toyCommand({
    name: 'comment drop',
    about: 'Remove a comment',
    examples: [],
    takesEdit: { of: 'comment' },
    options: { comment: required(textOption('Which')) },
    run: async (me, values) => {
      me.state.energy.push({ owner: me.owner, level: 1, note: `${values.comment} gone` })
      return view(t`Removed`)
    },
  }),
]

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
  expect(closing?.logged ?? []).toEqual([])
})

describe.each(TRANSPORTS)('in Slack by %s', (transport) => {
  const begin = async (rules: WorkspaceRules = {}) => {
    open = await workspace(transport, { ...rules, toy: { more, ...rules.toy } })
    const { slack, toy } = open
    const ann = slack.person('ann', { tz: 'Europe/Vienna', realName: 'Ann Lee' })
    const titles = () => toy.state().things.map(({ title }) => title)
    /** The newest message in the DM, once there are so many. */
    const dm = async (count: number): Promise<Message> => {
      await slack.until(() => ann.dmMessages().length >= count)
      await slack.settled(30)
      expect(ann.dmMessages()).toHaveLength(count)
      return last(ann.dmMessages())
    }
    const whispered = async (count: number): Promise<Message> => {
      await slack.until(() => ann.ephemerals().length >= count)
      await slack.settled(30)
      expect(ann.ephemerals()).toHaveLength(count)
      return last(ann.ephemerals())
    }
    const general = slack.channel('general', { members: [ann] })
    return { ...open, ann, titles, dm, whispered, general }
  }

  test('a line in the direct messages is captured, answered there, and taken back', async () => {
    const { ann, titles, dm, slack } = await begin()
    await ann.dm('Email Tom & Mia <soon> about https://a.example', FOUR)
    const card = await dm(1)
    expect(plainText(card)).toMatch(/^\*Added: Email Tom &amp; Mia &lt;soon&gt; about https:\/\/a\.example\*/)
    expect(titles()).toEqual(['Email Tom & Mia <soon> about https://a.example'])
    expect(card.sent).toMatchObject({ unfurl_links: false, unfurl_media: false })
    await ann.press(card, 'Undo', FOUR)
    await slack.next('edit')
    expect(plainText(await dm(1))).toContain('*Undone*')
    expect(titles()).toEqual([])
  })

  test('two lines typed quickly are answered in their order', async () => {
    const { ann, dm } = await begin()
    await Promise.all([ann.dm('First'), ann.dm('Second')])
    await dm(2)
    expect(ann.dmMessages().map(({ text: words }) => words.split('\n')[0])).toEqual(['Added: First', 'Added: Second'])
  })

  test('the command answers only the one who asked, with people and channels as words', async () => {
    const { ann, slack, titles, whispered, general } = await begin()
    const ben = slack.person('ben')
    await ann.slash('/proxy', `task add Ask @${ben.name} in #general`, { channel: general, ...FOUR })
    expect(plainText(await whispered(1))).toMatch(/^\*Added: Ask @ben in #general\*/)
    expect(titles()).toEqual(['Ask @ben in #general'])
    expect(slack.messages(general)).toEqual([])
  })

  test('the command in our own direct messages answers with a message that stays', async () => {
    const { ann, dm, toy } = await begin()
    await ann.slash('/proxy', 'task add Milk', AT_ONCE)
    const card = await dm(1)
    await ann.slash('/proxy', '', FOUR)
    await dm(2)
    expect(toy.state().cards).toMatchObject([{ ref: { channelId: card.channel, messageId: card.ts } }])
  })

  test('a command that lacks something opens its form, once', async () => {
    const { ann, titles, slack, whispered, general } = await begin()
    await ann.slash('/proxy', 'task add', { channel: general, ...FOUR })
    const form = await slack.next('view')
    await slack.settled(30)
    expect(ann.modals()).toHaveLength(1)
    await ann.submit(form, { Title: 'Tea', Priority: 'high' }, FOUR)
    expect(plainText(await whispered(1))).toMatch(/^\*Added: Tea\*/)
    expect(titles()).toEqual(['Tea'])
  })

  test('a form whose values take their time opens at once, and is filled when they are there', async () => {
    const { ann, slack, toy, dm } = await begin()
    await ann.dm('Milk')
    const card = await dm(1)
    let go: () => void = () => undefined
    const slow = new Promise<void>((resolve) => {
      go = resolve
    })
    // Someone else's work is in front of ours in the database.
    void toy.host.transact(openRequest(toy.host.catalogue, requestOf('x')), false, () => slow)
    slack.mark()
    await ann.press(card, 'Edit')
    expect(plainText(await slack.next('view'))).toContain('One moment.')
    go()
    await slack.until(() => ann.modals()[0]?.callback_id === 'form')
    await ann.submit(ann.modal(), { Title: 'Oat milk' })
    await dm(2)
    expect(toy.state().things).toMatchObject([{ title: 'Oat milk' }])
  })

  test('a look-up suggests as one types, the person’s own only', async () => {
    const { ann, slack, dm, toy } = await begin()
    await ann.dm('Milk')
    await ann.dm('Bread')
    await dm(2)
    await ann.slash('/proxy', 'comment add')
    const form = await slack.next('view')
    const { options } = await ann.type(form, 'Task', 'bre')
    expect(options).toMatchObject([{ text: { text: 'Bread' }, value: toy.state().things[1]?.id }])
    await ann.submit(form, { Task: 'Bread', Text: 'rye' })
    await dm(3)
    expect(toy.state().things[1]?.comments).toEqual(['rye'])
  })

  test('a mention is answered for the one who asked, and in the thread it was in', async () => {
    const { ann, titles, whispered, general, slack } = await begin()
    await ann.mention(general, 'Buy milk', FOUR)
    const answer = await whispered(1)
    expect(answer).toMatchObject({ channel: general.id, ephemeralFor: ann.id })
    expect(titles()).toEqual(['Buy milk'])
    expect(slack.messages(general).filter(({ bot_id: bot }) => bot)).toEqual([])
  })

  test('any message is saved as a task by its menu, with its link', async () => {
    const { ann, titles, whispered, general, slack } = await begin()
    const ben = slack.person('ben')
    general.members.add(ben.id)
    const { message } = await ben.say(general, 'The printer is on fire')
    await ann.messageShortcut('run:task add', message, FOUR)
    await whispered(1)
    expect(titles()).toEqual(['The printer is on fire'])
  })

  test('the shortcuts that work everywhere answer in the direct messages', async () => {
    const { ann, titles, dm, slack } = await begin()
    await ann.globalShortcut('run:task suggest', FOUR)
    expect(labels(await dm(1))).toEqual(['Others'])
    await ann.globalShortcut('run:task add', FOUR)
    await ann.submit(await slack.next('view'), { Title: 'Call vet' })
    await dm(2)
    expect(titles()).toEqual(['Call vet'])
  })

  test('Home is drawn when it is opened, again after a press, and leads back to itself', async () => {
    const { ann, slack, toy } = await begin()
    await ann.openHome(FOUR)
    const home = await slack.next('view')
    expect(plainText(home)).toMatch(/^\*Home of ann\*/)
    await ann.press(home, 'Log 2', FOUR)
    const after = await slack.next('view')
    await slack.settled(30)
    expect(labels(after)).toEqual(['Home'])
    expect(toy.state().energy).toHaveLength(1)
    await ann.press(after, 'Home')
    expect(plainText(await slack.next('view'))).toMatch(/^\*Home of ann\*/)
    await ann.press(ann.home() ?? home, 'Capture')
    await ann.submit(await slack.next('view'), { Title: 'Tea' })
    expect(plainText(await slack.next('view', ({ type }) => type === 'home'))).toMatch(/^\*Added: Tea\*/)
  })

  test('opening Home writes to nobody: a welcome stands on it', async () => {
    const { ann, slack } = await begin({ toy: { greets: true, more } })
    await ann.openHome()
    expect(plainText(await slack.next('view'))).toContain("Hello ann, I'm Proxy")
    await slack.settled(30)
    expect(ann.dmMessages()).toEqual([])
  })

  test('a reply in a card’s thread is a comment, whose edit and deletion follow', async () => {
    const { ann, toy, dm, slack } = await begin()
    await ann.dm('Milk')
    const card = await dm(1)
    const { message } = await ann.replyInThread(card, 'The blue one', FOUR)
    await slack.until(() => ann.dmMessages().length === 2)
    expect(last(ann.dmMessages())).toMatchObject({ thread_ts: card.ts })
    expect(toy.state().things).toMatchObject([{ title: 'Milk', comments: ['The blue one'] }])
    // The command that makes a comment remembers the message it was made of.
    await toy.dispatcher.recordCard(
      requestOf(ann.id, slack.workspace.id),
      { kind: 'comment', id: 'c1' },
      { channelId: message.channel, messageId: message.ts },
    )
    await ann.editMessage(message, 'The red one', FOUR)
    await slack.until(() => toy.state().energy.length > 0)
    await ann.deleteMessage(message, FOUR)
    await slack.until(() => toy.state().energy.length > 1)
    await slack.settled(30)
    expect(toy.state().energy.map(({ note }) => note)).toEqual(['c1 now The red one', 'c1 gone'])
    await ann.replyInThread(card, 'done')
    await slack.until(() => toy.state().things[0]?.isDone === true)
  })

  test('a shared card is for everybody; replies to it are comments, other talk there is nobody’s business', async () => {
    const { ann, toy, slack, dm, general, titles } = await begin()
    await ann.dm('Milk')
    await dm(1)
    await ann.slash('/proxy', 'me share what:task', { channel: general, ...FOUR })
    await slack.until(() => slack.messages(general).length === 1)
    await slack.settled(30)
    const [card] = slack.messages(general)
    if (!card) throw new Error('Nothing was shared')
    await ann.say(general, 'Lunch?')
    await ann.replyInThread(card, 'Two litres')
    await slack.until(() => (toy.state().things[0]?.comments.length ?? 0) > 0)
    await slack.settled(30)
    expect(titles()).toEqual(['Milk'])
    expect(last(ann.ephemerals(general))).toMatchObject({ thread_ts: card.ts })
    // A private command pressed on a shared card answers for one person's eyes, and leaves the card alone.
    await ann.press(card, 'Done')
    await slack.until(() => ann.ephemerals(general).length === 2)
    expect(plainText(card)).toContain('open')
  })

  test('a whisper’s own buttons redraw it; sharing from it speaks up', async () => {
    const { ann, slack, general, whispered } = await begin()
    await ann.slash('/proxy', 'hi', { channel: general })
    const home = await whispered(1)
    await ann.press(home, 'Things', FOUR)
    await slack.until(() => plainText(last(ann.ephemerals())).includes('0 open'))
    expect(ann.ephemerals()).toHaveLength(1)
  })

  test('where we are no member, sharing is refused for the one who asked', async () => {
    const { ann, slack, whispered } = await begin()
    const secret = slack.channel('secret', { members: [ann], isPrivate: true, hasApp: false })
    await ann.slash('/proxy', 'me share what:day', { channel: secret })
    expect(plainText(await whispered(1))).toContain("I can't post here")
  })

  test('a workspace that limits look-ups of people is left alone until its Retry-After ends', async () => {
    const { ann, dm, slack } = await begin()
    const bob = slack.person('bob')
    slack.faults.add({ method: 'users.info', retryAfter: 30, times: 1 })
    await ann.dm('Milk')
    expect(plainText(await dm(1))).not.toBe('')
    await bob.dm('Bread')
    await bob.dm('Butter')
    await slack.until(() => bob.dmMessages().length >= 2)
    expect(slack.all('call').filter(({ method }) => method === 'users.info')).toHaveLength(1)
    expect(slack.findings.filter((finding) => finding.includes('Retry-After'))).toEqual([])
  })

  test('the person is known by name and zone, as Slack has them', async () => {
    const { ann, dm, toy, slack } = await begin({ toy: { greets: true, more } })
    const seen: unknown[] = []
    const answer = toy.dispatcher.answer
    Object.assign(toy.dispatcher, {
      answer: (asked: Parameters<typeof answer>[0]) => {
        seen.push(toy.dispatcher.open(asked).request.who)
        return answer(asked)
      },
    })
    await ann.dm('Milk')
    expect(plainText(await dm(2))).toBe("*Hello ann, I'm Proxy*")
    await ann.dm('Bread')
    await dm(3)
    const who = { platform: 'slack', space: slack.workspace.id, externalId: ann.id, name: 'ann', zone: 'Europe/Vienna' }
    expect(seen[0]).toMatchObject({ ...who, fullName: 'Ann Lee', spaceName: 'Acme' })
    expect(slack.all('call').filter(({ method }) => method === 'users.info')).toHaveLength(1)
  })

  test('who administers a workspace is asked of Slack each time', async () => {
    const admin = toyCommand({
      name: 'admin people',
      about: 'People of this workspace',
      isForAdmins: true,
      examples: [],
      options: {},
      run: async (_me, _values, { request }) => view(t`${(await request.isSpaceAdmin?.()) ? 'Allowed' : 'Refused'}`),
    })
    const { ann, slack } = await begin({ toy: { more: [...more, admin] } })
    let count = 0
    const asks = async (): Promise<string> => {
      await ann.dm('admin people')
      count++
      await slack.until(() => ann.dmMessages().length === count)
      return last(ann.dmMessages()).text
    }
    expect(await asks()).toBe('Refused')
    ann.account.isAdmin = true
    expect(await asks()).toBe('Allowed')
    ann.account.isAdmin = false
    expect(await asks()).toBe('Refused')
    ann.account.isOwner = true
    expect(await asks()).toBe('Allowed')
    ann.account.isDeleted = true
    expect(await asks()).toBe('Refused')
    ann.account.isDeleted = false
    // Where Slack does not say, nobody is.
    slack.faults.add({ method: 'users.info', status: 503, times: 1 })
    expect(await asks()).not.toContain('Allowed')
  })

  test('a listener that throws, and what nobody knows, is acknowledged all the same', async () => {
    const { ann, slack, toy, logged } = await begin()
    Object.assign(toy.dispatcher, {
      open: () => {
        throw new Error('a fault of ours')
      },
    })
    expect(await ann.slash('/proxy', 'hi')).toMatchObject({ acknowledged: true })
    expect(logged.splice(0)).toEqual([expect.stringContaining('a fault of ours')])
    expect(await ann.slash('/elsewhere', 'hi')).toMatchObject({ acknowledged: true })
    expect(await ann.globalShortcut('unknown')).toMatchObject({ acknowledged: true })
    expect(await slack.event({ type: 'something_new' })).toMatchObject({ acknowledged: true })
    // An unknown shortcut is asked about as well; nothing else went wrong.
    for (const line of logged.splice(0)) expect(line).toContain('a fault of ours')
  })

  test('an answer that Slack limits for a while comes a little later, once', async () => {
    const { ann, slack, dm } = await begin()
    slack.faults.add({ method: 'chat.postMessage', retryAfter: 1, times: 1 })
    await ann.dm('Milk')
    await dm(1)
  })
})

test('the manifest is one that Slack takes, by Socket Mode and by HTTP', async () => {
  open = await workspace('socket', { toy: { more } })
  const { catalogue } = open.toy.dispatcher
  const made = createManifest(catalogue, { command: '/proxy', publicUrl: 'https://proxy.example' })
  const one = createManifest(catalogue, { command: '/proxy', publicUrl: 'https://proxy.example', isForOne: true })
  const agent = createManifest(createCatalogue(commands), { command: '/proxy', hasAgentView: true })
  for (const each of [made, one, agent, createManifest(catalogue, { command: '/proxy' })]) {
    expect(judgeManifest(each)).toEqual([])
  }
  const prompts = agent.features.agent_view?.suggested_prompts ?? []
  expect(prompts).toHaveLength(4)
  // Each means its command as a whole, as its title says.
  const meant = prompts.map(({ message }) => findSentences(createCatalogue(commands), message)[0])
  expect(meant.map((found) => [found?.command.name, Object.keys(found?.values ?? {})])).toEqual([
    ['task suggest', ['minutes']],
    ['ritual morning', []],
    ['task list', ['view']],
    ['focus start', ['minutes']],
  ])
  expect(made.features.shortcuts.map(({ type, name }) => `${type}: ${name}`)).toEqual([
    'global: Capture',
    'global: What now?',
    'message: Save as task',
  ])
})

const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1)
  if (!found) throw new Error('There is none')
  return found
}

const requestOf = (externalId: string, space = '') => ({
  deliveryId: null,
  who: { platform: 'slack', space, externalId, name: externalId },
  where: { channelId: 'x', kind: 'private' as const },
  input: { kind: 'typed' as const, line: storedLine('') },
})
