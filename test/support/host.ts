// A small host in memory, so that adapters and the dispatcher are tested without a database or the real commands.
// It keeps the promises a real host keeps: transactions that roll back, deliveries known by their id, rows by owner.

import { randomUUID } from 'node:crypto'
import { createCatalogue } from '../../src/chat/command.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import type { MessageRef, Place, Request, RequestInput } from '../../src/chat/request.ts'
import { createDispatcher, type Dispatcher, type RequestScope } from '../../src/chat/run/dispatcher.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import type { CardSubject, ReplyMeanings } from '../../src/contracts/conversation.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { explainRefusal } from '../../src/views/refusals/index.ts'
import { type ToyCommand, toyCommands } from './toy.ts'

export interface Thing {
  readonly id: string
  readonly owner: string
  title: string
  minutes?: number
  priority: string
  notes?: string
  isDone: boolean
  comments: string[]
}

/** Everything there is; a transaction works on a copy. */
export interface ToyState {
  things: Thing[]
  energy: { owner: string; level: number; note?: string }[]
  kept: Record<string, { owner: string; kind: string; content: string }>
  cards: { owner: string; subject: CardSubject; ref: MessageRef }[]
  recalled: Record<string, ReplyMeanings>
  /** By change: the things as they were before. */
  undo: Record<string, { owner: string; things: Thing[] }>
  deliveries: string[]
  greeted: string[]
}

export interface ToyMe {
  readonly owner: string
  readonly name: string
  readonly place: Place
  readonly state: ToyState
  /** The person's things before what is not settled yet. */
  before: readonly Thing[]
}

export interface Toy {
  readonly dispatcher: Dispatcher
  readonly host: RequestScope<ToyMe>
  /** What is committed. */
  state(): ToyState
  /** Errors that were reported, newest last. */
  readonly reports: unknown[]
  /** The next transaction fails with this, once its work is done. */
  failNext(error: unknown): void
}

export interface ToyRules {
  /** Says hello once to everybody, as a message of its own. */
  readonly greets?: boolean
  readonly more?: readonly ToyCommand[]
}

export function toy({ greets = false, more = [] }: ToyRules = {}): Toy {
  let state: ToyState = {
    things: [],
    energy: [],
    kept: {},
    cards: [],
    recalled: {},
    undo: {},
    deliveries: [],
    greeted: [],
  }
  let queue: Promise<unknown> = Promise.resolve()
  let failure: { error: unknown } | null = null
  const reports: unknown[] = []

  const host: RequestScope<ToyMe> = {
    catalogue: createCatalogue<ToyMe>([...toyCommands, ...more]),
    explain: explainRefusal,
    transact({ request }, once, work) {
      const run = async () => {
        const key = `${request.who.platform}:${request.deliveryId}`
        if (once && request.deliveryId !== null && state.deliveries.includes(key)) return 'repeat' as const
        const copy = structuredClone(state)
        if (once && request.deliveryId !== null) copy.deliveries.push(key)
        const owner = ownerOf(request.who)
        const before = structuredClone(copy.things.filter((thing) => thing.owner === owner))
        const value = await work({ owner, name: request.who.name, place: request.where, state: copy, before })
        const failed = failure
        failure = null
        if (failed) throw failed.error
        state = copy
        return { value }
      }
      const done = queue.then(run, run)
      queue = done.catch(() => undefined)
      return done
    },
    conversation: {
      async saveReplyContext({ owner, state: { recalled } }, place, shown) {
        const key = `${owner} ${place.channelId}`
        // A view without numbers or question leaves those of the newest one that had some.
        recalled[key] = {
          numbered: shown.numbered.length > 0 ? shown.numbered : (recalled[key]?.numbered ?? []),
          labelled: shown.labelled.length > 0 ? shown.labelled : (recalled[key]?.labelled ?? []),
          ...((shown.question ?? recalled[key]?.question)
            ? { question: shown.question ?? recalled[key]?.question }
            : {}),
        }
      },
      async loadReplyContext({ owner, state: { recalled } }, place) {
        return recalled[`${owner} ${place.channelId}`] ?? { numbered: [], labelled: [] }
      },
      async createDraft({ owner, state: { kept } }, kind, content) {
        const id = randomUUID()
        kept[id] = { owner, kind, content }
        return id
      },
      async findDraft({ owner, state: { kept } }, id) {
        return kept[id]?.owner === owner ? kept[id] : null
      },
      async findCard({ state: { cards } }, ref) {
        return cards.find((card) => sameMessage(card.ref, ref))?.subject ?? null
      },
      async addCard({ owner, state: { cards } }, subject, ref) {
        cards.push({ owner, subject, ref })
      },
      async commit(me) {
        const now = me.state.things.filter(({ owner }) => owner === me.owner)
        if (JSON.stringify(now) === JSON.stringify(me.before)) return null
        const id = randomUUID()
        me.state.undo[id] = { owner: me.owner, things: [...me.before] }
        me.before = structuredClone(now)
        return { label: 'Undo', line: formatLine('me undo', { change: id }) }
      },
      async followUps({ owner, name, state: { greeted } }) {
        if (!greets || greeted.includes(owner)) return []
        greeted.push(owner)
        return [view(t`Hello ${name}, I'm Proxy`)]
      },
    },
    reportError(error) {
      reports.push(error)
      return 'K3F9'
    },
  }
  return {
    dispatcher: createDispatcher(host),
    host,
    state: () => state,
    reports,
    failNext: (error) => {
      failure = { error }
    },
  }
}

export const ann: ChatIdentity = { platform: 'test', space: '', externalId: 'ann', name: 'ann' }
export const ben: ChatIdentity = { platform: 'test', space: '', externalId: 'ben', name: 'ben' }

/** A request as an adapter would make it; the shortest for a private line of Ann's. */
export function ask(said: string | RequestInput, rest: Partial<Request> = {}): Request {
  return {
    deliveryId: null,
    who: ann,
    where: { channelId: 'dm', kind: 'private' },
    input: typeof said === 'string' ? { kind: 'typed', line: said } : said,
    ...rest,
  }
}

/** The button of this label, whose line a test then presses. */
export function button(shown: View, label: string): { label: string; line: string; returnTo?: string } {
  const all = [
    ...shown.blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button] : [])),
    ...shown.buttons,
  ]
  const found = all.find((each) => each.label === label)
  if (!found) throw new Error(`No button “${label}”, only ${all.map((each) => each.label).join(', ') || 'none'}`)
  return found
}

const ownerOf = (who: ChatIdentity): string => `${who.platform}/${who.space}/${who.externalId}`

const sameMessage = (a: MessageRef, b: MessageRef): boolean =>
  a.channelId === b.channelId && a.messageId === b.messageId
