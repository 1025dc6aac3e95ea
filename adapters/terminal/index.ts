// The terminal adapter: a conversation on a TTY, plain lines through a pipe.

import { userInfo } from 'node:os'
import type { FormField } from '../../src/chat/form.ts'
import type { OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { completeLine } from './complete.ts'
import { DEFAULT_COLUMNS, MAX_COLUMNS, MIN_COLUMNS } from './limits.ts'
import { type LineReader, readLines } from './lines.ts'
import { toPrintableLine } from './printable.ts'
import { type KeyInput, openPrompt, type Prompt, type ScreenOutput } from './prompt.ts'
import { answerCompletions, askForm } from './questions.ts'
import { answerLine, createTerminalRequest, isExitLine, TERMINAL_PLACE, type TerminalConversation } from './receive.ts'
import { PLAIN_TEXT_OPTIONS, render, type TextRenderOptions } from './render.ts'
import { splitWords, wrapText } from './wrap.ts'

export interface TerminalOptions {
  readonly input: KeyInput
  readonly output: ScreenOutput
  /** `NO_COLOR` and `TERM` are respected. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The name of the person, if not the user of the machine. */
  readonly speakerName?: string
  /** IANA zone, if the machine's is the person's. */
  readonly zone?: string
  /** The history file for the arrow keys. */
  readonly historyFile?: string
  /** Called once, when the person has left or the input ended and every line is answered. */
  readonly onLeave?: () => void
  /** Reports an error that no answer could show. */
  readonly onError?: (error: unknown) => void
}

/** State of a terminal in use. */
interface TerminalState {
  readonly options: TerminalOptions
  readonly who: ChatIdentity
  /** The terminal can move its cursor; otherwise it is treated like a pipe. */
  readonly isScreen: boolean
  prompt: Prompt | null
  lines: LineReader | null
  /** Settles when every line so far is answered. */
  answers: Promise<void>
  isReady: boolean
  /** The person said goodbye; later lines are not answered. */
  hasLeft: boolean
}

export function createTerminal(options: TerminalOptions): Platform {
  const { input, output, env } = options
  const who = identity(options)
  const state: TerminalState = {
    options,
    who,
    isScreen: input.isTTY === true && output.isTTY === true && env.TERM !== 'dumb',
    prompt: null,
    lines: null,
    answers: Promise.resolve(),
    isReady: false,
    hasLeft: false,
  }
  const sentIds = new Set<string>()
  let dispatcher: Dispatcher | null = null

  const send = async (message: OutgoingMessage) => {
    if (!state.isReady || !dispatcher || message.externalId !== who.externalId)
      return { state: 'later', afterMs: 60_000, scope: 'channel' } as const
    // Numbers refer to the view shown when the line was begun; no other view is numbered meanwhile.
    if (/^\s*#?\d/.test(state.prompt?.currentLine() ?? ''))
      return { state: 'later', afterMs: 3_000, scope: 'channel' } as const
    const ref = { channelId: TERMINAL_PLACE.channelId, messageId: message.idempotencyKey }
    if (sentIds.has(message.idempotencyKey)) return { state: 'sent', ref } as const
    sentIds.add(message.idempotencyKey)
    await dispatcher.recordShown(createTerminalRequest(who, { kind: 'typed', line: '' }), message.view)
    await show(state, message.view)
    return { state: 'sent', ref } as const
  }

  return {
    name: 'terminal',
    reachableIds: [who.externalId],
    recordsShownViews: true,
    async start(speaks) {
      dispatcher = speaks
      state.isReady = true
      output.on('error', () => endConversation(state))
      if (state.isScreen) startOnScreen(state, speaks)
      else startOnPipe(state, speaks)
    },
    async stop() {
      endConversation(state)
      await state.answers
    },
    send,
    // Printing either succeeds or fails; the outcome is never unknown.
    lookUp: async (message) =>
      sentIds.has(message.idempotencyKey)
        ? { channelId: TERMINAL_PLACE.channelId, messageId: message.idempotencyKey }
        : 'absent',
    // Printed messages cannot be edited; the change was answered where it was made.
    edit: async () => 'gone',
    viewText: (shown) => render(shown, PLAIN_TEXT_OPTIONS),
    isReady: () => state.isReady,
  }
}

function startOnScreen(state: TerminalState, dispatcher: Dispatcher): void {
  const { options, who } = state
  let currentField: FormField | undefined
  const prompt = openPrompt({
    input: options.input,
    output: options.output,
    historyFile: options.historyFile,
    greeting: wrapText(splitWords(GREETING), renderOptions(state).width).join('\n'),
    onLine: (line) => void answer(state, talk, line),
    onLeave: () => endConversation(state),
    async complete(line, isAnswer) {
      if (isAnswer) return { hits: answerCompletions(currentField, line), on: line }
      const request = createTerminalRequest(who, { kind: 'typed', line })
      return completeLine(dispatcher.catalogue, line, (...about) => dispatcher.suggest(request, ...about))
    },
  })
  state.prompt = prompt
  const talk: TerminalConversation = {
    dispatcher,
    who,
    show: (shown) => show(state, shown),
    async askForm(form) {
      const ask = (question: string, field: FormField) => {
        currentField = field
        return prompt.ask(question)
      }
      const values = await askForm(form, { print: prompt.print, ask }, renderOptions(state))
      prompt.endQuestions()
      return values
    },
    onFormLeft: () => prompt.print('Form closed. Nothing was changed.'),
  }
}

function startOnPipe(state: TerminalState, dispatcher: Dispatcher): void {
  const talk: TerminalConversation = {
    dispatcher,
    who: state.who,
    show: async (shown) => write(state, `${render(shown, PLAIN_TEXT_OPTIONS)}\n`),
  }
  state.lines = readLines(state.options.input, (line) => answer(state, talk, line))
  void state.lines.done.then(() => endConversation(state))
}

/** Answers a line after all earlier ones. */
function answer(state: TerminalState, talk: TerminalConversation, line: string): Promise<void> {
  const work = async (): Promise<void> => {
    if (state.hasLeft) return
    if (isExitLine(line)) {
      state.hasLeft = true
      return endConversation(state)
    }
    try {
      await answerLine(talk, line)
    } catch (error) {
      state.options.onError?.(error)
      await write(state, "That didn't work, and it's my fault. Nothing was saved.")
    }
  }
  state.answers = state.answers.then(work)
  return state.answers
}

/** Stops reading; calls `onLeave` when every line so far is answered. Idempotent. */
function endConversation(state: TerminalState): void {
  if (!state.isReady) return
  state.isReady = false
  state.prompt?.close()
  state.prompt = null
  state.lines?.stop()
  void state.answers.then(() => state.options.onLeave?.())
}

const show = (state: TerminalState, shown: View): Promise<void> => write(state, render(shown, renderOptions(state)))

/** Resolves when the text is written, also if the terminal is gone. */
function write({ options: { output }, prompt }: TerminalState, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || output.destroyed) return resolve()
    if (prompt) {
      prompt.print(text)
      return resolve()
    }
    output.write(`${text}\n`, () => resolve())
  })
}

