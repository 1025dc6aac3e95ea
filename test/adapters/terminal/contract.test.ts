// The terminal as a platform like any other, at a screen.
import { createTerminal } from '../../../adapters/terminal/index.ts'
import { DISABLE_BRACKETED_PASTE } from '../../../adapters/terminal/paste.ts'
import type { Form } from '../../../src/chat/form.ts'
import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import { ask, toy } from '../../support/host.ts'
import { NOT_SUPPORTED, platformContract, type Shown, type StartedHarness } from '../../support/platform-contract.ts'
import { ENTER, fakeTerminal, settled } from '../../support/screen.ts'

platformContract('terminal', async (): Promise<StartedHarness> => {
  const made = toy()
  // Wide enough that nothing is broken, plain so that any control character is somebody's.
  const { input, output, written, type } = fakeTerminal({ columns: 100 })
  const platform = createTerminal({ input, output, env: { NO_COLOR: '1' }, speakerName: 'Ann' })
  let form: Form | null = null
  const dispatcher: Dispatcher = {
    ...made.dispatcher,
    async openForm(request) {
      form = await made.dispatcher.openForm(request)
      return form
    },
  }
  await platform.start(dispatcher)

  const printed = (): string[] =>
    written.filter((piece) => /\S[\s\S]*\n$/.test(piece) && piece !== `${DISABLE_BRACKETED_PASTE}\n`).slice(1)
  const newest = (isIt: (text: string) => boolean): string => {
    const found = printed().findLast(isIt)
    if (found === undefined) throw new Error(`Not on the screen: ${printed().join('')}`)
    return found
  }
  const shown = (text: string): Shown => ({ text, labels: labelsOf(text), isPrivate: true })
  const enter = async (line: string): Promise<Shown> => {
    await type(line + ENTER)
    return shown(printed().at(-1) ?? '')
  }
  const numberOf = (label: string): string => {
    const buttons = buttonsOf(newest((text) => labelsOf(text).includes(label)))
    return buttons.find((button) => button.label === label)?.number ?? ''
  }
  return {
    toy: made,
    platform,
    address: { space: '', externalId: 'ann' },
    async say(line) {
      if (!/\p{Cc}/u.test(line)) return enter(line)
      // Nobody types these at a screen, where they are keys: they come from elsewhere and are shown here.
      await made.dispatcher.answer(
        ask(line, { who: { platform: 'terminal', space: '', externalId: 'ann', name: 'Ann' } }),
      )
      return enter('task show note')
    },
    press: (label) => enter(numberOf(label)),
    async open(label) {
      await enter(numberOf(label))
      return Object.fromEntries((form?.fields ?? []).map((blank) => [blank.label, blank.value ?? '']))
    },
    async submit(changes) {
      let last = shown('')
      for (const { label } of form?.fields ?? [])
        last = await enter(changes[label] === '' ? '-' : (changes[label] ?? ''))
      return last
    },
    choose(select, labels) {
      const [, ...lines] = newest((text) => text.includes(select)).split(`  ${select}`)
      const choices = [...(lines.join('').split(/\n {2}\S/)[0] ?? '').matchAll(/(\d+)\. ([^\n·]+)/g)]
      const numbers = labels.map((label) => choices.find(([, , text]) => text?.trim() === label)?.[1] ?? 'none')
      return enter(numbers.join(' '))
    },
    sayShared: NOT_SUPPORTED,
    messages: () => printed().map(shown),
    acting: () => printed().flatMap((text) => text.match(/[^\P{Cc}\n]|[\u202a-\u202e]/gu) ?? []),
    editsMessages: false,
    loseNextPost: NOT_SUPPORTED,
    async close() {
      await platform.stop()
      await settled()
    },
  }
})

/** `[3] Done` is a button; two spaces or the line's end are behind it. */
const buttonsOf = (text: string): { number: string; label: string }[] =>
  [...text.matchAll(/\[(\d+)\] (.+?)(?= {2}\[|\n|$)/g)].map(([, number = '', label = '']) => ({ number, label }))

const labelsOf = (text: string): string[] => buttonsOf(text).map(({ label }) => label)
