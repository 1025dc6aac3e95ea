// The input line of a TTY. Output appears above it and leaves it unchanged.
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
  /** Printed before any input. */
  readonly greeting: string
  /** A line that does not answer a question. */
  onLine(line: string): void
  /** Ctrl-D, Ctrl-C on an empty line, or the terminal has closed. */
  onLeave(): void
  /** Completions for the text before the cursor; `on` is the part they replace. */
  complete(line: string, isAnswer: boolean): Promise<{ readonly hits: readonly string[]; readonly on: string }>
}

export interface Prompt {
  /** Prints above the input line. */
  print(text: string): void
  /**
   * Resolves with the next line, or null after Ctrl-C. It is not added to the history, and the interrupted input is
   * restored afterwards.
   */
  ask(question: string): Promise<string | null>
  /** Ends the questions: lines are requests again. */
  endQuestions(): void
  /** The current input. */
  currentLine(): string
  close(): void
}

const SIGN = '› '

/** The questions of a form and the lines that answer them. */
interface QuestionState {
  /** Between a form's first question and its end, lines answer questions, also those typed ahead. */
  isAsking: boolean
  resolve: ((answer: string | null) => void) | null
  /** Lines typed ahead of their question. */
  early: string[]
  /** The input when the first question appeared. */
  savedLine: string
}

export function openPrompt(options: PromptOptions): Prompt {
  const { input, output, greeting } = options
  const questions: QuestionState = { isAsking: false, resolve: null, early: [], savedLine: '' }
  let isOpen = true
  const keys = Object.assign(
    extractPastes((text) => editor.write(text)),
    { isTTY: true, setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw) },
  )
  const editor = createEditor(keys, options, questions)

  const print = (text: string): void => {
    if (isOpen) printAbove(editor, output, text)
  }
  followEditor(editor, options, questions, print)
  editor.on('close', () => {
    if (!isOpen) return
    isOpen = false
    output.write(`${DISABLE_BRACKETED_PASTE}\n`)
    input.unpipe(keys)
    input.pause()
    answerQuestion(questions, null)
    options.onLeave()
  })

  output.write(`${ENABLE_BRACKETED_PASTE}${greeting}\n`)
  input.pipe(keys)
  editor.prompt()
  return {
    print,
    ask(question) {
      return new Promise((resolve) => {
        const early = questions.early.shift()
        if (!isOpen || early !== undefined) return resolve(early ?? null)
        if (!questions.isAsking) questions.savedLine = clearLine(editor)
        questions.isAsking = true
        questions.resolve = resolve
        editor.setPrompt(question)
        editor.prompt()
      })
    },
    endQuestions() {
      const { early, savedLine } = questions
      Object.assign(questions, { isAsking: false, early: [] })
      if (!isOpen) return
      for (const line of early) options.onLine(line)
      editor.setPrompt(SIGN)
      editor.prompt()
      if (savedLine !== '') editor.write(savedLine)
      questions.savedLine = ''
    },
    currentLine: () => editor.line,
    close: () => editor.close(),
  }
}

function createEditor(
  keys: NodeJS.ReadableStream,
  { output, historyFile, complete }: PromptOptions,
  questions: QuestionState,
): Interface {
  return createInterface({
    input: keys,
    output,
    terminal: true,
    prompt: SIGN,
    history: readHistory(historyFile),
    historySize: MAX_HISTORY_LINES,
    removeHistoryDuplicates: true,
    escapeCodeTimeout: 100,
    completer(line: string, done: (error: null, result: [string[], string]) => void) {
      complete(line, questions.isAsking).then(
        ({ hits, on }) => done(null, [[...hits], on]),
        () => done(null, [[], line]),
      )
    },
  })
}

/** readline's lines, Ctrl-C and history. */
function followEditor(
  editor: Interface,
  { historyFile, onLine, onLeave }: PromptOptions,
  questions: QuestionState,
  print: (text: string) => void,
): void {
  editor.on('history', (lines: string[]) => {
    if (questions.isAsking) lines.shift()
    else writeHistory(historyFile, lines)
  })
  editor.on('line', (line) => {
    if (questions.isAsking) answerQuestion(questions, line)
    else onLine(line)
    editor.prompt()
  })
  editor.on('SIGINT', () => {
    if (!questions.isAsking && editor.line === '') return onLeave()
    // As in a shell: the interrupted input stays visible, and a new line begins.
    const typed = `${editor.getPrompt()}${clearLine(editor)} ^C`
    print(typed)
    if (questions.isAsking) answerQuestion(questions, null)
  })
}

/** @param line null if the person cancelled the question */
function answerQuestion(questions: QuestionState, line: string | null): void {
  const { resolve } = questions
  questions.resolve = null
  if (resolve) resolve(line)
  else if (line !== null) questions.early.push(line)
}

/** Prints above the input line and redraws it. */
function printAbove(editor: Interface, output: ScreenOutput, text: string): void {
  moveCursor(output, 0, -editor.getCursorPos().rows)
  cursorTo(output, 0)
  clearScreenDown(output)
  output.write(`${text}\n`)
  // The input line is redrawn, so no rows of it are above the cursor.
  Object.assign(editor, { prevRows: 0 })
  editor.prompt(true)
}

/**
 * Clears the input line.
 * @returns what it contained
 */
function clearLine(editor: Interface): string {
  const { line } = editor
  editor.write(null, { ctrl: true, name: 'e' })
  editor.write(null, { ctrl: true, name: 'u' })
  return line
}
