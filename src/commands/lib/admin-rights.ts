// Is whoever asks an admin just now, and is whom they name of their place? Asked of the platform before the transaction,
// at every request anew, and never stored.
import type { ShortTransaction } from '../../chat/command.ts'
import type { Request } from '../../chat/request.ts'
import { type AdminScope, requireAdminScope } from '../../domain/access/rights.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import type { Me } from '../../domain/request/me.ts'
import { Refusal, UserError } from '../../user-error.ts'

/** What the platform says. Without it nobody is an admin. */
export interface AdminFacts {
  readonly isSpaceAdmin: boolean
  /** Accounts that belong to the place, where only the platform knows; null where the space itself says so. */
  readonly members: ReadonlySet<string> | null
}

/** So many are looked up at once in a place that has no list. */
const MAX_MEMBER_LOOKUPS = 10

/** @param named whom the request is about, out of the people of the space */
export async function loadAdminFacts(
  peek: ShortTransaction<Me>,
  request: Request,
  named: (me: Me) => Promise<readonly inhabitants.SpaceMember[]>,
): Promise<AdminFacts> {
  try {
    const isSpaceAdmin = (await request.isSpaceAdmin?.()) ?? false
    const { isOpen, people } = await peek(async (me) => {
      const isOpen = await inhabitants.isUnlistedSpace(me)
      return { isOpen, people: isOpen && isSpaceAdmin ? await named(me) : [] }
    })
    if (!isOpen) return { isSpaceAdmin, members: null }
    const found = await Promise.all(
      people
        .slice(0, MAX_MEMBER_LOOKUPS)
        .map(async ({ account }) => ((await request.isSpaceMember?.(account.external_id)) ? [account.account_id] : [])),
    )
    return { isSpaceAdmin, members: new Set(found.flat()) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new UserError("I couldn't find out who the admins are here. Try again in a minute.")
  }
}

/**
 * How far the person's say goes, over these people.
 * @throws UserError where they have none, or one of these is not of their place: as if nobody was there
 */
export async function requireAdminOver(
  me: Me,
  standing: AdminFacts | null,
  people: readonly inhabitants.SpaceMember[],
): Promise<AdminScope> {
  const reach = await requireAdminScope(me, standing?.isSpaceAdmin ?? false)
  if (reach === 'space' && people.some(({ account }) => !isAccountInPlace(me, standing, account)))
    throw inhabitants.memberNotFoundError()
  return reach
}

/** Is this account of the place the request came from? */
export const isAccountInPlace = (
  me: Me,
  standing: AdminFacts | null,
  { account_id, space_id }: inhabitants.SpaceMember['account'],
): boolean => space_id === me.account?.space_id && (standing?.members?.has(account_id) ?? true)
