// At a screen: what a person sees after each key, the line being typed included.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createTerminal, type TerminalOptions } from '../../../adapters/terminal/index.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import type { OutgoingMessage, Platform } from '../../../src/chat/platform.ts'
import { t, textBlock, view } from '../../../src/chat/view.ts'
import { toy } from '../../support/host.ts'
import { CTRL_C, CTRL_D, ENTER, fakeTerminal, settled, TAB, UP } from '../../support/screen.ts'

const open: Platform[] = []
afterEach(async () => {
  for (const platform of open.splice(0)) await platform.stop()
})

async function atScreen(columns = 60, options: Partial<TerminalOptions> = {}) {
  const made = toy()
  const terminal = fakeTerminal({ columns })
  let leaves = 0
  const platform = createTerminal({ ...terminal, env: {}, speakerName: 'ann', onLeave: () => leaves++, ...options })
  open.push(platform)
  await platform.start(made.dispatcher)
  const enter = async (...lines: string[]) => {
    for (const line of lines) await terminal.type(line + ENTER)
  }
  /** The newest lines on the screen, the prompt included. */
  const last = (count: number) => terminal.lines().slice(-count)
  return { ...made, ...terminal, platform, enter, last, left: () => leaves }
}

const letter = (idempotencyKey = 'n1'): OutgoingMessage => ({
  idempotencyKey: idempotencyKey,
  space: '',
  externalId: 'ann',
  priority: 0,
  view: view(t`Morning, Ann`, [textBlock(t`Three things.`)], {
    buttons: [{ label: 'These three', line: storedLine('energy log 3') }],
  }),
})

