// What the receiver of every kind of payload is given.

import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import type { Acknowledge } from '../acknowledger.ts'
import type { RequestBuilder } from '../request-builder.ts'
import type { UserDirectory } from '../user-directory.ts'

/** What holds for all deliveries. */
export interface ReceiveContext {
  readonly dispatcher: Dispatcher
  readonly people: UserDirectory
  readonly builder: RequestBuilder
}

/** One delivery, and how to acknowledge it. */
export interface SlackDelivery {
  readonly body: unknown
  readonly installation: SlackInstallation
  readonly acknowledge: Acknowledge
}

/** @throws ZodError where the payload is not of its kind */
export type PayloadReceiver = (context: ReceiveContext, delivery: SlackDelivery) => Promise<void>

/** In milliseconds. Where something is to be opened or offered within 3 s, who it is for must be known sooner. */
export const IDENTITY_TIMEOUT_MS = 1000

export const userHandle = ({ name, username }: { name?: string | undefined; username?: string | undefined }) =>
  username ?? name
