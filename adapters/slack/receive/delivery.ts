// What the handler of every kind of payload receives.

import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import type { ChatIdentity } from '../../../src/contracts/people.ts'
import type { Acknowledge } from '../acknowledger.ts'
import type { AgentSurface } from '../agent.ts'
import type { FileReader } from '../incoming-file.ts'
import type { MessageLookUp } from '../message-look-up.ts'
import type { RequestBuilder } from '../request-builder.ts'
import type { PersonHints, UserDirectory } from '../user-directory.ts'
import type { SlackWebClient } from '../web-client.ts'
import type { WorkflowStep } from '../workflow-step.ts'

/** Called when Slack tells of a changed profile, or that an account was deactivated or is back. Idempotent. */
export type IdentityChangeHandler = (identity: ChatIdentity, isDeactivated: boolean) => Promise<void>

/** Whether this identity has talked to Proxy before, so that an emoji of theirs may mean something. */
export type KnownPersonLookUp = (identity: ChatIdentity) => Promise<boolean>

/** Common to all deliveries. */
export interface ReceiveContext {
  readonly dispatcher: Dispatcher
  readonly people: UserDirectory
  readonly builder: RequestBuilder
  /** Where Slack's API is. */
  readonly apiUrl: string
  readonly readFile: FileReader
  readonly onIdentityChange?: IdentityChangeHandler
  readonly isKnownPerson: KnownPersonLookUp
  readonly lookUpMessage: MessageLookUp
  readonly agent: AgentSurface
  readonly workflowStep: WorkflowStep
  readonly web: (installation: SlackInstallation) => SlackWebClient
}

/** One delivery and how to acknowledge it. */
export interface SlackDelivery {
  readonly body: unknown
  readonly installation: SlackInstallation
  readonly acknowledge: Acknowledge
}

/** @throws ZodError if the payload is of another kind */
export type PayloadReceiver = (context: ReceiveContext, delivery: SlackDelivery) => Promise<void>

/** Milliseconds allowed for looking the person up where something has to be opened or suggested within 3 s. */
export const IDENTITY_TIMEOUT_MS = 1000

/** What an interaction says of who pressed. Outsiders press too, so it names their own workspace. */
export const presserHints = ({
  name,
  username,
  team_id: team,
}: {
  readonly name?: string | undefined
  readonly username?: string | undefined
  readonly team_id?: string | undefined
}): PersonHints => ({ handle: username ?? name, team, withinMs: IDENTITY_TIMEOUT_MS })
