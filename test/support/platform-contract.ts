// What every platform must do, whatever it looks like there. Adding a platform is one folder that passes this.
import { afterEach, describe, expect, test } from 'vitest'
import { storedLine } from '../../src/chat/ask.ts'
import type { OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import { itemBlock, plainText, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { ask, type Toy } from './host.ts'

/** A message as its reader has it now. */
export interface Shown {
  /** Everything readable, labels of buttons included. */
  readonly text: string
  /** Labels of what can be pressed. */
  readonly labels: readonly string[]
  /** Can only the one who asked see it? */
  readonly isPrivate: boolean
}

/** Written where a platform has no such thing, so that a gap is never silent. */
export const NOT_SUPPORTED = 'not supported'
export type NotSupported = typeof NOT_SUPPORTED

/** A platform started on a toy's dispatcher, and a person who uses it. */
export interface Harness {
  readonly toy: Toy
  readonly platform: Platform
  /** Where that person's letters go. */
  readonly address: Pick<OutgoingMessage, 'space' | 'externalId' | 'channelId'>
  /** The person says a line in private; resolves to the newest message of the answer. */
  say(line: string): Promise<Shown>
  /** Presses a button of the newest message that has one of this label; resolves to what that shows. */
  press(label: string): Promise<Shown>
  /** Presses a button that opens a form; resolves to what stands in its blanks, by label. */
  open(label: string): Promise<Readonly<Record<string, string>>>
  /** Sends the open form, with these blanks changed. */
  submit(changes: Readonly<Record<string, string>>): Promise<Shown>
  /** Chooses in a select of the newest message that has it. */
  choose(select: string, labels: readonly string[]): Promise<Shown>
  /** Says a line where others read along. */
  readonly sayShared: ((line: string) => Promise<Shown>) | NotSupported
  /** Every message there is now, oldest first. */
  messages(): readonly Shown[]
  /** What in the messages does more than be read: pings, links, markup, control characters. */
  acting(): readonly string[]
  /** Are messages changed after they were posted? */
  /** What typed words say where the place takes marks in them for formatting; as typed unless given. */
  readonly readsFormatting?: (typed: string) => string
  readonly editsMessages: boolean
  /** False where nobody is spoken to first: letters go to another place of theirs. Skipped: it speaks. */
  readonly speaksFirst?: false
  /** The next post is accepted, and its answer lost. */
  readonly loseNextPost: (() => void) | NotSupported
}

export interface StartedHarness extends Harness {
  close(): Promise<void>
}

/** Words that would do something if they were not made harmless. */
export const NASTY = [
  '<!channel> <!here> <@U0ADMIN> <#C0GENERAL> <https://evil.example|bank>',
  '@everyone @here <@1234567890> <@&42> <#99> </task:1>',
  '*bold* _it_ ~gone~ `code` ```block``` ||spoiler|| > quote # head - [bank](https://evil.example)',
  '&amp; &lt;!channel&gt; \\*not\\* \\<@U0ADMIN>',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[2J\u001b[1;1H \u009b31m \u0008\u0008 \u007f',
  'left \u202eright\u202c \u2066iso\u2069 שלום \u200f end',
  '👨‍👩‍👧‍👦 e\u0301 ﷽ 🏳️‍🌈 ｆｕｌｌ',
]

export function platformContract(name: string, start: () => Promise<StartedHarness>): void {
  describe(`${name} keeps the contract of a platform`, () => {
    const started: StartedHarness[] = []
    const begin = async (): Promise<StartedHarness> => {
      const harness = await start()
      started.push(harness)
      return harness
    }
    afterEach(async () => {
      for (const harness of started.splice(0)) await harness.close()
    })
    const withThings = async (...titles: string[]): Promise<StartedHarness> => {
      const harness = await begin()
      for (const title of titles) await harness.say(`task add ${title}`)
      return harness
    }

    test('every kind of block is shown', async () => {
      const { say } = await withThings('Milk', 'Bread')
      const { text, labels } = await say('hi')
      for (const words of [
        ['Home of', 'Next at', 'if you like.', 'Energy', '1 to 3', 'Nothing to press here'],
        ['Zone', 'Europe/Vienna', 'Today', '2 of 3', 'Show one', 'Pick two'],
      ].flat())
        expect(text).toContain(words)
      expect(labels).toEqual(expect.arrayContaining(['Log 2', 'Capture', 'Things']))
    })

    test('every button does what its line says', async () => {
      const { say, press, toy } = await withThings('Milk')
      await say('hi')
      expect((await press('Log 2')).text).toContain('Energy 2')
      expect(toy.state().energy).toMatchObject([{ level: 2 }])
      await say('hi')
      expect((await press('Things')).text).toContain('Milk')
    })

    test('a list’s button brings the list back with the outcome on top, and Undo takes it back', async () => {
      const { say, press, toy } = await withThings('Milk', 'Bread')
      await say('tasks')
      const back = await press('Done: Milk')
      expect(back.text).toMatch(/Done: Milk[\s\S]*1 open/)
      expect(back.labels).toEqual(['Done: Bread', 'Undo'])
      await press('Undo')
      expect(toy.state().things.map(({ isDone }) => isDone)).toEqual([false, false])
    })

    test.each(NASTY)('somebody’s words are only words: %j', async (words) => {
      const { say, acting, toy, readsFormatting = (typed) => typed } = await begin()
      const { text } = await say(`task add Note ${words}`)
      expect(toy.state().things.map(({ title }) => title)).toEqual([`Note ${readsFormatting(words.trim())}`])
      expect(text).toContain('Note')
      await say('tasks')
      expect(acting()).toEqual([])
    })

    test('a typed number means an item of the newest list', async () => {
      const { say } = await withThings('Milk', 'Bread', 'Tea')
      await say('tasks')
      expect((await say('2')).text).toContain('Bread')
    })

    test('a form comes prefilled, changes what was changed, and comes back with everything when refused', async () => {
      const { say, open, submit, toy } = await withThings('Milk')
      await say('task edit milk minutes:5 notes:oats')
      await say('task show milk')
      expect(await open('Edit')).toMatchObject({ Title: 'Milk', Minutes: '5', Priority: 'medium', Notes: 'oats' })
      const refused = await submit({ Title: 'Oat milk', Minutes: '13', Priority: 'high', Notes: '' })
      expect(refused.text).toContain('Minutes must be from 1 to 6000')
      const again = await open('Try again')
      expect([again.Title, again.Minutes, again.Priority]).toEqual(['Oat milk', '13', 'high'])
      expect((await submit({ Minutes: '10' })).text).toContain('Changed: Oat milk')
      expect(toy.state().things).toMatchObject([{ title: 'Oat milk', minutes: 10, priority: 'high' }])
      expect(toy.state().things[0]?.notes).toBeUndefined()
    })

    test('a button without what it needs asks for it', async () => {
      const { say, open, submit, toy } = await begin()
      await say('hi')
      await open('Capture')
      await submit({ Title: 'Tea' })
      expect(toy.state().things).toMatchObject([{ title: 'Tea' }])
    })

    test('a select chooses one, or several in their order', async () => {
      const { say, choose } = await withThings('Milk', 'Bread', 'Tea')
      await say('hi')
      expect((await choose('Show one', ['Bread'])).text).toContain('Bread')
      await say('hi')
      expect((await choose('Pick two', ['Milk', 'Tea'])).text).toMatch(/Picked (Milk and Tea|Tea and Milk)/)
    })

    test('what is private stays private, what is shared is seen', async () => {
      const { sayShared } = await withThings('Milk')
      if (sayShared === NOT_SUPPORTED) return
      expect(await sayShared('task list')).toMatchObject({ isPrivate: true })
      expect(await sayShared('me share what:task')).toMatchObject({ isPrivate: false })
      expect(await sayShared('me share what:cloud')).toMatchObject({ isPrivate: true })
    })

    test('a card is remembered and drawn again in place, or said to be gone', async () => {
      const { say, toy, platform, messages, editsMessages, address } = await begin()
      await say('task add Milk')
      const changed = view(t`Quite another title`, [itemBlock(t`and an item`)])
      const count = messages().length
      if (!editsMessages) {
        expect(toy.state().cards).toEqual([])
        expect(await platform.edit({ channelId: '', messageId: '1' }, address.space, changed)).toBe('gone')
      } else {
        // It is written down once the platform has said under which id it stands, after the answer is seen.
        await expect.poll(() => toy.state().cards[0]?.subject).toMatchObject({ kind: 'task' })
        const [card] = toy.state().cards
        if (!card) return
        expect(await platform.edit(card.ref, address.space, changed)).toBe('edited')
        expect(messages().some(({ text }) => text.includes('Quite another title'))).toBe(true)
        const nowhere = { ...card.ref, messageId: card.ref.messageId.replaceAll(/[1-9]/g, '1') }
        expect(await platform.edit(nowhere, address.space, changed)).toBe('gone')
      }
      expect(messages()).toHaveLength(count)
    })

    test('a letter arrives with its buttons, which work', async () => {
      const { platform, messages, press, address, toy, speaksFirst } = await begin()
      if (speaksFirst === false) {
        expect(await platform.send(letter(address))).toEqual({ state: 'closed' })
        expect(messages()).toEqual([])
        return
      }
      expect(await platform.send(letter(address))).toMatchObject({
        state: 'sent',
        ref: { messageId: expect.anything() },
      })
      const last = messages().at(-1)
      expect(last?.text).toContain('Morning, Ann')
      expect(last?.labels).toEqual(['These three', 'Not today'])
      expect((await press('These three')).text).toContain('Energy 3')
      expect(toy.state().energy).toMatchObject([{ level: 3 }])
    })

    test('a letter whose fate is unknown is found instead of sent again', async () => {
      const { platform, loseNextPost, address, messages } = await begin()
      const since = new Date(Date.now() - 60_000)
      if (loseNextPost === NOT_SUPPORTED) {
        expect(await platform.lookUp(letter(address), since)).toMatch(/absent|cannot/)
        return
      }
      expect(await platform.lookUp(letter(address), since)).toMatch(/absent|cannot/)
      const count = messages().length
      loseNextPost()
      expect(await platform.send(letter(address))).toMatchObject({ state: 'unknown' })
      expect(messages()).toHaveLength(count + 1)
      const found = await platform.lookUp(letter(address), since)
      if (found === 'cannot') await platform.send(letter(address))
      else expect(found).toMatchObject({ messageId: expect.anything() })
      expect(messages()).toHaveLength(count + 1)
    })

    test('an error nobody foresaw is answered with a reference', async () => {
      const { say } = await begin()
      const { text } = await say('me break these words')
      expect(text).toContain('K3F9')
      expect(text).toContain('these words')
      expect(text).not.toContain('secret')
    })

    test('a view as text has every word and every label', async () => {
      const { platform, toy } = await withThings('Milk')
      const { view: home } = await toy.dispatcher.answer(ask('hi', { numbersButtons: true }))
      for (const words of wordsOf(home)) expect(platform.viewText(home)).toContain(words)
    })

    test('stopping ends it: nothing more goes out', async () => {
      const harness = await begin()
      expect(harness.platform.isReady()).toBe(true)
      await harness.say('hi')
      const count = harness.messages().length
      await harness.platform.stop()
      expect(harness.platform.isReady()).toBe(false)
      expect((await harness.platform.send(letter(harness.address))).state).not.toBe('sent')
      expect(harness.messages()).toHaveLength(count)
    })
  })
}

const letter = (address: Harness['address']): OutgoingMessage => ({
  idempotencyKey: '01890a5d-ac96-774b-bcce-b302099a8057',
  ...address,
  priority: 0,
  view: view(t`Morning, Ann`, [textBlock(t`Three things for today.`)], {
    buttons: [
      { label: 'These three', line: storedLine('energy log 3'), isPrimary: true },
      { label: 'Not today', line: storedLine('energy log 1') },
    ],
  }),
})

const wordsOf = (shown: View): string[] => [
  plainText(shown.title),
  ...shown.buttons.map(({ label }) => label),
  ...shown.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [plainText(block.text)]
      case 'item':
        return [plainText(block.text), ...(block.button ? [block.button.label] : [])]
      case 'fields':
        return block.fields.flatMap(({ label, value }) => [label, plainText(value)])
      case 'progress':
        return [plainText(block.label), `${block.done} of ${block.of}`]
      case 'select':
        return [block.label, ...block.choices.map(({ label }) => label)]
    }
  }),
]
