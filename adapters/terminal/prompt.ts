// The line being typed at a screen. What Proxy says appears above it and leaves it was.
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { readHistory, writeHistory } from './history.ts'
import { MAX_HISTORY_LINES } from './limits.ts'
import { DISABLE_BRACKETED_PASTE, ENABLE_BRACKETED_PASTE, extractPastes } from './paste.ts'

export interface KeyInput extends Readable {
  isTTY?: boolean
  setRawMode?(isRaw: boolean): unknown
}

export interface ScreenOutput extends Writable {
  isTTY?: boolean
  columns?: number
}

export interface PromptOptions {
  readonly input: KeyInput
  readonly output: ScreenOutput
  readonly historyFile: string | undefined
  /** Said before anything is typed. */
  readonly greeting: string
  /** A line was sent, and was no answer to a question. */
  onLine(line: string): void
  /** Ctrl-D, Ctrl-C on an empty line, or the terminal is gone. */
  onLeave(): void
  /** What Tab offers for the words up to the cursor; `on` are those it would replace. */
  complete(line: string, isAnswer: boolean): Promise<{ readonly hits: readonly string[]; readonly on: string }>
}

export interface Prompt {
  /** Above the line being typed. */
  print(text: string): void
  /**
   * The next line sent, or null where the person left with Ctrl-C. Not kept in the history. What was being typed waits
   * until it is answered.
   */
  ask(question: string): Promise<string | null>
  /** No more questions: lines are requests again. */
  endQuestions(): void
  /** What stands in the line now. */
  currentLine(): string
  close(): void
}

const SIGN = '› '

export function openPrompt({ input, output, historyFile, greeting, onLine, onLeave, complete }: PromptOptions): Prompt {
  /** Between the first question of a form and its end; lines that outrun the next question answer it. */
  let isAsking = false
  let answering: ((answer: string | null) => void) | null = null
  let answers: string[] = []
  let savedLine = ''
  let isOpen = true

  const keys = Object.assign(
    extractPastes((text) => editor.write(text)),
    { isTTY: true, setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw) },
  )
  const editor: Interface = createInterface({
    input: keys,
    output,
    terminal: true,
    prompt: SIGN,
    history: readHistory(historyFile),
    historySize: MAX_HISTORY_LINES,
    removeHistoryDuplicates: true,
    escapeCodeTimeout: 100,
    completer(line: string, done: (error: null, result: [string[], string]) => void) {
      complete(line, isAsking).then(
        ({ hits, on }) => done(null, [[...hits], on]),
        () => done(null, [[], line]),
      )
    },
  })

  const print = (text: string): void => {
    if (!isOpen) return
    moveCursor(output, 0, -editor.getCursorPos().rows)
    cursorTo(output, 0)
    clearScreenDown(output)
    output.write(`${text}\n`)
    // The line is drawn anew below, so there are no rows of it above.
    Object.assign(editor, { prevRows: 0 })
    editor.prompt(true)
  }

  const answer = (line: string | null): void => {
    const hears = answering
    answering = null
    if (hears) hears(line)
    else if (line !== null) answers.push(line)
  }

  const clearLine = (): string => {
    const { line } = editor
    editor.write(null, { ctrl: true, name: 'e' })
    editor.write(null, { ctrl: true, name: 'u' })
    return line
  }

  editor.on('history', (lines: string[]) => {
    if (isAsking) lines.shift()
    else writeHistory(historyFile, lines)
  })
  editor.on('line', (line) => {
    if (isAsking) answer(line)
    else onLine(line)
    editor.prompt()
  })
  editor.on('SIGINT', () => {
    const { line } = editor
    if (!isAsking && line === '') return onLeave()
    // As in a shell: what was typed stays to be read, and the line is free.
    const typed = `${editor.getPrompt()}${clearLine()} ^C`
    print(typed)
    if (isAsking) answer(null)
  })
  editor.on('close', () => {
    if (!isOpen) return
    isOpen = false
    output.write(`${DISABLE_BRACKETED_PASTE}\n`)
    input.unpipe(keys)
    input.pause()
    answer(null)
    onLeave()
  })

  output.write(`${ENABLE_BRACKETED_PASTE}${greeting}\n`)
  input.pipe(keys)
  editor.prompt()
  return {
    print,
    ask(question) {
      return new Promise((resolve) => {
        const outran = answers.shift()
        if (!isOpen || outran !== undefined) return resolve(outran ?? null)
        if (!isAsking) savedLine = clearLine()
        isAsking = true
        answering = resolve
        editor.setPrompt(question)
        editor.prompt()
      })
    },
    endQuestions() {
      isAsking = false
      const requests = answers
      answers = []
      if (!isOpen) return
      for (const line of requests) onLine(line)
      editor.setPrompt(SIGN)
      editor.prompt()
      if (savedLine !== '') editor.write(savedLine)
      savedLine = ''
    },
    currentLine: () => editor.line,
    close: () => editor.close(),
  }
}
