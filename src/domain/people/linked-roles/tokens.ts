// The tokens of a linked role: with them the numbers of one Discord account can be changed, so they are stored encrypted.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { RoleTokens } from '../../../contracts/linked-roles.ts'
import { LinkedRole } from '../../../models/linked-role.ts'
import { keyIdOf, type Seal } from '../../access/sealed.ts'

const shape = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  expiresAt: z.coerce.date(),
}) satisfies z.ZodType<RoleTokens>

/** As stored; bound to the row. */
export const sealRoleTokens = (seal: Seal, linkedRoleId: string, tokens: RoleTokens): string =>
  seal.seal(JSON.stringify(tokens), linkedRoleId)

/** The tokens; null if none of the known keys decrypts them. */
export function openRoleTokens(
  seal: Seal,
  { linked_role_id, credentials }: Pick<LinkedRole, 'linked_role_id' | 'credentials'>,
): RoleTokens | null {
  try {
    return shape.parse(JSON.parse(seal.open(credentials, linked_role_id)))
  } catch {
    return null
  }
}

/**
 * Encrypts all tokens again with the current key; those that can't be decrypted stay as they are.
 * @returns how many
 */
export async function resealRoleTokens(trx: Transaction, seal: Seal, now: Date): Promise<number> {
  const rows = await LinkedRole.query(trx).orderBy('linked_role_id').forNoKeyUpdate()
  let count = 0
  for (const row of rows) {
    if (keyIdOf(row.credentials) === seal.keyId) continue
    const tokens = openRoleTokens(seal, row)
    if (!tokens) continue
    await row.$query(trx).patch({ credentials: sealRoleTokens(seal, row.linked_role_id, tokens), updated_at: now })
    count++
  }
  return count
}
