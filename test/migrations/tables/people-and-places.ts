// Who people are, from where, and what they share.
import type { Admin } from '../../../src/models/admin.ts'
import type { AuditEntry } from '../../../src/models/audit-entry.ts'
import type { ChatAccount } from '../../../src/models/chat-account.ts'
import type { LinkCode } from '../../../src/models/link-code.ts'
import type { ProjectMember } from '../../../src/models/project-member.ts'
import type { RefreshTokenLink } from '../../../src/models/refresh-token-link.ts'
import type { Space } from '../../../src/models/space.ts'
import type { ZonePlatform } from '../../../src/models/zone-platform.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const peopleAndPlaces: ExpectedTables = {
  spaces: table<Space>({
    columns: {
      space_id: { type: 'UUID', primary: true },
      platform: { type: 'VARCHAR(20)', required: true },
      external_id: { type: 'VARCHAR(64)', required: true, default: "''" },
      name: { type: 'VARCHAR(255)' },
      credentials: { type: 'TEXT' },
      is_active: { type: 'BOOLEAN', required: true, default: 'TRUE' },
      left_at: { type: 'INSTANT' },
      paused_until: { type: 'INSTANT' },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_spaces_external: 'platform, external_id',
    },
  }),
  chat_accounts: table<ChatAccount>({
    columns: {
      account_id: { type: 'UUID', primary: true },
      space_id: { type: 'UUID', required: true, references: 'spaces.space_id', onDelete: 'CASCADE' },
      external_id: { type: 'VARCHAR(64)', required: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      display_name: { type: 'VARCHAR(255)' },
      dm_channel_id: { type: 'VARCHAR(64)' },
      dm_closed_at: { type: 'INSTANT' },
      last_seen_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      reported_zone: { type: 'VARCHAR(64)' },
      locale: { type: 'VARCHAR(35)' },
      deactivated_at: { type: 'INSTANT' },
      dm_told_at: { type: 'INSTANT' },
    },
    indexes: {
      idx_chat_accounts_user: 'user_id',
    },
    uniqueIndexes: {
      uq_chat_accounts_external: 'space_id, external_id',
    },
  }),
  admins: table<Admin>({
    columns: {
      admin_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      space_id: { type: 'UUID', references: 'spaces.space_id', onDelete: 'CASCADE' },
      granted_by_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_admins_space: 'user_id, space_id',
      uq_admins_operator: 'user_id WHERE space_id IS NULL',
    },
  }),
  link_codes: table<LinkCode>({
    columns: {
      code_id: { type: 'UUID', primary: true },
      purpose: { type: 'VARCHAR(20)', required: true },
      code_hash: { type: 'VARCHAR(64)', required: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      issuer_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      bound_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      redeemer_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      expires_at: { type: 'INSTANT', required: true },
      redeemed_at: { type: 'INSTANT' },
      confirmed_at: { type: 'INSTANT' },
      approved_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_link_codes_expires_at: 'expires_at',
    },
    uniqueIndexes: {
      uq_link_codes_hash: 'code_hash',
    },
    checks: {
      ck_link_codes_purpose: "purpose IN ('link', 'invite', 'sign_in', 'operator')",
    },
  }),
  refresh_token_links: table<RefreshTokenLink>({
    columns: {
      token_id: { type: 'TEXT', primary: true, references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      family_id: { type: 'TEXT', required: true, references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      parent_id: { type: 'TEXT', references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      device: { type: 'VARCHAR(255)' },
      device_hash: { type: 'VARCHAR(64)' },
      received_at: { type: 'INSTANT' },
    },
    indexes: {
      idx_refresh_token_links_family: 'family_id',
      idx_refresh_token_links_device: 'device_hash WHERE device_hash IS NOT NULL',
    },
    uniqueIndexes: {
      uq_refresh_token_links_parent: 'parent_id',
    },
  }),
  audit_entries: table<AuditEntry>({
    columns: {
      audit_entry_id: { type: 'UUID', primary: true },
      action: { type: 'VARCHAR(50)', required: true },
      actor_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      subject_user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'SET NULL' },
      space_id: { type: 'UUID', references: 'spaces.space_id', onDelete: 'SET NULL' },
      detail: { type: 'TEXT', required: true, default: "'{}'" },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_audit_entries_account: 'account_id, created_at',
      idx_audit_entries_space: 'space_id, created_at',
      idx_audit_entries_refused: "created_at WHERE action = 'code refused'",
    },
  }),
  project_members: table<ProjectMember>({
    columns: {
      project_member_id: { type: 'UUID', primary: true },
      project_id: { type: 'UUID', required: true, references: 'projects.project_id', onDelete: 'CASCADE' },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      seen_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_project_members_user: 'user_id',
    },
    uniqueIndexes: {
      uq_project_members_user: 'project_id, user_id',
    },
  }),
  zone_platforms: table<ZonePlatform>({
    columns: {
      zone_platform_id: { type: 'UUID', primary: true },
      zone_id: { type: 'UUID', required: true, references: 'compass_zones.zone_id', onDelete: 'CASCADE' },
      platform: { type: 'VARCHAR(20)', required: true },
      is_hidden: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      is_preferred: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_zone_platforms_platform: 'zone_id, platform',
      uq_zone_platforms_preferred: 'zone_id WHERE is_preferred',
    },
  }),
}
