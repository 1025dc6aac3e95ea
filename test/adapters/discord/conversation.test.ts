// People talk to Proxy in Discord: through the real gateway and requests of discord.js, over loopback.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { required, textOption } from '../../../src/chat/options.ts'
import { t, trustedText, view } from '../../../src/chat/view.ts'
import { type Discord, type DiscordServer, fields, Permission, type Shown } from '../../fakes/discord/index.ts'
import { type ToyCommand, toyCommand } from '../../support/toy.ts'
import { type Harness, harness } from './harness.ts'

let here: Harness
let discord: Discord
beforeEach(async () => {
  thinking = Promise.resolve()
  here = await harness({ toy: { more } })
  discord = here.discord
})
afterEach(async () => {
  expect(discord.findings).toEqual([])
  expect(discord.violations).toEqual([])
  expect(discord.gateway.violations).toEqual([])
  expect(here.reports).toEqual([])
  await here.stop()
})

/** A slow command, one that takes a person, one for admins. */
const more: ToyCommand[] = [
  toyCommand({
    name: 'me think',
    about: 'Takes its time',
    examples: [],
    options: {},
    prepare: async () => thinking,
    run: async (me) => view(t`Thought of ${me.name}`),
  }),
  toyCommand({
    name: 'task give',
    about: 'Who does it',
    examples: [],
    userMenu: { label: 'Give a task', into: 'to' },
    options: { to: required(textOption('Who')) },
    run: async (_me, { to }, { request }) => view(t`Given to ${to}, ${request.mentions?.[to] ?? 'nobody'}`),
  }),
  toyCommand({
    name: 'admin people',
    about: 'People of this server',
    isForAdmins: true,
    examples: [],
    options: {},
    run: async (_me, _values, { request }) =>
      view(trustedText((await request.isSpaceAdmin?.()) ? 'Allowed' : 'Refused')),
  }),
]
let thinking: Promise<void> = Promise.resolve()

const shownOf = ({ message }: { message?: Shown }): Shown => {
  if (!message) throw new Error('nothing was shown')
  return message
}