describe('a conversation', () => {
  test('begins with one line and a prompt, and answers below what was typed', async () => {
    const { lines, enter } = await atScreen()
    expect(lines()).toEqual(["Type what's on your mind. “help” shows what else you can", 'type; Ctrl-D quits.', '›'])
    await enter('Buy milk')
    expect(lines().slice(2)).toEqual([
      '› Buy milk',
      'Added: Buy milk',
      '  State: open',
      '  Priority: medium',
      '  Notes: none',
      '  [1] Done  [2] Edit  [3] Undo',
      '›',
    ])
  })

  test('lines typed ahead are answered in order', async () => {
    const { type, state } = await atScreen()
    await type(`one${ENTER}two${ENTER}thr`)
    expect(state().things.map(({ title }) => title)).toEqual(['one', 'two'])
  })

  test('colour only where wanted', async () => {
    const styled = await atScreen()
    const unstyled = await atScreen(60, { env: { NO_COLOR: '1' } })
    for (const { enter } of [styled, unstyled]) await enter('Milk')
    expect(styled.written.join('')).toContain('\u001b[1mMilk\u001b[22m')
    expect(unstyled.written.join('')).not.toMatch(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`))
    expect(styled.lines()).toEqual(unstyled.lines())
  })

  test('lines are broken where the screen ends, wide letters counted as two', async () => {
    const { enter, lines } = await atScreen(24)
    await enter('ｆｕｌｌ ｗｉｄｔｈ and 👨‍👩‍👧‍👦 family')
    expect(lines().slice(-8)).toEqual([
      'Added: ｆｕｌｌ',
      'ｗｉｄｔｈ and 👨‍👩‍👧‍👦 family',
      '  State: open',
      '  Priority: medium',
      '  Notes: none',
      '  [1] Done  [2] Edit',
      '  [3] Undo',
      '›',
    ])
  })
})

describe('a nudge', () => {
  test('appears above the line being typed and leaves it, and its cursor, as they were', async () => {
    const { type, platform, last, enter, state } = await atScreen(40)
    const long = 'a line so long that it goes on in the next row of the screen'
    await type(`${long}\u001b[D\u001b[D`)
    expect(await platform.send(letter())).toMatchObject({ state: 'sent' })
    expect(last(5)).toEqual([
      'Morning, Ann',
      '  Three things.',
      '  [1] These three',
      '› a line so long that it goes on in the',
      'next row of the screen',
    ])
    await enter('!!')
    expect(state().things[0]?.title).toBe(long.replace(/en$/, '!!en'))
  })

  test('is printed once, and its numbers count', async () => {
    const { platform, lines, enter, state } = await atScreen()
    await enter('Milk')
    await platform.send(letter())
    await platform.send(letter())
    expect(lines().filter((line) => line === 'Morning, Ann')).toHaveLength(1)
    await enter('1')
    expect(state().energy).toMatchObject([{ level: 3 }])
  })

  test('waits while a number is being typed, which means the view it was read from', async () => {
    const { platform, type, enter, state } = await atScreen()
    await enter('Milk')
    await type('1')
    expect(await platform.send(letter())).toMatchObject({ state: 'later' })
    await enter('')
    expect(state().things).toMatchObject([{ isDone: true }])
    expect(await platform.send(letter())).toMatchObject({ state: 'sent' })
  })
})

describe('a form', () => {
  test('asks one blank at a time: Enter keeps, - empties, a number or a word chooses', async () => {
    const { enter, last, state } = await atScreen()
    await enter('task add Milk minutes:5 notes:"from Ann"', 'task edit milk')
    expect(last(5)).toEqual([
      'Change a thing',
      "  Enter keeps what's in brackets. - leaves it empty. Ctrl-C",
      '  closes the form.',
      '  What it is',
      'Title [Milk]:',
    ])
    await enter('Oat milk', '')
    expect(last(3)).toEqual(['  How pressing it is', '  1 low · 2 medium · 3 high · 4 urgent', 'Priority [medium]:'])
    await enter('3', '-')
    expect(state().things).toMatchObject([{ title: 'Oat milk', minutes: 5, priority: 'high' }])
    expect(state().things[0]?.notes).toBeUndefined()
    await enter('task edit oat', '', '', 'LOW', 'two ⏎ lines')
    expect(state().things).toMatchObject([{ minutes: 5, priority: 'low', notes: 'two\nlines' }])
  })

  test('opens from a button by its number, and from a refused form, with the reason', async () => {
    const { enter, last, state } = await atScreen()
    await enter('Milk', '2', '', 'a while', '', '')
    expect(last(3)).toEqual(['Minutes must be from 1 to 6000.', '  [1] Try again', '›'])
    await enter('1')
    expect(last(6)[0]).toBe('Minutes must be from 1 to 6000.')
    await enter('', '7', '', '')
    expect(state().things).toMatchObject([{ title: 'Milk', minutes: 7 }])
  })

  test('asks again for what is needed', async () => {
    const { enter, last, state } = await atScreen()
    await enter('task add', '')
    expect(last(2)).toEqual(['  Title is required. Ctrl-C closes the form.', 'Title:'])
    await enter('Tea', '', '', '')
    expect(state().things).toMatchObject([{ title: 'Tea' }])
  })

  test('says at once where an answer is none of the choices; a beginning that is one of a kind will do', async () => {
    const { enter, last, state } = await atScreen()
    await enter('task add', 'Tea', '', 'soon')
    expect(last(3)).toEqual([
      '  Priority must be one of these. Type its number or its',
      '  word.',
      'Priority [medium]:',
    ])
    await enter('9')
    expect(last(1)).toEqual(['Priority [medium]:'])
    await enter('ur', '')
    expect(state().things).toMatchObject([{ title: 'Tea', priority: 'urgent' }])
  })

  test('is left with Ctrl-C; nothing is changed, and the conversation goes on', async () => {
    const { enter, type, last, state, left } = await atScreen()
    await enter('task add')
    await type(`Te${CTRL_C}`)
    expect(last(3)).toEqual(['Title: Te ^C', 'Form closed. Nothing was changed.', '›'])
    await enter('Milk')
    expect(state().things.map(({ title }) => title)).toEqual(['Milk'])
    expect(left()).toBe(0)
  })

  test('takes no line that was meant as a request: what is being typed waits', async () => {
    const { type, last, state, dispatcher } = await atScreen()
    const form = dispatcher.openForm
    Object.assign(dispatcher, {
      form: async (...args: Parameters<typeof form>) => {
        await settled(4)
        return form(...args)
      },
    })
    await type(`task add${ENTER}Bread${ENTER}But`)
    expect(last(1)).toEqual(['Title:'])
    await type(`Tea${ENTER}${ENTER}${ENTER}${ENTER}`)
    expect(state().things.map(({ title }) => title)).toEqual(['Tea', 'Bread'])
    expect(last(1)).toEqual(['› But'])
  })

  test('offers the value that stands there, and choices, with Tab', async () => {
    const { type, enter, last } = await atScreen()
    await enter('task add Milk', 'task edit milk')
    await type(TAB)
    expect(last(1)).toEqual(['Title [Milk]: Milk'])
    await enter(' and tea', '')
    await type(`u${TAB}`)
    expect(last(1)).toEqual(['Priority [medium]: urgent'])
  })
})

describe('Tab', () => {
  test('completes nouns, verbs, names of blanks, choices and the person’s own things', async () => {
    const { type, enter, last } = await atScreen()
    await enter('Milk')
    for (const keys of ['ta', TAB, ' ed', TAB]) await type(keys)
    expect(last(1)).toEqual(['› task edit'])
    for (const keys of ['mil', TAB, 'pri', TAB, 'hi', TAB]) await type(keys)
    expect(last(1)).toEqual(['› task edit Milk priority:high'])
  })

  test('lists what is possible, harmless, and keeps what was typed', async () => {
    const { type, enter, dispatcher, last, written } = await atScreen()
    await dispatcher.answer({
      deliveryId: null,
      who: { platform: 'terminal', space: '', externalId: 'ann', name: 'ann' },
      where: { channelId: 'elsewhere', kind: 'private' },
      input: { kind: 'command', command: 'task add', values: { title: 'Milk \u001b[2J\u0007' } },
    })
    await enter('Oat milk')
    for (const keys of ['task done milk', TAB, TAB]) await type(keys)
    expect(last(1)).toEqual(['› task done milk'])
    expect(written.join('')).not.toContain('\u001b[2J')
  })
})

describe('a paste', () => {
  const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`

  test('of many lines is one text, sent by Enter alone', async () => {
    const { type, last, enter, state, written } = await atScreen()
    expect(written[0]).toContain('\u001b[?2004h')
    await type(`then ${pasted('call vet\r\ndamp\twall\n\u001b[31mgift\n')} soon`)
    expect(last(1)).toEqual(['› then call vet ⏎ damp wall ⏎ ␛[31mgift soon'])
    expect(state().things).toEqual([])
    await enter('')
    expect(state().things.map(({ title }) => title)).toEqual(['then call vet', 'damp wall', '␛[31mgift soon'])
  })

  test('may arrive in pieces, its marks torn', async () => {
    const { type, last } = await atScreen()
    for (const piece of ['\u001b[20', '0~one\ntw', 'o\u001b[2', '01', '~!']) await type(piece)
    expect(last(1)).toEqual(['› one ⏎ two!'])
  })

  test('of ten thousand letters is quick', async () => {
    const { type, enter, state } = await atScreen()
    await type(pasted('word '.repeat(2_000)))
    await enter('')
    expect(state().things[0]?.title).toHaveLength(9_999)
  })
})

describe('history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-terminal-'))
  const historyFile = join(folder, 'history')
  afterEach(() => rmSync(historyFile, { force: true }))

  test('is kept across runs, answers to questions left out, readable by its owner alone', async () => {
    const first = await atScreen(60, { historyFile })
    await first.enter('Milk', '2', 'Oat milk', '', '', '')
    await first.platform.stop()
    expect(readFileSync(historyFile, 'utf8')).toBe('Milk\n2\n')
    expect(statSync(historyFile).mode & 0o777).toBe(0o600)
    const second = await atScreen(60, { historyFile })
    await second.type(UP + UP)
    expect(second.last(1)).toEqual(['› Milk'])
  })

  test('without a place to keep it, it lasts as long as the run', async () => {
    const { type, enter, last } = await atScreen(60, { historyFile: join(folder, 'no', 'such', 'folder') })
    await enter('Milk')
    await type(UP)
    expect(last(1)).toEqual(['› Milk'])
  })
})

describe('leaving', () => {
  test.each([
    ['Ctrl-D', CTRL_D],
    ['Ctrl-C on an empty line', CTRL_C],
    ['exit', `exit${ENTER}`],
    ['quit', `/quit${ENTER}`],
  ])('with %s gives the terminal back as it was', async (_name, keys) => {
    const { type, left, isRaw, written, platform } = await atScreen()
    expect(isRaw()).toBe(true)
    await type(keys)
    expect([left(), isRaw(), platform.isReady()]).toEqual([1, false, false])
    expect(written.at(-1)).toBe('\u001b[?2004l\n')
  })

  test('Ctrl-C on a line that has words lets them go, readable still', async () => {
    const { type, last, left, state } = await atScreen()
    await type(`half a thou${CTRL_C}`)
    expect(last(2)).toEqual(['› half a thou ^C', '›'])
    expect([left(), state().things]).toEqual([0, []])
  })

  test('what was said before is answered first', async () => {
    const { type, state, left } = await atScreen()
    await type(`Milk${ENTER}${CTRL_D}`)
    expect(state().things).toHaveLength(1)
    expect(left()).toBe(1)
  })

  test('in the midst of a form', async () => {
    const { enter, type, left } = await atScreen()
    await enter('task add')
    await type(CTRL_D)
    expect(left()).toBe(1)
  })
})
