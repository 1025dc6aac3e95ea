// A request and what is needed to answer it in Slack.

import type { Request } from '../../src/chat/request.ts'
import type { Dispatcher, FormProblem } from '../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { EphemeralReply } from './messages.ts'
import type { RequestOrigin } from './modal.ts'
import type { PicturePoster } from './pictures.ts'
import type { DirectChannelLookup } from './sender.ts'
import type { SlackSurface } from './workspace-blocks.ts'

export interface SlackRequest {
  readonly request: Request
  readonly installation: SlackInstallation
  readonly origin: RequestOrigin & { readonly isEphemeral?: boolean }
  /** Opens one modal, within three seconds of the press. */
  readonly triggerId?: string
  /** Acknowledges once the request is stored; further calls do nothing. */
  readonly acknowledge: () => Promise<unknown>
  /** Keeps a submitted form open with what is wrong; returns false if it is too late for that. */
  readonly refuseForm?: (problem: FormProblem) => Promise<boolean>
  /** Answers ephemerally in the acknowledgement itself; returns false if it is too late for that. */
  readonly reply?: (body?: EphemeralReply) => Promise<boolean>
}

export interface RequestHandlerOptions {
  readonly dispatcher: Dispatcher
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly directChannel: DirectChannelLookup
  readonly report: (error: unknown) => void
  readonly pictures: PicturePoster
}

export type SlackRequestHandler = (asked: SlackRequest) => Promise<void>
