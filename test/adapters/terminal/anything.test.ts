// Any text whatsoever gets an answer and never a stack trace, and every word of it is kept or shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTerminal } from '../../../adapters/terminal/index.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'
import { type Toy, toy } from '../../support/host.ts'
import { CTRL_D, ENTER, fakeTerminal } from '../../support/screen.ts'

const nearly = fc.constantFrom(
  ...[
    'task',
    'task add',
    'task ad',
    'Task  EDIT',
    '/add',
    'done',
    'split bill with Tom',
    'energy log 9',
    'comment add',
  ],
  ...[
    'me undo change:x',
    'me break',
    'me home',
    'me pick 1 2',
    'help',
    'task list page:99',
    'task edit draft:x',
    '5 6',
  ],
  ...[
    'task show kept:00000000-0000-4000-8000-000000000000',
    'title:"',
    'yes',
    'no',
    '1',
    '#2',
    '999',
    'thanks',
    'exit!',
  ],
)
const rubbish = fc.constantFrom(
  ...['', ' ', '\u0000', '"', '“', '\\', "don't", '10:30', 'https://a.example/?q="x', '-', '⏎', ':', 'a:', '::'],
  ...[
    '\u001b[2J',
    '\u202e',
    '\ud800',
    '👨‍👩‍👧‍👦',
    'e\u0301'.repeat(50),
    '\u200b',
    '\ufeff',
    '﷽',
    'x'.repeat(10_000),
    '\t\t',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString:1',
    'task add constructor:x',
    'hasOwnProperty add',
    '{{x}}',
    '%s',
    '<b>',
    '@everyone',
  ],
)
const anything = fc
  .array(fc.oneof(nearly, rubbish, arbitraryText({ maxLength: 30 }), fc.string({ unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' ').replaceAll(/[\r\n]/g, ' '))
  .filter((line) => !/^\s*\/?(exit|quit)\s*$/i.test(line))

/** What no answer may ever say. */
const LEAKS = /\bat .*\.ts:\d|TypeError|RangeError|ReferenceError|secret stack|\[object|undefined|NaN/

describe('any text whatsoever', () => {
  test('through a pipe is answered by a sentence, line by line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 6 }), async (lines) => {
        const made = toy()
        const answered = await piped(made, lines)
        expect(answered).toHaveLength(lines.length)
        const said = answered.join('\n')
        // The person's own words come back as they are.
        const own = lines.join(' ').normalize()
        expect(said.match(LEAKS)?.[0] ?? '').toSatisfy((leak: string) => own.includes(leak))
        for (const answer of answered) expect(answer.trim()).not.toBe('')
        expect(made.reports.every((error) => String(error).startsWith('Error: secret stack'))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('that is no command is kept whole', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => `Note ${text.replaceAll(/[\r\n⏎]/g, '')} end`)
    await fc.assert(
      fc.asyncProperty(words, async (line) => {
        const made = toy()
        await piped(made, [line])
        expect(made.state().things.map(({ title }) => title)).toEqual([line.replaceAll('\u0000', '').toWellFormed()])
      }),
      { numRuns: 150 },
    )
  })

  test('typed or pressed at a screen never breaks it', async () => {
    const keys = fc.constantFrom(
      '\t',
      '\u0003',
      '\u001b[A',
      '\u001b[D',
      '\u007f',
      '\u001b',
      '\u0015',
      ENTER,
      '\u001b[200~',
      '\u001b[201~',
    )
    const typing = fc.array(
      fc.oneof(
        keys,
        anything.map((line) => line.slice(0, 200)),
        fc.constant(ENTER),
      ),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(typing, async (pieces) => {
        const made = toy()
        const errors: unknown[] = []
        const terminal = fakeTerminal({ columns: 40 })
        const platform = createTerminal({
          ...terminal,
          env: {},
          speakerName: 'ann',
          onError: (error) => errors.push(error),
        })
        await platform.start(made.dispatcher)
        for (const piece of pieces) await terminal.type(piece.replaceAll('\u0004', ''))
        await terminal.type(`\u001b[201~${ENTER}${CTRL_D}`)
        await platform.stop()
        expect(errors).toEqual([])
        expect(platform.isReady()).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

/** The answers to lines said one after the other. */
async function piped(made: Toy, lines: readonly string[]): Promise<string[]> {
  const terminal = fakeTerminal({ isTTY: false })
  const left = new Promise<void>((resolve) => {
    const errors = (error: unknown) => {
      throw error
    }
    void createTerminal({ ...terminal, env: {}, speakerName: 'ann', onLeave: resolve, onError: errors }).start(
      made.dispatcher,
    )
  })
  terminal.input.end(lines.map((line) => `${line}\n`).join(''))
  await left
  return terminal.written
}
