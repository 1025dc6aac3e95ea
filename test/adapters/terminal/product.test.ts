// The whole product through the terminal: the real commands and a real database, every example said, every button pressed.
import { expect, test } from 'vitest'
import { createTerminal } from '../../../adapters/terminal/index.ts'
import { opener } from '../../support/databases.ts'
import { NASTY } from '../../support/platform-contract.ts'
import { fakeTerminal, settled } from '../../support/screen.ts'
import { world } from '../../support/world.ts'

const openDatabase = opener('sqlite')

/** A conversation through a pipe that stays open: each line gives what it was answered. */
async function conversation() {
  const made = await world(await openDatabase())
  const terminal = fakeTerminal({ isTTY: false })
  const platform = createTerminal({
    ...terminal,
    env: {},
    speakerName: 'ann',
    zone: 'Europe/Vienna',
    onError: (error) => made.errors.push(error),
  })
  // As the dispatcher answers a line, so that a test knows when it has been answered.
  let answered: () => void = () => undefined
  await platform.start({
    ...made.dispatcher,
    async answer(request) {
      const answer = await made.dispatcher.answer(request)
      void settled(2).then(() => answered())
      return answer
    },
  })
  const say = async (line: string): Promise<string> => {
    const from = terminal.written.length
    const done = new Promise<void>((resolve) => {
      answered = resolve
    })
    // A line break within a line is ⏎ in a pipe; a real one would be two lines with two answers.
    terminal.input.write(`${line.replaceAll('\n', '⏎')}\n`)
    await done
    return terminal.written.slice(from).join('')
  }
  return { ...made, platform, say }
}

test('every example is answered, and every button under its answers does something', async () => {
  const { say, errors, dispatcher, platform } = await conversation()
  const examples = dispatcher.catalogue.commands.flatMap((command) => command.examples)
  expect(examples.length).toBeGreaterThan(20)
  for (const line of ['task add Buy milk', 'task add Report draft', 'hi']) await say(line)
  for (const example of examples) {
    for (let index = 0; index < 4; index++) {
      const answer = await say(example)
      expect(answer.trim(), example).not.toBe('')
      // What is said last is what a number means.
      const [number] = [...(answer.trimEnd().split('\n\n').at(-1) ?? '').matchAll(/\[(\d+)\]/g)][index]?.slice(1) ?? []
      if (number === undefined) break
      const pressed = await say(number)
      expect(pressed.trim(), `${example}, then ${number}`).not.toBe('')
      expect(pressed, `${example}, then ${number}`).not.toContain('Nothing is numbered')
      expect(errors, `${example}, then ${number}`).toEqual([])
    }
    expect(errors, example).toEqual([])
  }
  await platform.stop()
})

test('nobody’s words do anything but stand there', async () => {
  const { say, errors, platform } = await conversation()
  for (const words of NASTY) {
    const said = await say(`Note ${words}`)
    expect(said).toContain('Added: Note')
    for (const line of ['task show note', 'task list', 'hi', 'task done note'])
      expect((await say(line)).match(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu) ?? []).toEqual([])
  }
  expect(errors).toEqual([])
  await platform.stop()
})
