// The agent view's events: it was opened, or what the person looks at changed.
import type { AgentThread, SeenMessage } from '../agent.ts'
import { type AppContext, appContextEvent, assistantThreadEvent } from '../payloads.ts'
import type { ReceiveContext, SlackDelivery } from './delivery.ts'

interface AgentDelivery extends ReceiveContext, Omit<SlackDelivery, 'body'> {
  readonly deliveryId: string
}

/** The first message among what is looked at; Slack orders it by relevance. */
export function seenMessage(context: AppContext | undefined): SeenMessage | null {
  for (const entity of context?.entities ?? [])
    if (entity.type === 'slack#/types/message_context' && typeof entity.value === 'object') {
      const { channel_id: channelId, message_ts: ts } = entity.value
      return { channelId, ts }
    }
  return null
}

/** `assistant_thread_started` and `assistant_thread_context_changed`, of apps with the older assistant view. */
export async function receiveAssistantThread(
  event: unknown,
  { agent, installation, deliveryId, acknowledge }: AgentDelivery,
): Promise<void> {
  const { assistant_thread: thread } = assistantThreadEvent.parse(event)
  await acknowledge()
  agent.recordSeen(installation, thread.user_id, null)
  const where: AgentThread = { channelId: thread.channel_id, threadTs: thread.thread_ts }
  await agent.suggest(installation, deliveryId, where, null)
}

/** `app_context_changed`: other prompts where a message is looked at. */
export async function receiveContextChange(
  event: unknown,
  { agent, builder, installation, deliveryId, acknowledge }: AgentDelivery,
): Promise<void> {
  const { user: userId, channel, context } = appContextEvent.parse(event)
  await acknowledge()
  if (userId === undefined) return
  const seen = seenMessage(context)
  agent.recordSeen(installation, userId, seen)
  const channelId = channel ?? (await builder.directOrigin(installation, userId)).channelId
  await agent.suggest(installation, deliveryId, { channelId }, seen)
}
