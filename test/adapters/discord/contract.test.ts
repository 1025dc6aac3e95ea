// Discord keeps the contract of every platform, under the eyes of the judges.
import { expect } from 'vitest'
import { parseLine } from '../../../src/chat/parse/reading.ts'
import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import { buttons, ClientRefusal, fields, liveMentions, type OpenModal, type Shown } from '../../fakes/discord/index.ts'
import { platformContract, type Shown as Read, type StartedHarness } from '../../support/platform-contract.ts'
import { harness } from './harness.ts'

platformContract('Discord', async (): Promise<StartedHarness> => {
  const { discord, platform, toy, reports, stop } = await harness()
  const ann = discord.person('ann')
  const general = discord.server('Acme').join(ann).channel('general')
  const all = (): Shown[] =>
    [...ann.sees(), ...ann.sees(general)].filter(({ message }) => message.author.id === discord.applicationId)
  let newest: Shown | undefined
  let form: OpenModal | undefined

  const read = (message: Shown): Read => ({
    text: message.text,
    labels: buttons(message.message),
    isPrivate: message.ephemeral || message.channel_id === ann.dms.id,
  })
  const latest = (message: Shown | undefined): Read => {
    if (!message) throw new Error('Nothing was shown')
    newest = message
    return read(message)
  }
  const holding = (has: (message: Shown) => boolean): Shown => {
    const found = [...(newest ? [newest] : []), ...all().toReversed()].find(has)
    if (!found) throw new Error('No message has that')
    return found
  }
  const labelled = (label: string) => holding(({ message }) => buttons(message).includes(label))

  return {
    toy,
    platform,
    address: { space: '', externalId: ann.id },
    editsMessages: true,
    readsFormatting: (typed) =>
      typed
        .replace('*bold* _it_ ~gone~ `code` ```block``` ||spoiler||', 'bold it ~gone~ code block spoiler')
        .replace('[bank](https://evil.example)', 'bank (https://evil.example)')
        .replace('<https://evil.example|bank>', 'https://evil.example|bank')
        .replace('\\*not\\*', '*not*'),
    async say(line) {
      discord.lookAway()
      ann.dm(line)
      const shown = latest(await discord.next())
      await discord.idle(20)
      return shown
    },
    press: async (label) => latest((await ann.press(labelled(label), label).done()).message),
    async open(label) {
      const { modal } = await ann.press(labelled(label), label).done()
      if (!modal) throw new Error(`${label} opens no form`)
      form = modal
      return Object.fromEntries(fields(modal.modal).map(({ label: name, value }) => [name, String(value)]))
    },
    async submit(changes) {
      if (!form) throw new Error('No form is open')
      return latest((await ann.submit(form, changes).done()).message)
    },
    async choose(select, labels) {
      const message = holding(({ text }) => text.includes(`<${select}`))
      return latest((await ann.choose(message, select, labels).done()).message)
    },
    async sayShared(line) {
      discord.lookAway()
      try {
        const meant = parseLine(toy.dispatcher.catalogue as Dispatcher['catalogue'], line)
        if (meant.kind !== 'command') throw new Error(`“${line}” is no command`)
        const shown = await ann.slash(meant.command.name, meant.values, { in: general }).done()
        // What is for everybody follows what only the asker sees, however long it takes.
        const isShared = shown.message?.text.includes('Shared here.')
        return latest(isShared ? await discord.next(({ ephemeral }) => !ephemeral) : shown.message)
      } catch (error) {
        if (!(error instanceof ClientRefusal)) throw error
        // What the client lets nobody send can still be said to the bot.
        ann.mention(general, line)
        return latest(await discord.next())
      }
    },
    messages: () => all().map(read),
    acting: () =>
      all()
        .flatMap(({ message }) => liveMentions(message))
        .filter(({ kind }) => kind !== 'link')
        .map(({ text }) => text),
    loseNextPost: () => discord.faults.arm('POST /channels/:channel/messages', { kind: 'acceptThenReset' }, 3),
    async close() {
      await stop()
      expect(discord.findings).toEqual([])
      expect(discord.violations).toEqual([])
      expect(reports).toEqual([])
    },
  }
})
