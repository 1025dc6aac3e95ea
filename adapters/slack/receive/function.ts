// `function_executed`: a workflow has come to the step “Capture for somebody”.
import { functionExecutedEvent } from '../payloads.ts'
import { STEP_CALLBACK_ID } from '../workflow-step.ts'
import type { ReceiveContext, SlackDelivery } from './delivery.ts'

export async function receiveFunction(
  event: unknown,
  { people, installation, acknowledge, workflowStep, web }: ReceiveContext & Omit<SlackDelivery, 'body'>,
): Promise<void> {
  const executed = functionExecutedEvent.parse(event)
  if (executed.function.callback_id !== STEP_CALLBACK_ID) return
  const { function_execution_id: id, inputs, bot_access_token: token } = executed
  const { functions } = web(installation)
  // Slack gives each run a token of its own.
  const rest = { function_execution_id: id, ...(token ? { token } : {}) }
  const { person = '', text = '', link } = inputs
  const who = /^[UW][A-Z0-9]+$/.test(person) ? await people.lookUpIdentity(installation, person) : null
  const problem =
    who === null
      ? 'Choose the person it is for.'
      : who.outsider
        ? `${who.name} belongs to another workspace, so this one's workflows can't write to them.`
        : await workflowStep.offer(installation, who, { id, text, ...(link ? { link } : {}) })
  await acknowledge()
  // A repeated delivery completes it again, which Slack refuses: it is complete.
  const completed =
    problem === null
      ? functions.completeSuccess({ ...rest, outputs: {} })
      : functions.completeError({ ...rest, error: problem })
  await completed.catch((error: unknown) => {
    if (!isOver(error)) throw error
  })
}

const isOver = (error: unknown): boolean =>
  error instanceof Error && /function_execution_not_running|already|not_found|access_denied/.test(error.message)