describe('in direct messages', () => {
  test('a command is answered by a card whose button draws it again', async () => {
    const ann = discord.person('ann')
    const added = await ann.slash('task add', { title: 'Buy milk', priority: 'high' }).done()
    expect(added.ack).toMatchObject({ name: 'reply', ephemeral: false })
    expect(added.text).toContain('Added: Buy milk')
    const done = await ann.press(shownOf(added), 'Done').done()
    expect(done.ack.name).toBe('update')
    expect(done.message?.id).toBe(added.message?.id)
    expect(done.text).toContain('Done: Buy milk')
    expect(here.toy.state().things).toMatchObject([{ title: 'Buy milk', priority: 'high', isDone: true }])
    expect(here.toy.state().cards[0]?.ref).toEqual({ channelId: ann.dms.id, messageId: added.message?.id })
  })

  test('a form opens prefilled and its values arrive', async () => {
    const ann = discord.person('ann')
    const added = await ann.slash('add', { title: 'Buy milk' }).done()
    const { modal } = await ann.press(shownOf(added), 'Edit').done()
    if (!modal) throw new Error('no form')
    expect(fields(modal.modal).map(({ label, value }) => [label, value])).toEqual([
      ['Title', 'Buy milk'],
      ['Minutes', ''],
      ['Priority', 'medium'],
      ['Notes', ''],
    ])
    const sent = await ann.submit(modal, { Title: 'Buy oat milk', Priority: 'high' }).done()
    expect(sent.text).toContain('Changed: Buy oat milk')
    expect(here.toy.state().things).toMatchObject([{ title: 'Buy oat milk', priority: 'high' }])
  })

  test('a refused form comes back with what was typed', async () => {
    const ann = discord.person('ann')
    const added = await ann.slash('add', { title: 'Buy milk' }).done()
    const { modal } = await ann.press(shownOf(added), 'Edit').done()
    if (!modal) throw new Error('no form')
    const refused = await ann.submit(modal, { Minutes: 'soon', Notes: 'the blue one' }).done()
    expect(refused.text).toContain('Minutes must be from 1 to 6000')
    const again = await ann.press(shownOf(refused), 'Try again').done()
    if (!again.modal) throw new Error('no form')
    expect(fields(again.modal.modal).map(({ value }) => value)).toEqual(['Buy milk', 'soon', 'medium', 'the blue one'])
    await ann.submit(again.modal, { Minutes: '2h' }).done()
    expect(here.toy.state().things).toMatchObject([{ minutes: 120, notes: 'the blue one' }])
  })

  test('a select of one and of several hand over what was chosen', async () => {
    const ann = discord.person('ann')
    for (const title of ['One', 'Two', 'Three']) await ann.slash('add', { title }).done()
    const home = shownOf(await ann.slash('home').done())
    expect((await ann.choose(home, 'Pick two', ['Three', 'One']).done()).text).toContain('Picked Three and One')
    const again = shownOf(await ann.slash('home').done())
    expect((await ann.choose(again, 'Show one', ['Two']).done()).text).toContain('Two')
  })

  test('a card is edited in place, and a nudge is posted once', async () => {
    const ann = discord.person('ann')
    const added = await ann.slash('add', { title: 'Buy milk' }).done()
    const ref = { channelId: ann.dms.id, messageId: shownOf(added).id }
    const view = { title: [{ kind: 'ours', text: 'Another day' } as const], blocks: [], buttons: [] }
    expect(await here.platform.edit(ref, '', view)).toBe('edited')
    expect(ann.sees().map(({ text }) => text)).toEqual(['### Another day'])
    const letter = {
      idempotencyKey: '0e2c8f5e-6a3d-4b1c-9f00-7d5a1b2c3d4e',
      space: '',
      externalId: ann.id,
      priority: 0,
      view,
    }
    const sent = await here.platform.send(letter)
    expect(await here.platform.send(letter)).toEqual(sent)
    expect(ann.sees()).toHaveLength(2)
  })

  test('typed lines are answered, edited ones followed', async () => {
    const ann = discord.person('ann')
    ann.dm('Call the vet')
    const added = await discord.next()
    expect(added.text).toContain('Added: Call the vet')
    ann.reply(added, 'She is nice')
    expect((await discord.next()).text).toContain('Noted on Call the vet')
    expect(here.toy.state().things).toMatchObject([{ comments: ['She is nice'] }])
  })

  test('a deleted one stays captured', async () => {
    const ann = discord.person('ann')
    const said = ann.dm('Call the vet')
    await discord.next()
    ann.delete(said)
    await discord.idle()
    expect(here.toy.state().things).toHaveLength(1)
  })
})

