// Entry of every verified payload: it becomes a Request for the dispatcher.
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt'
import * as z from 'zod'
import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import { ACKNOWLEDGE_KEY, type Acknowledge } from '../acknowledger.ts'
import type { AgentSurface } from '../agent.ts'
import type { FileReader } from '../incoming-file.ts'
import type { InstallationRegistry } from '../installations.ts'
import type { MessageLookUp } from '../message-look-up.ts'
import * as payloads from '../payloads.ts'
import { createRequestBuilder, type RequestBuilderOptions } from '../request-builder.ts'
import { createWorkflowStep } from '../workflow-step.ts'
import type { SlackSurface } from '../workspace-blocks.ts'
import { receiveAction } from './action.ts'
import { receiveCommand } from './command.ts'
import type { IdentityChangeHandler, KnownPersonLookUp, PayloadReceiver } from './delivery.ts'
import { createEventReceiver } from './event.ts'
import { receiveSubmission, receiveSuggestion } from './form.ts'
import { readViewOwner } from './shared-channel.ts'
import { receiveGlobalShortcut, receiveMessageShortcut } from './shortcut.ts'

export interface ReceiveOptions extends RequestBuilderOptions {
  readonly dispatcher: Dispatcher
  readonly installations: InstallationRegistry
  readonly apiUrl: string
  readonly readFile: FileReader
  readonly lookUpMessage: MessageLookUp
  readonly agent: AgentSurface
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly onIdentityChange?: IdentityChangeHandler
  /** Told when people's own tokens were revoked, by their ids. Idempotent. */
  readonly onTokensRevoked?: (space: string, externalIds: readonly string[]) => Promise<void>
  /** Everybody if left out. */
  readonly isKnownPerson?: KnownPersonLookUp
}

type PayloadKind =
  | 'command'
  | 'event'
  | 'block_actions'
  | 'block_suggestion'
  | 'view_submission'
  | 'shortcut'
  | 'message_action'

/** Bolt's global middleware; an unknown payload is only acknowledged. */
export function createReceiveMiddleware(options: ReceiveOptions) {
  const {
    dispatcher,
    installations,
    people,
    apiUrl,
    readFile,
    lookUpMessage,
    agent,
    surface,
    onIdentityChange,
    onTokensRevoked,
    isKnownPerson = async () => true,
  } = options
  const context = {
    dispatcher,
    people,
    apiUrl,
    builder: createRequestBuilder(options),
    readFile,
    lookUpMessage,
    agent,
    web: (installation: SlackInstallation) => surface(installation).web,
    workflowStep: createWorkflowStep({ ...options, catalogue: dispatcher.catalogue, isKnownPerson }),
    isKnownPerson,
    ...(onIdentityChange ? { onIdentityChange } : {}),
  }
  const receivers: Record<PayloadKind, PayloadReceiver> = {
    command: receiveCommand,
    event: createEventReceiver(),
    block_actions: receiveAction,
    block_suggestion: receiveSuggestion,
    view_submission: receiveSubmission,
    shortcut: receiveGlobalShortcut,
    message_action: receiveMessageShortcut,
  }
  return async ({ body, context: from }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const source: unknown = from
    const space = payloads.readSourceSpace(source)
    const gone = uninstallReason(body)
    const people = revokedPeople(body)
    if (people.length > 0) await onTokensRevoked?.(space, people)
    if (gone !== null) return installations.markUninstalled(space, gone)
    const kind = payloadKind(body)
    const installation = kind && ((await installations.find(space)) ?? (await findViewOwner(installations, body)))
    if (installation) await receivers[kind](context, { body, installation, acknowledge: acknowledgeOf(from) })
  }
}

const findViewOwner = async (installations: InstallationRegistry, body: unknown) => {
  const owner = readViewOwner(body)
  return owner === undefined ? null : installations.find(owner)
}

const typeShape = z.looseObject({ type: z.string().optional(), command: z.string().optional() })
const goneShape = z.looseObject({ event: z.looseObject({ type: z.enum(['app_uninstalled', 'tokens_revoked']) }) })

function payloadKind(body: unknown): PayloadKind | null {
  const { type, command } = typeShape.parse(body)
  if (command !== undefined) return 'command'
  switch (type) {
    case 'event_callback':
      return 'event'
    case 'block_actions':
    case 'block_suggestion':
    case 'view_submission':
    case 'shortcut':
    case 'message_action':
      return type
    default:
      return null
  }
}

/** Why the app lost this workspace, if the event says so. */
function uninstallReason(body: unknown): string | null {
  const gone = goneShape.safeParse(body)
  if (!gone.success) return null
  const { type, ...event } = gone.data.event
  if (type === 'app_uninstalled') return type
  return (payloads.tokensRevokedEvent.parse(event).tokens?.bot ?? []).length > 0 ? type : null
}

/** Whose own tokens were revoked, by id. */
function revokedPeople(body: unknown): readonly string[] {
  const gone = goneShape.safeParse(body)
  return gone.success ? (payloads.tokensRevokedEvent.parse(gone.data.event).tokens?.oauth ?? []) : []
}

const acknowledgeShape = z.custom<Acknowledge>((value) => typeof value === 'function')
const acknowledgeOf = (context: Record<string, unknown>): Acknowledge =>
  acknowledgeShape.parse(context[ACKNOWLEDGE_KEY])
