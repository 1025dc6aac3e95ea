// Spaces, chat identities, rights, one-time codes, session families, membership.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE spaces (
      space_id ${uuid} NOT NULL PRIMARY KEY,
      platform VARCHAR(20) NOT NULL,
      external_id VARCHAR(64) NOT NULL DEFAULT '',
      name VARCHAR(255),
      credentials TEXT,
      is_active BOOLEAN NOT NULL DEFAULT TRUE,
      left_at ${instant},
      paused_until ${instant},
      failure_count INTEGER NOT NULL DEFAULT 0,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_spaces_external ON spaces (platform, external_id);

    CREATE TABLE chat_accounts (
      account_id ${uuid} NOT NULL PRIMARY KEY,
      space_id ${uuid} NOT NULL REFERENCES spaces (space_id) ON DELETE CASCADE,
      external_id VARCHAR(64) NOT NULL,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      display_name VARCHAR(255),
      dm_channel_id VARCHAR(64),
      dm_closed_at ${instant},
      last_seen_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_chat_accounts_external ON chat_accounts (space_id, external_id);
    CREATE INDEX idx_chat_accounts_user ON chat_accounts (user_id);

    CREATE TABLE admins (
      admin_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      space_id ${uuid} REFERENCES spaces (space_id) ON DELETE CASCADE,
      granted_by_id ${uuid} REFERENCES users (user_id) ON DELETE SET NULL,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_admins_space ON admins (user_id, space_id);
    CREATE UNIQUE INDEX uq_admins_operator ON admins (user_id) WHERE space_id IS NULL;

    CREATE TABLE link_codes (
      code_id ${uuid} NOT NULL PRIMARY KEY,
      purpose VARCHAR(20) NOT NULL
        CONSTRAINT ck_link_codes_purpose CHECK (purpose IN ('link', 'invite', 'sign_in', 'operator')),
      code_hash VARCHAR(64) NOT NULL,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      issuer_account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      bound_account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      redeemer_account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      expires_at ${instant} NOT NULL,
      redeemed_at ${instant},
      confirmed_at ${instant},
      approved_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_link_codes_hash ON link_codes (code_hash);
    CREATE INDEX idx_link_codes_expires_at ON link_codes (expires_at);

    CREATE TABLE refresh_token_links (
      token_id TEXT NOT NULL PRIMARY KEY REFERENCES refresh_tokens (token_id) ON DELETE CASCADE,
      family_id TEXT NOT NULL REFERENCES refresh_tokens (token_id) ON DELETE CASCADE,
      parent_id TEXT REFERENCES refresh_tokens (token_id) ON DELETE CASCADE,
      device VARCHAR(255)
    );
    CREATE INDEX idx_refresh_token_links_family ON refresh_token_links (family_id);
    CREATE UNIQUE INDEX uq_refresh_token_links_parent ON refresh_token_links (parent_id);

    CREATE TABLE audit_entries (
      audit_entry_id ${uuid} NOT NULL PRIMARY KEY,
      action VARCHAR(50) NOT NULL,
      actor_id ${uuid} REFERENCES users (user_id) ON DELETE SET NULL,
      subject_user_id ${uuid} REFERENCES users (user_id) ON DELETE SET NULL,
      account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE SET NULL,
      space_id ${uuid} REFERENCES spaces (space_id) ON DELETE SET NULL,
      detail TEXT NOT NULL DEFAULT '{}',
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_audit_entries_account ON audit_entries (account_id, created_at);
    CREATE INDEX idx_audit_entries_space ON audit_entries (space_id, created_at);

    CREATE TABLE project_members (
      project_member_id ${uuid} NOT NULL PRIMARY KEY,
      project_id ${uuid} NOT NULL REFERENCES projects (project_id) ON DELETE CASCADE,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      seen_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_project_members_user ON project_members (project_id, user_id);
    CREATE INDEX idx_project_members_user ON project_members (user_id);

    CREATE TABLE zone_platforms (
      zone_platform_id ${uuid} NOT NULL PRIMARY KEY,
      zone_id ${uuid} NOT NULL REFERENCES compass_zones (zone_id) ON DELETE CASCADE,
      platform VARCHAR(20) NOT NULL,
      is_hidden BOOLEAN NOT NULL DEFAULT FALSE,
      is_preferred BOOLEAN NOT NULL DEFAULT FALSE,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_zone_platforms_platform ON zone_platforms (zone_id, platform);
    CREATE UNIQUE INDEX uq_zone_platforms_preferred ON zone_platforms (zone_id) WHERE is_preferred;
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, [
    'zone_platforms',
    'project_members',
    'audit_entries',
    'refresh_token_links',
    'link_codes',
    'admins',
    'chat_accounts',
    'spaces',
  ])
}
