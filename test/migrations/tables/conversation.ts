// What was said and shown, and how it is taken back.
import type { Card } from '../../../src/models/card.ts'
import type { Change } from '../../../src/models/change.ts'
import type { Draft } from '../../../src/models/draft.ts'
import type { ProcessedRequest } from '../../../src/models/processed-request.ts'
import type { RecentView } from '../../../src/models/recent-view.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const conversation: ExpectedTables = {
  processed_requests: table<ProcessedRequest>({
    columns: {
      request_id: { type: 'VARCHAR(64)', primary: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_processed_requests_created_at: 'created_at',
    },
  }),
  cards: table<Card>({
    columns: {
      card_id: { type: 'UUID', primary: true },
      account_id: { type: 'UUID', required: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      channel_id: { type: 'VARCHAR(64)', required: true },
      message_id: { type: 'VARCHAR(64)', required: true },
      subject_kind: { type: 'VARCHAR(30)', required: true },
      subject_id: { type: 'UUID', required: true },
      view_hash: { type: 'VARCHAR(64)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
      redraw_at: { type: 'INSTANT' },
    },
    indexes: {
      idx_cards_updated_at: 'updated_at',
      idx_cards_redraw: 'redraw_at WHERE redraw_at IS NOT NULL',
    },
    uniqueIndexes: {
      uq_cards_message: 'account_id, channel_id, message_id',
      uq_cards_subject: 'subject_id, subject_kind, account_id, channel_id',
    },
  }),
  recent_views: table<RecentView>({
    columns: {
      recent_view_id: { type: 'UUID', primary: true },
      account_id: { type: 'UUID', required: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      channel_id: { type: 'VARCHAR(64)', required: true },
      buttons: { type: 'TEXT', required: true },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_recent_views_updated_at: 'updated_at',
    },
    uniqueIndexes: {
      uq_recent_views_channel: 'account_id, channel_id',
    },
  }),
  drafts: table<Draft>({
    columns: {
      draft_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      kind: { type: 'VARCHAR(20)', required: true },
      content: { type: 'TEXT', required: true },
      expires_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_drafts_expires_at: 'expires_at',
    },
  }),
  changes: table<Change>({
    columns: {
      change_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      label: { type: 'VARCHAR(255)', required: true },
      images: { type: 'TEXT', required: true },
      undone_at: { type: 'INSTANT' },
      expires_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_changes_expires_at: 'expires_at',
      idx_changes_user: 'user_id, created_at',
      idx_changes_undone: 'user_id, undone_at WHERE undone_at IS NOT NULL',
    },
  }),
}
