// The workflow step “Capture for somebody”: its message is offered to the person it is for, and kept only if they say so.
// https://docs.slack.dev/workflows/workflow-steps
import { storedLine } from '../../src/chat/ask.ts'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { Catalogue } from '../../src/chat/command.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import { smallBlock, t, textBlock, type View, view } from '../../src/chat/view.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import type { SourceMessage } from '../../src/contracts/source-message.ts'
import { fitsSlackPayload } from './elements.ts'
import { findByMetadata, postMessage } from './messages.ts'
import type { DirectChannelLookup } from './sender.ts'
import type { SlackSurface } from './workspace-blocks.ts'

export const STEP_CALLBACK_ID = 'capture_for_somebody'

/** The step in the manifest. */
export const STEP_FUNCTIONS = {
  [STEP_CALLBACK_ID]: {
    title: 'Capture for somebody',
    description: 'Offers a task to a person who uses Proxy; it is kept once they say yes',
    input_parameters: {
      properties: {
        person: { type: 'slack#/types/user_id', title: 'For whom', description: 'They have to have written to Proxy' },
        text: { type: 'string', title: 'What', description: 'The task, in one line' },
        link: { type: 'string', title: 'Link', description: 'Where it comes from' },
      },
      required: ['person', 'text'],
    },
    output_parameters: { properties: {}, required: [] },
  },
} as const

/** One run of the step. */
export interface StepExecution {
  readonly id: string
  readonly text: string
  readonly link?: string
}

export interface WorkflowStep {
  /**
   * Offers it once, however often it is delivered.
   * @returns why it can't be offered, for the one who built the workflow; null if it was
   * @throws the Slack error
   */
  offer(installation: SlackInstallation, who: ChatIdentity, execution: StepExecution): Promise<string | null>
}

export interface WorkflowStepOptions {
  readonly catalogue: Catalogue<never>
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly directChannel: DirectChannelLookup
  readonly isKnownPerson: (identity: ChatIdentity) => Promise<boolean>
}

export function createWorkflowStep(options: WorkflowStepOptions): WorkflowStep {
  const { catalogue, surface, directChannel, isKnownPerson } = options
  const offers = createBoundedCache<Promise<string | null>>(10_000)

  const offerOnce = async (
    installation: SlackInstallation,
    who: ChatIdentity,
    { id, text, link }: StepExecution,
  ): Promise<string | null> => {
    if (text.trim() === '') return 'There is nothing to capture: the text is empty.'
    // Nobody is written to who didn't turn to Proxy first.
    if (!(await isKnownPerson(who))) return `${who.name} has never written to Proxy, so it can't write to them.`
    const shown = offerView(catalogue, { text, ...(link ? { link } : {}) })
    if (!shown) return 'The text is too long: at most 1,500 characters.'
    const slack = surface(installation)
    const channel = await directChannel(installation, who.externalId)
    // Posted before a crash, or by another process.
    if ((await findByMetadata(slack.web, channel, id)) === null) await postMessage(slack, channel, shown, undefined, id)
    return null
  }

  return {
    offer(installation, who, execution) {
      const key = `${installation.space} ${execution.id}`
      const running = offers.get(key)
      if (running) return running
      const offered = offerOnce(installation, who, execution)
      offers.set(key, offered)
      offered.catch(() => offers.delete(key))
      return offered
    },
  }
}

/** The words, and a button that keeps them; null where they don't fit a button. */
function offerView(catalogue: Catalogue<never>, message: SourceMessage): View | null {
  const command = catalogue.commands.find(({ messageMenu }) => messageMenu)
  if (!command?.messageMenu) return null
  const line = formatLine(command.name, command.messageMenu.values(message))
  if (!fitsSlackPayload(line)) return null
  return view(
    t`A workflow suggests a task`,
    [
      textBlock(t`${message.text}`),
      ...(message.link ? [smallBlock(t`${message.link}`)] : []),
      smallBlock(t`It isn't on your list yet. Leave it if you don't want it.`),
    ],
    { buttons: [{ label: 'Save as task', line: storedLine(line), isPrimary: true }] },
  )
}
