// A request together with what answering it in Slack needs.

import type { Request } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { EphemeralReply } from './messages.ts'
import type { RequestOrigin } from './modal.ts'
import type { DirectChannelLookup } from './sender.ts'
import type { SlackWebClient } from './web-client.ts'

export interface SlackRequest {
  readonly request: Request
  readonly installation: SlackInstallation
  readonly origin: RequestOrigin & { readonly isEphemeral?: boolean }
  /** Opens one modal, within three seconds of the press. */
  readonly triggerId?: string
  /** Acknowledges, when what was asked is stored; nothing the second time. */
  readonly acknowledge: () => Promise<unknown>
  /** Answers, for the eyes of the one who asked, in the acknowledgement itself: false where it is too late for that. */
  readonly reply?: (body?: EphemeralReply) => Promise<boolean>
}

export interface RequestHandlerOptions {
  readonly dispatcher: Dispatcher
  readonly web: (installation: SlackInstallation) => SlackWebClient
  readonly directChannel: DirectChannelLookup
  readonly report: (error: unknown) => void
}

export type SlackRequestHandler = (asked: SlackRequest) => Promise<void>
