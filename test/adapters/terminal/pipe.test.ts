// Not at a screen: a line in, its answer out, in order, one at a time, and nothing ever asks.
import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createTerminal } from '../../../adapters/terminal/index.ts'
import { toy } from '../../support/host.ts'
import { fakeTerminal, settled } from '../../support/screen.ts'

/** Says all of `input` through a pipe; what came out, answer by answer. */
async function piped(input: string | readonly (string | Buffer)[], made = toy()) {
  const terminal = fakeTerminal({ isTTY: false })
  let leaves = 0
  const left = new Promise<void>((resolve) => {
    const onLeave = () => {
      leaves++
      resolve()
    }
    const platform = createTerminal({ ...terminal, env: {}, speakerName: 'ann', onLeave })
    void platform.start(made.dispatcher)
  })
  for (const piece of typeof input === 'string' ? [input] : input) terminal.input.write(piece)
  terminal.input.end()
  await left
  await settled()
  const text = terminal.written.join('')
  return { text, answers: text.split('\n\n').slice(0, -1), leaves, ...made }
}

describe('through a pipe', () => {
  test('each line is answered, in order, and the end of input ends it once', async () => {
    const { answers, leaves } = await piped('task add Milk\r\ntasks\ndone milk\ntasks\nme undo\nthanks')
    expect(answers.map((answer) => answer.split('\n')[0])).toEqual([
      'Added: Milk',
      '1 open',
      'Done: Milk',
      '0 open',
      'Undone',
      'Any time.',
    ])
    expect(leaves).toBe(1)
  })

  test('it is plain text without colours or broken lines', async () => {
    const title = `A title of ${'many '.repeat(60)}words`
    const { text } = await piped(`${title}\nhi\n`)
    expect(text).toContain(`Added: ${title}\n`)
    expect(text).not.toMatch(/\p{Cc}(?<!\n)/u)
  })

  test('a form that is needed is a question with an example; the next line is the one missing value', async () => {
    const { answers, state } = await piped('task add\nTea\ntask edit tea\nhi\nenergy log\n2\n')
    expect(answers[0]).toMatch(/^What is it\?\n {2}Try: task add Buy milk\n/)
    expect(answers[1]).toMatch(/^Added: Tea/)
    expect(answers[2]).toMatch(/^What would you like to change\?\n {2}Try: task edit milk title:"Buy oat milk"\n/)
    expect(answers[3]).toMatch(/^Home of ann/)
    expect(answers[4]).toContain('1 is low, 3 is high?')
    expect(answers[5]).toMatch(/^Energy 2/)
    expect(state().things.map(({ title }) => title)).toEqual(['Tea'])
  })

  test('buttons, items and selects are reached by number', async () => {
    const { answers } = await piped('Milk\nBread\ntasks\n2\ntasks\n3\nhi\n5\nBread again\nhi\n10 9\n')
    const firsts = answers.map((answer) => answer.split('\n').slice(0, 2))
    expect(firsts[3]).toEqual(['2: Bread', 'Bread'])
    expect(firsts[5]).toEqual(['Done: Milk', '1 open'])
    expect(firsts[7]).toEqual(['5: Milk', 'Milk'])
    expect(firsts[10]?.[0]).toBe('Picked Bread again and Bread')
  })

  test('⏎ is a line break, so that one line can hold many things', async () => {
    const { answers } = await piped('call vet ⏎ damp ⏎ gift for Mia?\n')
    expect(answers[0]).toContain('Saved 3 things')
  })

  test('letters torn between two pieces, a last line without an end, empty lines', async () => {
    const bytes = Buffer.from('Tea for 👨‍👩‍👧\n\nLast')
    const { answers, state } = await piped([...bytes].map((byte) => Buffer.from([byte])))
    expect(state().things.map(({ title }) => title)).toEqual(['Tea for 👨‍👩‍👧', 'Last'])
    expect(answers[1]).toMatch(/^Home of ann/)
  })

  test('exit ends it; what comes after is not read', async () => {
    const { answers, state, leaves } = await piped('Milk\nexit\nBread\n')
    expect(answers).toHaveLength(1)
    expect(state().things.map(({ title }) => title)).toEqual(['Milk'])
    expect(leaves).toBe(1)
  })

  test('no input at all ends it at once', async () => {
    expect(await piped('')).toMatchObject({ text: '', leaves: 1 })
  })

  test('a line is read on only when the one before it has been answered', async () => {
    const made = toy()
    const terminal = fakeTerminal({ isTTY: false })
    let atOnce = 0
    let most = 0
    const dispatcher: typeof made.dispatcher = {
      ...made.dispatcher,
      async answer(request) {
        atOnce++
        most = Math.max(most, atOnce)
        const answer = await made.dispatcher.answer(request)
        atOnce--
        return answer
      },
    }
    const platform = createTerminal({ ...terminal, env: {}, speakerName: 'ann' })
    await platform.start(dispatcher)
    await terminal.type('a1\na2\n')
    await terminal.type('a3\na4\n')
    expect(most).toBe(1)
    expect(made.state().things.map(({ title }) => title)).toEqual(['a1', 'a2', 'a3', 'a4'])
    await platform.stop()
    await terminal.type('a5\n')
    expect(made.state().things).toHaveLength(4)
  })

  test('a reader who has gone ends it, and is no error', async () => {
    const made = toy()
    const { input } = fakeTerminal({ isTTY: false })
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const left = new Promise<void>((resolve) => {
      void createTerminal({ input, output, env: {}, speakerName: 'ann', onLeave: resolve }).start(made.dispatcher)
    })
    input.write('Milk\n')
    await left
    expect(made.state().things).toHaveLength(1)
  })

  test('a dumb terminal is spoken to like a pipe', async () => {
    const made = toy()
    const terminal = fakeTerminal()
    const platform = createTerminal({ ...terminal, env: { TERM: 'dumb' }, speakerName: 'ann' })
    await platform.start(made.dispatcher)
    await terminal.type('Milk\n')
    expect(terminal.written.join('')).toMatch(/^Added: Milk\n/)
    await platform.stop()
  })
})

describe('who speaks', () => {
  const speaks = async (as?: string) => {
    const terminal = fakeTerminal({ isTTY: false })
    const made = toy()
    const platform = createTerminal({ ...terminal, env: {}, ...(as === undefined ? {} : { speakerName: as }) })
    await platform.start(made.dispatcher)
    await terminal.type('Milk\n')
    await platform.stop()
    return made.state().things[0]?.owner
  }

  test('is another local person where asked, whatever the case of the name', async () => {
    expect(await speaks('Ann')).toBe('terminal//ann')
    expect(await speaks(' ann\u001b[2J ')).toBe('terminal//ann␛[2j')
  })

  test('is the user of the machine otherwise', async () => {
    expect(await speaks()).toMatch(/^terminal\/\/\S+$/)
    expect(await speaks('')).toBe(await speaks())
  })

  test('another person’s letters wait until they are here', async () => {
    const terminal = fakeTerminal({ isTTY: false })
    const platform = createTerminal({ ...terminal, env: {}, speakerName: 'ann' })
    await platform.start(toy().dispatcher)
    const letter = { idempotencyKey: '1', space: '', priority: 0, view: { title: [], blocks: [], buttons: [] } }
    expect(await platform.send({ ...letter, externalId: 'ben' })).toMatchObject({ state: 'later' })
    expect(await platform.send({ ...letter, externalId: 'ann' })).toMatchObject({ state: 'sent' })
    await platform.stop()
  })
})
