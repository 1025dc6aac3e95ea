// A whole Proxy without platforms: the real dispatcher, services and database, a clock that stands still.

import { createRequestScope, type RequestScopeOptions } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Request, RequestInput } from '../../src/chat/request.ts'
import { type Answer, createDispatcher, type Dispatcher, type RequestScope } from '../../src/chat/run/dispatcher.ts'
import { openRequest } from '../../src/chat/run/open.ts'
import type { LineModel } from '../../src/chat/run/request-scope.ts'
import { commands } from '../../src/commands/index.ts'
import type { CardSubject } from '../../src/contracts/conversation.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import type { Database } from '../../src/database/index.ts'
import type { AppSettings, Me, ReplacedCard } from '../../src/domain/request/me.ts'
import { fixedClock, type TestClock } from './clock.ts'

export interface World {
  readonly database: Database
  readonly clock: TestClock
  readonly host: RequestScope<Me>
  readonly dispatcher: Dispatcher
  /** For what the command line makes: codes. */
  readonly secretKey: string
  /** Errors that were nobody's refusal; a test that expects none looks here. */
  readonly errors: unknown[]
  /** Things whose cards were to be drawn again, newest last. */
  readonly touched: CardSubject[]
  /** Messages that were to lose their buttons, newest last. */
  readonly retired: ReplacedCard[]
  person(name: string, about?: Partial<ChatIdentity>, channelId?: string): Person
}

/** Somebody who talks, on one platform. */
export interface Person {
  readonly world: World
  readonly identity: ChatIdentity
  request(said: RequestInput, more?: Partial<Request>): Request
  says(line: string, more?: Partial<Request>): Promise<Answer>
  /** Presses a button of an answer by its label. */
  presses(answer: Answer, label: string): Promise<Answer>
  /** Sends a form or a native command. */
  sends(command: string, values: Readonly<Record<string, string>>, isForm?: boolean): Promise<Answer>
  /** As a service is called: in a transaction of their own. */
  acts<R>(work: (me: Me) => Promise<R>): Promise<R>
}

/** Reads all commands, which a world of each test need not do again. */
const catalogue = createCatalogue(commands)

/** Thu 5 March 2026, 09:30 in UTC. */
export const THURSDAY = new Date('2026-03-05T09:30:00Z')

export async function world(
  database: Database,
  {
    now = THURSDAY,
    outside = {},
    lineModel,
    onTouched,
    onPosting,
  }: {
    now?: Date
    outside?: Partial<AppSettings>
    lineModel?: (clock: TestClock) => LineModel
    onTouched?: RequestScopeOptions['onTouched']
    onPosting?: RequestScopeOptions['onPosting']
  } = {},
): Promise<World> {
  const clock = fixedClock(now)
  const secretKey = 'a key for tests, longer than thirty-two bytes'
  const errors: unknown[] = []
  const touched: CardSubject[] = []
  const retired: ReplacedCard[] = []
  const host = createRequestScope({
    database,
    catalogue,
    clock,
    outside: {
      secretKey,
      publicUrl: 'http://127.0.0.1:3000',
      signup: 'open',
      ...outside,
    },
    ...(lineModel ? { lineModel: lineModel(clock) } : {}),
    onTouched: (subjects, request) => {
      touched.push(...subjects)
      onTouched?.(subjects, request)
    },
    ...(onPosting ? { onPosting } : {}),
    onRetired: (messages) => retired.push(...messages),
    onError: (error) => errors.push(error),
  })
  const dispatcher = createDispatcher(host)
  const made: World = {
    database,
    clock,
    host,
    dispatcher,
    secretKey,
    errors,
    touched,
    retired,
    person: (name, about = {}, channelId = `with-${name}`) => person(made, name, about, channelId),
  }
  return made
}

function person(world: World, name: string, about: Partial<ChatIdentity>, channelId: string): Person {
  const identity: ChatIdentity = {
    platform: 'terminal',
    space: '',
    externalId: name,
    name,
    zone: 'Europe/Vienna',
    ...about,
  }
  const request: Person['request'] = (said, more = {}) => ({
    deliveryId: null,
    who: identity,
    where: { channelId, kind: 'private' },
    input: said,
    numbersButtons: identity.platform === 'terminal',
    ...more,
  })
  const answer = (said: RequestInput, more?: Partial<Request>) => {
    // Talking takes time: no two requests of a conversation are in the same millisecond.
    world.clock.advance({ ms: 1 })
    return world.dispatcher.answer(request(said, more))
  }
  return {
    world,
    identity,
    request,
    says: (line, more) => answer({ kind: 'typed', line }, more),
    presses(shown, label) {
      const button = buttonsOf(shown).find((each) => each.label === label)
      if (!button)
        throw new Error(
          `No button “${label}”. There are: ${buttonsOf(shown)
            .map((each) => each.label)
            .join(', ')}`,
        )
      return answer({ kind: 'pressed', line: button.line, ...(button.returnTo ? { returnTo: button.returnTo } : {}) })
    },
    sends: (command, values, isForm = true) => answer({ kind: 'command', command, values, isForm }),
    async acts(work) {
      const done = await world.host.transact(
        openRequest(world.host.catalogue, request({ kind: 'typed', line: '' })),
        false,
        work,
      )
      if (done === 'repeat') throw new Error('Nothing is repeated here')
      return done.value
    },
  }
}

const buttonsOf = ({ view, followUps }: Answer) =>
  [view, ...followUps].flatMap(({ blocks, buttons }) => [
    ...blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button] : [])),
    ...buttons,
  ])
