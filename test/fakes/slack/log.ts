// Everything that happened, in order, and the only way to wait for the next thing: no test needs to sleep.

import { PATIENCE_MS } from '../../support/patience.ts'
import type { Answer, Message, View } from './types.ts'

/** The kinds of things that happen, and what is kept of each. */
export interface Values {
  /** A post anyone can see, by an app or a person. */
  message: Message
  /** A post for one person's eyes. */
  ephemeral: Message
  edit: Message
  deletion: Message
  /** A modal opened, pushed, changed or refused; a Home tab published. */
  view: View
  call: ApiCall
  answer: Answer & { about: string }
  /** The app's ping in Socket Mode. */
  ping: { readonly at: number; readonly answered: boolean }
}
export type Kind = keyof Values

/** A Web API call as it arrived and what it was answered; `status` 0 when the connection was reset. */
export interface ApiCall {
  /** When it arrived, in the fake's milliseconds. */
  at: number
  method: string
  team?: string
  args: Record<string, unknown>
  status: number
  reply: Record<string, unknown>
}

export interface Log {
  /** Everything of a kind so far, in order. */
  all<K extends Kind>(kind: K): Values[K][]
  /** What Slack, or good manners, would object to. Empty in a healthy test. */
  findings: string[]
  record<K extends Kind>(kind: K, value: Values[K]): void
  note(finding: string): void
  /**
   * The next entry of a kind that fits, already there or still to come. Each entry is handed out once;
   * `mark()` forgets what is there. Rejects after `withinMs` (30,000), listing what came instead.
   */
  next<K extends Kind>(kind: K, fits?: (value: Values[K]) => boolean, withinMs?: number): Promise<Values[K]>
  /** Resolves as soon as the condition holds; looks again after everything that happens. */
  until(condition: () => boolean, withinMs?: number): Promise<void>
  /** Resolves once nothing has happened for `quietMs` (50): to say that something did *not* come. */
  settled(quietMs?: number, withinMs?: number): Promise<void>
  /** Let `next` hand out only what is still to come. */
  mark(): void
  /** Drop everything recorded. */
  forget(): void
  /** Something began or ended that is worth looking again for, without being an entry. */
  stir(): void
}

export function createLog(): Log {
  const entries: Entry[] = []
  const watchers = new Set<() => void>()
  const stir = () => {
    for (const watcher of [...watchers]) watcher()
  }

  const until = (condition: () => boolean, withinMs = PATIENCE_MS, complain = () => 'the condition never held') =>
    new Promise<void>((resolve, reject) => {
      if (condition()) return resolve()
      const finish = (error?: Error) => {
        clearTimeout(timer)
        watchers.delete(look)
        if (error) reject(error)
        else resolve()
      }
      const look = () => {
        try {
          if (condition()) finish()
        } catch (error) {
          finish(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const timer = setTimeout(() => finish(new Error(`Waited ${withinMs} ms: ${complain()}`)), withinMs)
      watchers.add(look)
    })

  const log: Log = {
    all: (kind) => entries.flatMap((entry) => (isKind(entry, kind) ? [entry.value] : [])),
    findings: [],
    record: (kind, value) => {
      entries.push({ kind, value, isTaken: false })
      stir()
    },
    note: (finding) => {
      log.findings.push(finding)
      stir()
    },
    next: async (kind, fits = () => true, withinMs = PATIENCE_MS) => {
      const found: Values[typeof kind][] = []
      let looked = 0
      const look = () => {
        for (; looked < entries.length; looked++) {
          const entry = entries[looked]
          if (!entry || entry.isTaken || !isKind(entry, kind) || !fits(entry.value)) continue
          entry.isTaken = true
          found.push(entry.value)
          return true
        }
        return false
      }
      await until(look, withinMs, () => `no ${kind} that fits. Seen: ${summary(entries)}`)
      const [value] = found
      if (value === undefined) throw new Error(`No ${kind}`)
      return value
    },
    until: (condition, withinMs) => until(condition, withinMs),
    settled: (quietMs = 50, withinMs = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error) => {
          clearTimeout(quiet)
          clearTimeout(bound)
          watchers.delete(again)
          if (error) reject(error)
          else resolve()
        }
        let quiet = setTimeout(finish, quietMs)
        const again = () => {
          clearTimeout(quiet)
          quiet = setTimeout(finish, quietMs)
        }
        const bound = setTimeout(() => finish(new Error(`Not quiet within ${withinMs} ms`)), withinMs)
        watchers.add(again)
      }),
    mark: () => {
      for (const entry of entries) entry.isTaken = true
    },
    forget: () => {
      entries.length = 0
    },
    stir,
  }
  return log
}

/** One thing that happened; `isTaken` once `next` has handed it out. */
interface Entry<K extends Kind = Kind> {
  kind: K
  value: Values[K]
  isTaken: boolean
}

function isKind<K extends Kind>(entry: Entry, kind: K): entry is Entry<K> {
  return entry.kind === kind
}

function summary(entries: Entry[]): string {
  const lines = entries.slice(-12).map((entry) => {
    if (isKind(entry, 'call')) {
      const { method, status, reply } = entry.value
      return `call ${method} ${status} ${String(reply.error ?? 'ok')}`
    }
    if (isKind(entry, 'answer')) return `answer to ${entry.value.about}: ${entry.value.error ?? entry.value.status}`
    if (isKind(entry, 'view')) return `${entry.value.type} ${entry.value.callback_id}`
    return 'text' in entry.value ? `${entry.kind} “${entry.value.text.slice(0, 60)}”` : entry.kind
  })
  return lines.length > 0 ? lines.join(' · ') : 'nothing'
}
