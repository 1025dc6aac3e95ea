// Tokens of programs that act for a person.
import type { ApiToken } from '../../../src/models/api-token.ts'
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
}