const renderOptions = ({ isScreen, options: { output, env } }: TerminalState): TextRenderOptions =>
  isScreen ? { width: widthOf(output), isStyled: !env.NO_COLOR, isolates: true } : PLAIN_TEXT_OPTIONS

const GREETING = "Type what's on your mind. “help” shows what else you can type; Ctrl-D quits."

/** Names are compared without regard to case, as they are typed. */
function identity({ speakerName, zone, env }: TerminalOptions): ChatIdentity {
  const name = toPrintableLine(speakerName ?? '') || userName() || 'me'
  return {
    platform: 'terminal',
    space: '',
    externalId: name.normalize('NFC').toLowerCase(),
    name,
    ...(zone ? { zone } : {}),
    ...localeOf(env),
  }
}

/** What the machine says of times (POSIX): `LC_ALL`, else `LC_TIME`, else `LANG`; `C` and `POSIX` say nothing. */
function localeOf(env: TerminalOptions['env']): Pick<ChatIdentity, 'locale'> {
  const [locale = ''] = (env['LC_ALL'] || env['LC_TIME'] || env['LANG'] || '').split(/[.@]/)
  return /^[a-z]{2,3}_[A-Z]{2}$/.test(locale) ? { locale } : {}
}

function userName(): string {
  try {
    return toPrintableLine(userInfo().username)
  } catch {
    // A container's user may have no name.
    return ''
  }
}

const widthOf = ({ columns = DEFAULT_COLUMNS }: ScreenOutput): number =>
  Math.min(Math.max(columns, MIN_COLUMNS), MAX_COLUMNS)
