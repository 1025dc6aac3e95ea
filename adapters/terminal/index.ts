// The terminal as a place to talk: a conversation at a screen, plain lines through a pipe.
import { userInfo } from 'node:os'
import type { Blank } from '../../src/chat/form.ts'
import type { Letter, Platform } from '../../src/chat/platform.ts'
import type { Identity } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import { complete } from './complete.ts'
import { oneLine } from './harmless.ts'
import { COLUMNS, NARROWEST, WIDEST } from './limits.ts'
import { eachLine, type Lines } from './lines.ts'
import { type Keys, openPrompt, type Prompt, type Screen } from './prompt.ts'
import { fillIn, offered } from './questions.ts'
import { type Conversation, hear, isGoodbye, PLACE, requestOf } from './receive.ts'
import { type Look, PLAIN, render } from './render.ts'
import { words, wrap } from './wrap.ts'

export interface TerminalOptions {
  readonly input: Keys
  readonly output: Screen
  /** `NO_COLOR` and `TERM` are respected. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Who speaks, where not the user of the machine. */
  readonly as?: string
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
  const told = new Set<string>()
  let dispatcher: Dispatcher | null = null
  let prompt: Prompt | null = null
  let lines: Lines | null = null
  let inWork: Promise<void> = Promise.resolve()
  let isReady = false
  let hasLeft = false

  const look = (): Look => (isScreen ? { width: widthOf(output), isStyled: !env.NO_COLOR, isolates: true } : PLAIN)

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
    void inWork.then(() => options.onLeave?.())
  }

  /** One after the other, whatever comes in meanwhile. */
  const answer = (talk: Conversation, line: string): Promise<void> => {
    const work = async (): Promise<void> => {
      if (hasLeft) return
      if (isGoodbye(line)) {
        hasLeft = true
        return leave()
      }
      try {
        await hear(talk, line)
      } catch (error) {
        options.onError?.(error)
        await write('That did not work, and it is my fault. Nothing was saved.')
      }
    }
    inWork = inWork.then(work)
    return inWork
  }

  const atScreen = (speaks: Dispatcher): void => {
    let asked: Blank | undefined
    const opened = openPrompt({
      input,
      output,
      historyFile: options.historyFile,
      greeting: wrap(words(GREETING), look().width).join('\n'),
      onLine: (line) => void answer(talk, line),
      onLeave: leave,
      async complete(line, isAnswer) {
        if (isAnswer) return { hits: offered(asked, line), on: line }
        const request = requestOf(who, { kind: 'typed', line })
        return complete(speaks.catalogue, line, (...about) => speaks.suggest(request, ...about))
      },
    })
    prompt = opened
    const talk: Conversation = {
      dispatcher: speaks,
      who,
      show,
      async fillIn(form) {
        const values = await fillIn(
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
      onLeft: () => opened.print('Left the form. Nothing was changed.'),
    }
  }

  const throughPipe = (speaks: Dispatcher): void => {
    const talk: Conversation = { dispatcher: speaks, who, show: async (shown) => write(`${render(shown, PLAIN)}\n`) }
    lines = eachLine(input, (line) => answer(talk, line))
    void lines.done.then(leave)
  }

  const send = async (letter: Letter) => {
    if (!isReady || !dispatcher || letter.externalId !== who.externalId)
      return { state: 'later', afterMs: 60_000, scope: 'channel' } as const
    // A number means the view it was read from: nothing else is numbered while one is being typed.
    if (/^\s*#?\d/.test(prompt?.typed() ?? '')) return { state: 'later', afterMs: 3_000, scope: 'channel' } as const
    const ref = { channelId: PLACE.channelId, messageId: letter.letterId }
    if (told.has(letter.letterId)) return { state: 'sent', ref } as const
    told.add(letter.letterId)
    await dispatcher.shown(requestOf(who, { kind: 'typed', line: '' }), letter.view)
    await show(letter.view)
    return { state: 'sent', ref } as const
  }

  return {
    name: 'terminal',
    reaches: [who.externalId],
    remembers: true,
    async start(speaks) {
      dispatcher = speaks
      isReady = true
      output.on('error', leave)
      if (isScreen) atScreen(speaks)
      else throughPipe(speaks)
    },
    async stop() {
      leave()
      await inWork
    },
    send,
    // A letter is printed or it is not; nothing gets lost on the way to a screen.
    lookUp: async (letter) =>
      told.has(letter.letterId) ? { channelId: PLACE.channelId, messageId: letter.letterId } : 'absent',
    // What was printed stays as it was; the change itself has been answered where it was made.
    edit: async () => 'gone',
    show: (shown) => render(shown, PLAIN),
    isReady: () => isReady,
  }
}

const GREETING = 'Say what is on your mind. “help” says what else; Ctrl-D leaves.'

/** Names are told apart without regard to case, as one types them. */
function identity({ as, zone }: TerminalOptions): Identity {
  const name = oneLine(as ?? '') || userName() || 'me'
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
    return oneLine(userInfo().username)
  } catch {
    // A container may run as a user without a name.
    return ''
  }
}

const widthOf = ({ columns = COLUMNS }: Screen): number => Math.min(Math.max(columns, NARROWEST), WIDEST)
