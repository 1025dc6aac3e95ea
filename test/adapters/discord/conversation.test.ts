// People talk to Proxy in Discord: through the real gateway and requests of discord.js, over loopback.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Discord, fields, type Shown } from '../../fakes/discord/index.ts'
import { type Harness, harness } from './harness.ts'

let here: Harness
let discord: Discord
beforeEach(async () => {
  here = await harness()
  discord = here.discord
})
afterEach(async () => {
  expect(discord.findings).toEqual([])
  expect(discord.violations).toEqual([])
  expect(discord.gateway.violations).toEqual([])
  expect(here.reports).toEqual([])
  await here.stop()
})

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
      ['Priority', ['medium']],
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
    expect(refused.text).toContain('Minutes is 1 to 6000')
    const again = await ann.press(shownOf(refused), 'Try again').done()
    if (!again.modal) throw new Error('no form')
    expect(fields(again.modal.modal).map(({ value }) => value)).toEqual([
      'Buy milk',
      'soon',
      ['medium'],
      'the blue one',
    ])
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
      letterId: '0e2c8f5e-6a3d-4b1c-9f00-7d5a1b2c3d4e',
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
})
