// Checks that the acting person is an admin now, and that the people named belong to their place. Asked of the platform
// before the transaction, for every request, and never stored.
import type { ShortTransaction } from '../../chat/command.ts'
import type { Request } from '../../chat/request.ts'
import { type AdminScope, requireAdminScope } from '../../domain/access/rights.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import type { Me } from '../../domain/request/me.ts'
import { Refusal, UserError } from '../../user-error.ts'

/** The platform's answer. Without one nobody is an admin. */
export interface AdminFacts {
  readonly isSpaceAdmin: boolean
  /** The accounts of a place whose members only the platform knows; null if the space itself lists them. */
  readonly members: ReadonlySet<string> | null
}

/** The largest number of accounts looked up in a place without a list. */
const MAX_MEMBER_LOOKUPS = 10

/** @param named the people the request is about, among those of the space */
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
 * The admin's scope over these people.
 * @throws UserError if they have none, or one of these does not belong to their place: with the message of an unknown
 * name
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

/** Whether this account belongs to the request's place. */
export const isAccountInPlace = (
  me: Me,
  standing: AdminFacts | null,
  { account_id, space_id }: inhabitants.SpaceMember['account'],
): boolean => space_id === me.account?.space_id && (standing?.members?.has(account_id) ?? true)