describe('in a server', () => {
  let acme: DiscordServer
  beforeEach(() => {
    acme = discord.server('Acme').join(discord.person('ann')).join(discord.person('ben'))
  })
  const general = () => acme.channel('general')

  test('answers are for the one who asked, and buttons draw them again', async () => {
    const ann = discord.person('ann')
    const added = await ann.slash('add', { title: 'Secret plan' }, { in: general() }).done()
    expect(added.ack).toMatchObject({ name: 'reply', ephemeral: true })
    const done = await ann.press(shownOf(added), 'Done').done()
    expect(done.ack.name).toBe('update')
    expect(done.message).toMatchObject({ id: added.message?.id, ephemeral: true })
    expect(discord.person('ben').sees(general())).toEqual([])
    expect(here.toy.state().cards).toEqual([])
  })

  test('a shared card is a message of the channel: it can be replied to, edited, and is not pressed away', async () => {
    const [ann, ben] = [discord.person('ann'), discord.person('ben')]
    await ann.slash('add', { title: 'Landlord' }).done()
    const shared = await ann.slash('me share', { what: 'task' }, { in: general() }).done()
    expect(shared.ack.ephemeral).toBe(true)
    await discord.idle()
    const card = discord.person('ben').sees(general())
    expect(card.map(({ text: words, ephemeral }) => [words.split('\n')[0], ephemeral])).toEqual([
      ['### Landlord', false],
    ])
    const [posted] = card
    if (!posted) throw new Error('not posted')
    expect(here.toy.state().cards.at(-1)?.ref).toEqual({ channelId: general().id, messageId: posted.id })
    // Ben presses: his answer is his alone, the card stays.
    const pressed = await ben.press(posted, 'Done').done()
    expect(pressed.ack).toMatchObject({ name: 'reply', ephemeral: true })
    expect(pressed.text).toContain('No thing matches')
    // Ann replies: a comment, answered by direct message.
    discord.lookAway()
    ann.reply(posted, 'I wrote to him')
    const noted = await discord.next()
    expect(noted).toMatchObject({ channel_id: ann.dms.id })
    expect(noted.text).toContain('Noted on Landlord')
    expect(here.toy.state().things[0]?.comments).toEqual(['I wrote to him'])
  })

  test('a refusal of something shared is seen by the one who asked alone', async () => {
    const ann = discord.person('ann')
    const refused = await ann.slash('me share', { what: 'task', task: 'nothing' }, { in: general() }).done()
    expect(refused.text).toContain('No thing matches')
    expect(refused.message?.ephemeral).toBe(true)
    expect(discord.person('ben').sees(general())).toEqual([])
  })

  test('a mention is answered by direct message; other talk is not heard', async () => {
    const [ann, ben] = [discord.person('ann'), discord.person('ben')]
    ann.mention(general(), `task give <@${ben.id}>`)
    const given = await discord.next()
    expect(given.channel_id).toBe(ann.dms.id)
    expect(given.text).toContain(`Given to @ben, ${ben.id}`)
    ann.say(general(), 'Buy milk')
    ann.reply(ben.say(general(), 'Hello'), 'Hi')
    await discord.idle()
    expect(here.toy.state().things).toEqual([])
  })

  test('where direct messages are closed, a mention is told so', async () => {
    const ann = discord.person('ann')
    ann.closeDms()
    ann.mention(general(), 'hi')
    const told = await discord.next()
    expect(told.channel_id).toBe(general().id)
    expect(told.text).toContain("I can't message you directly")
  })

  test('menus take a message and a person', async () => {
    const [ann, ben] = [discord.person('ann'), discord.person('ben')]
    const said = ben.say(general(), 'Water the **plants**')
    expect((await ann.messageMenu('Save as task', said).done()).text).toContain('Added: Water the')
    expect(here.toy.state().things).toMatchObject([{ title: 'Water the plants' }])
    const given = await ann.userMenu('Give a task', ben, { in: general() }).done()
    expect(given.text).toContain(`Given to @ben, ${ben.id}`)
  })

  test('admins’ commands are hidden from others and checked again', async () => {
    const ann = discord.person('ann')
    expect(() => ann.slash('admin people', {}, { in: general() })).toThrow('There is no /admin')
    for (const permission of [Permission.administrator, Permission.manageGuild]) {
      acme.permit(ann, permission)
      expect((await ann.slash('admin people', {}, { in: general() }).done()).text).toContain('Allowed')
    }
    acme.permit(ann, Permission.sendMessages)
    expect(() => ann.slash('admin people', {}, { in: general() })).toThrow('There is no /admin')
  })

  test('who administers a server is what Discord says with this very request', async () => {
    const ann = discord.person('ann')
    const asks = async () => {
      const shown = shownOf(await ann.slash('home', {}, { in: general() }).done())
      // A button as one could forge it: hidden or not, the command is there.
      return (await ann.forge(shown, 'b0admin people').done()).text
    }
    expect(await asks()).toContain('Refused')
    acme.permit(ann, Permission.manageGuild)
    expect(await asks()).toContain('Allowed')
    acme.permit(ann, 0n)
    expect(await asks()).toContain('Refused')
    // In direct messages nobody administers anything.
    acme.permit(ann, Permission.administrator)
    ann.dm('admin people')
    expect((await discord.next()).text).toContain('Refused')
  })

  test('slow work is acknowledged first, in the way it will be shown', async () => {
    const ann = discord.person('ann')
    let finish = () => {}
    thinking = new Promise((resolve) => {
      finish = resolve
    })
    const asked = ann.slash('me think', {}, { in: general() })
    expect(await asked.acknowledged()).toMatchObject({ name: 'defer', ephemeral: true })
    finish()
    const answered = await asked.done()
    expect(answered.text).toContain('Thought of ann')
    expect(answered.message?.ephemeral).toBe(true)
  })

  test('an answer later than a quarter of an hour goes to the direct channel, where there is one', async () => {
    const ann = discord.person('ann')
    let finish = () => {}
    thinking = new Promise((resolve) => {
      finish = resolve
    })
    await ann.slash('me think').acknowledged()
    discord.lookAway()
    discord.advance(16 * 60_000)
    finish()
    expect((await discord.next()).text).toContain('Thought of ann')
  })
})

