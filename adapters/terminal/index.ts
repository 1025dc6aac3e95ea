// The terminal as a place to talk: a conversation at a screen, plain lines through a pipe.
import { userInfo } from 'node:os'
import type { FormField } from '../../src/chat/form.ts'
import type { OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import type { Identity } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
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
  /** Who speaks, where not the user of the machine. */
  readonly speakerName?: string
  /** IANA, where the machine's is the person's. */
  readonly zone?: string
  /** Where lines are kept for the arrow keys. */
  readonly historyFile?: string
  /** The person left, or the input ended: everything said has been answered. Called once. */
  readonly onLeave?: () => void
  /** Something failed that no answer could say. */
  readonly onError?: (error: unknown) => void
}

export function createTerminal(options: TerminalOptions): Platform {
  const { input, output, env } = options
  // A terminal that cannot move its cursor is spoken to like a pipe.
  const isScreen = input.isTTY === true && output.isTTY === true && env.TERM !== 'dumb'
  const who = identity(options)
  const sentIds = new Set<string>()
  let dispatcher: Dispatcher | null = null
  let prompt: Prompt | null = null
  let lines: LineReader | null = null
  let answerQueue: Promise<void> = Promise.resolve()
  let isReady = false
  let hasLeft = false

  const look = (): TextRenderOptions =>
    isScreen ? { width: widthOf(output), isStyled: !env.NO_COLOR, isolates: true } : PLAIN_TEXT_OPTIONS

  const write = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (text === '' || output.destroyed) return resolve()
      if (prompt) {
        prompt.print(text)
        return resolve()
      }
      output.write(`${text}\n`, () => resolve())
    })

  const show = (shown: View): Promise<void> => write(render(shown, look()))

  const leave = (): void => {
    if (!isReady) return
    isReady = false
    prompt?.close()
    prompt = null
    lines?.stop()
    void answerQueue.then(() => options.onLeave?.())
  }

  /** One after the other, whatever comes in meanwhile. */
  const answer = (talk: TerminalConversation, line: string): Promise<void> => {
    const work = async (): Promise<void> => {
      if (hasLeft) return
      if (isExitLine(line)) {
        hasLeft = true
        return leave()
      }
      try {
        await answerLine(talk, line)
      } catch (error) {
        options.onError?.(error)
        await write("That didn't work, and it's my fault. Nothing was saved.")
      }
    }
    answerQueue = answerQueue.then(work)
    return answerQueue
  }

  const startOnScreen = (speaks: Dispatcher): void => {
    let asked: FormField | undefined
    const opened = openPrompt({
      input,
      output,
      historyFile: options.historyFile,
      greeting: wrapText(splitWords(GREETING), look().width).join('\n'),
      onLine: (line) => void answer(talk, line),
      onLeave: leave,
      async complete(line, isAnswer) {
        if (isAnswer) return { hits: answerCompletions(asked, line), on: line }
        const request = createTerminalRequest(who, { kind: 'typed', line })
        return completeLine(speaks.catalogue, line, (...about) => speaks.suggest(request, ...about))
      },
    })
    prompt = opened
    const talk: TerminalConversation = {
      dispatcher: speaks,
      who,
      show,
      async askForm(form) {
        const values = await askForm(
          form,
          {
            print: opened.print,
            ask: (question, blank) => {
              asked = blank
              return opened.ask(question)
            },
          },
          look(),
        )
        opened.endQuestions()
        return values
      },
      onFormLeft: () => opened.print('Form closed. Nothing was changed.'),
    }
  }

  const startOnPipe = (speaks: Dispatcher): void => {
    const talk: TerminalConversation = {
      dispatcher: speaks,
      who,
      show: async (shown) => write(`${render(shown, PLAIN_TEXT_OPTIONS)}\n`),
    }
    lines = readLines(input, (line) => answer(talk, line))
    void lines.done.then(leave)
  }

  const send = async (letter: OutgoingMessage) => {
    if (!isReady || !dispatcher || letter.externalId !== who.externalId)
      return { state: 'later', afterMs: 60_000, scope: 'channel' } as const
    // A number means the view it was read from: nothing else is numbered while one is being typed.
    if (/^\s*#?\d/.test(prompt?.currentLine() ?? ''))
      return { state: 'later', afterMs: 3_000, scope: 'channel' } as const
    const ref = { channelId: TERMINAL_PLACE.channelId, messageId: letter.idempotencyKey }
    if (sentIds.has(letter.idempotencyKey)) return { state: 'sent', ref } as const
    sentIds.add(letter.idempotencyKey)
    await dispatcher.recordShown(createTerminalRequest(who, { kind: 'typed', line: '' }), letter.view)
    await show(letter.view)
    return { state: 'sent', ref } as const
  }

  return {
    name: 'terminal',
    reachableIds: [who.externalId],
    recordsShownViews: true,
    async start(speaks) {
      dispatcher = speaks
      isReady = true
      output.on('error', leave)
      if (isScreen) startOnScreen(speaks)
      else startOnPipe(speaks)
    },
    async stop() {
      leave()
      await answerQueue
    },
    send,
    // A letter is printed or it is not; nothing gets lost on the way to a screen.
    lookUp: async (letter) =>
      sentIds.has(letter.idempotencyKey)
        ? { channelId: TERMINAL_PLACE.channelId, messageId: letter.idempotencyKey }
        : 'absent',
    // What was printed stays as it was; the change itself has been answered where it was made.
    edit: async () => 'gone',
    viewText: (shown) => render(shown, PLAIN_TEXT_OPTIONS),
    isReady: () => isReady,
  }
}

const GREETING = "Type what's on your mind. “help” shows what else you can type; Ctrl-D quits."

/** Names are told apart without regard to case, as one types them. */
function identity({ speakerName, zone }: TerminalOptions): Identity {
  const name = toPrintableLine(speakerName ?? '') || userName() || 'me'
  return {
    platform: 'terminal',
    space: '',
    externalId: name.normalize('NFC').toLowerCase(),
    name,
    ...(zone ? { zone } : {}),
  }
}

function userName(): string {
  try {
    return toPrintableLine(userInfo().username)
  } catch {
    // A container may run as a user without a name.
    return ''
  }
}

const widthOf = ({ columns = DEFAULT_COLUMNS }: ScreenOutput): number =>
  Math.min(Math.max(columns, MIN_COLUMNS), MAX_COLUMNS)
