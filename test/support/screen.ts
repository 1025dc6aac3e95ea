// A screen and a keyboard in memory: what is written is drawn as a terminal would, so that tests see what a person sees.
import { PassThrough, Writable } from 'node:stream'
import stringWidth from 'fast-string-width'
import type { KeyInput, ScreenOutput } from '../../adapters/terminal/prompt.ts'

export interface FakeTerminal {
  readonly input: KeyInput & PassThrough
  readonly output: ScreenOutput
  /** Everything written, in the pieces it was written in. */
  readonly written: string[]
  /** Presses keys; resolves when everything they caused has happened. */
  type(keys: string): Promise<void>
  /** What can be read now, without empty lines at the end. */
  lines(): string[]
  /** Is every key passed on at once? */
  isRaw(): boolean
}

export const ENTER = '\r'
export const TAB = '\t'
export const CTRL_C = '\u0003'
export const CTRL_D = '\u0004'
export const UP = '\u001b[A'

export function fakeTerminal({ columns = 80, isTTY = true } = {}): FakeTerminal {
  const written: string[] = []
  let isRaw = false
  const input = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (raw: boolean) => {
      isRaw = raw
    },
  })
  const output: ScreenOutput = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        written.push(String(chunk))
        done()
      },
    }),
    { isTTY, columns },
  )
  return {
    input,
    output,
    written,
    async type(keys) {
      input.write(keys)
      await settled()
    },
    lines: () => drawn(written.join(''), columns),
    isRaw: () => isRaw,
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(turns = 40): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Letters and cursor moves as a terminal of so many columns shows them; colours are left out. */
export function drawn(output: string, columns: number): string[] {
  const rows: string[][] = [[]]
  let row = 0
  let column = 0
  const at = (index: number): string[] => {
    while (rows.length <= index) rows.push([])
    return rows[index] ?? []
  }
  const put = (letter: string): void => {
    const wide = stringWidth(letter)
    if (wide === 0) return
    if (column + wide > columns) {
      row++
      column = 0
    }
    const cells = at(row)
    while (cells.length < column) cells.push(' ')
    cells[column] = letter
    if (wide === 2) cells[column + 1] = ''
    column += wide
  }
  const move = (parameter: string, command: string): void => {
    const count = Number(parameter || '1')
    if (command === 'A') row = Math.max(0, row - count)
    else if (command === 'B') row += count
    else if (command === 'C') column = Math.min(columns - 1, column + count)
    else if (command === 'D') column = Math.max(0, column - count)
    else if (command === 'G') column = count - 1
    else if (command === 'J' && parameter !== '2') {
      rows.length = Math.min(rows.length, row + 1)
      at(row).length = Math.min(at(row).length, column)
    } else if (command === 'K') at(row).length = Math.min(at(row).length, column)
    else if (!'mhl'.includes(command)) throw new Error(`The fake screen does not know ${parameter}${command}`)
  }
  const control = new RegExp(`${ESCAPE}\\[([?\\d;]*)([A-Za-z])`, 'y')
  for (let index = 0; index < output.length; ) {
    control.lastIndex = index
    const found = control.exec(output)
    if (found) {
      move(found[1] ?? '', found[2] ?? '')
      index = control.lastIndex
      continue
    }
    const [letter] = letters.segment(output.slice(index, index + 64))
    const piece = letter?.segment ?? ''
    index += piece.length
    if (piece === '\r' || piece === '\r\n') column = 0
    if (piece === '\n' || piece === '\r\n') {
      row++
      column = 0
      at(row)
    } else if (piece !== '\r') put(piece)
  }
  const lines = rows.map((cells) => cells.join('').trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}

const letters = new Intl.Segmenter()
const ESCAPE = String.fromCharCode(27)
