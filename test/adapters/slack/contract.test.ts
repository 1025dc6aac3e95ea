// Slack keeps the contract of every platform, by Socket Mode and by HTTP, under the eyes of the judges.
import { expect } from 'vitest'
import { type Message, plainText, type View } from '../../fakes/slack/index.ts'
import { liveMentions } from '../../fakes/slack/judge.ts'
import { labels } from '../../fakes/slack/plain-text.ts'
import { platformContract, type Shown, type StartedHarness } from '../../support/platform-contract.ts'
import { TRANSPORTS, type Transport, workspace } from './workspace.ts'

for (const transport of TRANSPORTS) platformContract(`Slack by ${transport}`, () => harness(transport))

async function harness(transport: Transport): Promise<StartedHarness> {
  const { slack, platform, toy, close } = await workspace(transport)
  const ann = slack.person('ann', { tz: 'Europe/Vienna', knowsApp: true })
  const all = (): Message[] => slack.posted().filter(({ isDeleted }) => !isDeleted)
  const touched = (): Message[] =>
    [...slack.all('message'), ...slack.all('ephemeral'), ...slack.all('edit')].filter(
      ({ bot_id: bot }) => bot !== undefined,
    )
  let newest: Message | undefined

  /** Does something, and gives the message that shows what became of it. */
  const after = async (act: () => Promise<unknown>): Promise<Message> => {
    const before = touched().length
    await act()
    return newestSince(before)
  }
  const newestSince = async (before: number): Promise<Message> => {
    await slack.until(() => touched().length > before)
    await slack.settled(20)
    newest = touched()
      .toSorted((a, b) => lastTouched(a) - lastTouched(b))
      .at(-1)
    if (!newest) throw new Error('Nothing was shown')
    return newest
  }
  const lastTouched = (message: Message) => Number(message.edited?.ts ?? message.ts)
  const holding = (label: string): Message => {
    const found = [...(newest ? [newest] : []), ...all().toReversed()].find((each) => namesOf(each).includes(label))
    if (!found) throw new Error(`Nothing is called “${label}”`)
    return found
  }
  const opened = async (act: () => Promise<unknown>): Promise<View> => {
    slack.mark()
    await act()
    return slack.next('view', ({ callback_id: id }) => id === 'form')
  }
  let form: View | undefined

  return {
    toy,
    platform,
    address: { space: slack.workspace.id, externalId: ann.id },
    editsMessages: true,
    readsFormatting: (typed) => typed.replace('*bold* _it_ ~gone~ `code` ```block```', 'bold it gone code block'),
    say: async (line) => shown(await after(() => ann.dm(line))),
    press: async (label) => shown(await after(() => ann.press(holding(label), label))),
    async open(label) {
      // A refused form is still open, as it was filled in.
      if (label === 'Try again' && form?.isOpen) return blanks(form)
      form = await opened(() => ann.press(holding(label), label))
      return blanks(form)
    },
    submit: async (changes) => {
      const open = form
      if (!open) throw new Error('No form is open')
      const before = touched().length
      const { errors } = await ann.submit(open, changes)
      if (Object.keys(errors).length > 0) return { text: Object.values(errors).join(' '), labels: [], isPrivate: true }
      return shown(await newestSince(before))
    },
    choose: async (select, choices) => {
      const message = all().findLast((each) => plainText(each).includes(select))
      if (!message) throw new Error(`No select “${select}”`)
      const block = message.blocks.find((each) => plainText({ blocks: [each] }).includes(select))
      const choice = choices.length === 1 ? (choices[0] ?? '') : [...choices]
      return shown(await after(() => ann.choose(message, block?.block_id ?? '', choice)))
    },
    sayShared: async (line) =>
      shown(await after(() => ann.slash('/proxy', line, { channel: slack.channel('general', { members: [ann] }) }))),
    messages: () => all().map(shown),
    acting: () =>
      all()
        .flatMap((message) => liveMentions(message))
        .filter(({ kind }) => kind !== 'date')
        .map(({ sequence }) => sequence),
    loseNextPost: () => {
      slack.faults.add({ method: 'chat.postMessage', reset: 'after', times: 1 })
    },
    async close() {
      await close()
      expect(slack.findings).toEqual([])
    },
  }
}

const shown = (message: Message): Shown => ({
  text: plainText(message),
  labels: labels(message),
  isPrivate: message.ephemeralFor !== undefined,
})

const namesOf = (message: Message): string[] => labels(message)

/** What stands in a modal's blanks, by label. */
function blanks(view: View): Record<string, string> {
  return Object.fromEntries(
    view.blocks.flatMap((block) => {
      const element: Record<string, unknown> = { ...Object(block.element) }
      const label = String(Object(block.label).text ?? '')
      if (block.type !== 'input') return []
      const held = view.state[block.block_id]?.[String(element.action_id)]
      const option = Object(held?.selected_option ?? element.initial_option)
      const typed = held && 'value' in held ? (held.value ?? '') : element.initial_value
      return [[label, String(typed ?? option.text?.text ?? option.value ?? '')]]
    }),
  )
}
