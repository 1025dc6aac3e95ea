// `webhook …`: addresses that people's events are posted to.
import type { Command } from 'commander'
import type { OperatorContext } from './operator.ts'
import { addWebhookList } from './webhook/list.ts'
import { addWebhookOff } from './webhook/off.ts'
import { addWebhookShow } from './webhook/show.ts'

export function addWebhookCommands(program: Command, operator: OperatorContext): void {
  const webhook = program.command('webhook').description("People's webhooks: list, show, off")
  addWebhookList(webhook, operator)
  addWebhookShow(webhook, operator)
  addWebhookOff(webhook, operator)
}