describe('where Proxy is only taken along', () => {
  test('answers are private, and nothing is kept as a card', async () => {
    const ann = discord.person('ann', { userInstall: true })
    const friends = discord.privateChannel(ann, discord.person('ben'))
    const added = await ann.slash('add', { title: 'Gift for Ben' }, { in: friends }).done()
    expect(added.ack.ephemeral).toBe(true)
    const shared = await ann.slash('me share', { what: 'task' }, { in: friends }).done()
    expect(shared.message).toMatchObject({ ephemeral: false })
    expect(
      discord
        .person('ben')
        .sees(friends)
        .map(({ text: words }) => words.split('\n')[0]),
    ).toEqual(['### Gift for Ben'])
    // Nobody is led to believe that it is kept up to date.
    expect(shared.text).toContain("As it was when this was posted: I can't update it here.")
    expect(here.toy.state().cards).toEqual([])
  })

  test('in a server without the bot as well', async () => {
    const ann = discord.person('ann', { userInstall: true })
    const elsewhere = discord.server('Elsewhere', { bot: false }).join(ann)
    const asked = await ann.slash('add', { title: 'Quiet' }, { in: elsewhere.channel('general') }).done()
    expect(asked.ack.ephemeral).toBe(true)
  })
})

describe('suggestions', () => {
  test('find the 26th thing by its words, and a title of 101 characters by its id', async () => {
    const ann = discord.person('ann')
    const long = `Ä${'x'.repeat(99)}👨‍👩‍👧‍👦`
    for (let n = 1; n <= 26; n++) here.toy.state().things.push(thing(ann.id, `Thing ${n}`))
    here.toy.state().things.push(thing(ann.id, long))
    const all = await ann.autocomplete('task show', 'task', '').done()
    expect(all.choices).toHaveLength(25)
    const last = await ann.autocomplete('task show', 'task', 'thing 26').done()
    expect(last.choices?.map(({ name }) => name)).toEqual(['Thing 26'])
    const [cut] = (await ann.autocomplete('task show', 'task', 'äxxx').done()).choices ?? []
    expect(cut?.name.length).toBeLessThanOrEqual(100)
    expect(cut?.name.endsWith('…')).toBe(true)
    const shown = await ann.slash('task show', { task: String(cut?.value) }).done()
    expect(shown.text).toContain(long)
  })

  test('of one name are told apart', async () => {
    const ann = discord.person('ann')
    for (let n = 1; n <= 3; n++) here.toy.state().things.push(thing(ann.id, 'Milk'))
    const { choices } = await ann.autocomplete('done', 'task', 'm').done()
    expect(choices?.map(({ name }) => name)).toEqual(['Milk', 'Milk (2)', 'Milk (3)'])
  })
})

const thing = (owner: string, title: string) => ({
  id: randomUUID(),
  owner: `discord//${owner}`,
  title,
  priority: 'medium',
  isDone: false,
  comments: [],
})
