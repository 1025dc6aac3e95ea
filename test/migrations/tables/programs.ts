// Tokens of programs that act for a person, and webhooks that tell them what happens.
import type { ApiToken } from '../../../src/models/api-token.ts'
import type { Webhook } from '../../../src/models/webhook.ts'
import type { WebhookEvent } from '../../../src/models/webhook-event.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const programs: ExpectedTables = {
  api_tokens: table<ApiToken>({
    columns: {
      api_token_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      zone_id: { type: 'UUID', references: 'compass_zones.zone_id', onDelete: 'CASCADE' },
      name: { type: 'VARCHAR(100)', required: true },
      token_hash: { type: 'VARCHAR(64)', required: true },
      scope: { type: 'VARCHAR(10)', required: true },
      expires_at: { type: 'INSTANT' },
      used_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_api_tokens_user: 'user_id',
      idx_api_tokens_zone: 'zone_id WHERE zone_id IS NOT NULL',
      idx_api_tokens_expires_at: 'expires_at WHERE expires_at IS NOT NULL',
    },
    uniqueIndexes: { uq_api_tokens_hash: 'token_hash' },
    checks: { ck_api_tokens_scope: "scope IN ('read', 'write')" },
  }),
  webhooks: table<Webhook>({
    columns: {
      webhook_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      zone_id: { type: 'UUID', references: 'compass_zones.zone_id', onDelete: 'CASCADE' },
      name: { type: 'VARCHAR(100)', required: true },
      host: { type: 'VARCHAR(255)', required: true },
      target: { type: 'TEXT', required: true },
      events: { type: 'VARCHAR(10)', required: true },
      next_try_at: { type: 'INSTANT' },
      fence: { type: 'INTEGER', required: true, default: '0' },
      delivered_at: { type: 'INSTANT' },
      failed_at: { type: 'INSTANT' },
      failure: { type: 'VARCHAR(20)' },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      paused_at: { type: 'INSTANT' },
      removed_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_webhooks_user: 'user_id',
      idx_webhooks_zone: 'zone_id WHERE zone_id IS NOT NULL',
      idx_webhooks_next_try: 'next_try_at WHERE next_try_at IS NOT NULL',
      idx_webhooks_removed: 'removed_at WHERE removed_at IS NOT NULL',
    },
    checks: { ck_webhooks_events: "events IN ('all', 'tasks', 'focus', 'nudges')" },
  }),
  webhook_events: table<WebhookEvent>({
    columns: {
      webhook_event_id: { type: 'UUID', primary: true },
      webhook_id: { type: 'UUID', required: true, references: 'webhooks.webhook_id', onDelete: 'CASCADE' },
      type: { type: 'VARCHAR(30)', required: true },
      subject_id: { type: 'UUID' },
      sequence_number: { type: 'INTEGER', required: true },
      content: { type: 'TEXT', required: true },
      attempt_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_webhook_events_order: 'webhook_id, sequence_number',
      idx_webhook_events_created: 'created_at',
    },
  }),
}
