// What the handover is made of, and what one process remembers of it.
import type { Transaction } from 'objection'
import type { Platform } from '../../chat/platform.ts'
import type { CardSubject } from '../../contracts/conversation.ts'
import type { Clock } from '../../time/index.ts'
import type { Kinds } from '../kinds/index.ts'

export interface HandoverOptions {
  /** One short transaction. */
  transact<R>(work: (trx: Transaction) => Promise<R>): Promise<R>
  readonly clock: Clock
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  /** The operator says that this host may sleep; else what is held is taken back. */
  readonly isOn: boolean
  readonly onError: (error: unknown) => void
  /** These became cards: they are drawn again. */
  readonly onTouched?: (subjects: readonly CardSubject[]) => void
}

/** What one process remembers of its turns. */
export interface HandoverState extends HandoverOptions {
  readonly listed: Set<string>
  readonly rests: Map<string, number>
}
