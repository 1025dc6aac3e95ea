// Creates a person: a user, an Inbox, three zones.

import type { Transaction } from 'objection'
import type { ChatIdentity } from '../../contracts/people.ts'
import { CompassZone } from '../../models/compass-zone.ts'
import { newId } from '../../models/id.ts'
import { Project } from '../../models/project.ts'
import { User } from '../../models/user.ts'
import { cutText } from '../../text.ts'
import { canonicalZone } from '../../time/index.ts'
import { availableUsername } from './naming.ts'
import { UNKNOWN_ZONE } from './zone.ts'

/** The zones of a new person. */
const ZONES = [
  { name: 'Work', icon: '💼', color: '#3b82f6' },
  { name: 'Life', icon: '🏡', color: '#10b981' },
  { name: 'Self', icon: '🌱', color: '#8b5cf6' },
] as const

/** Creates a person with the initial rows. */
export async function createUser(trx: Transaction, contact: ChatIdentity, now: Date): Promise<User> {
  const user = await User.query(trx)
    .returning('*')
    .insert({
      user_id: newId(),
      username: await availableUsername(trx, contact.name),
      email: await freeEmail(trx, contact),
      password_hash: null,
      full_name: contact.fullName ? cutText(contact.fullName, 255).kept : null,
      timezone: (contact.zone && canonicalZone(contact.zone)) || UNKNOWN_ZONE,
      avatar_url: contact.avatarUrl && contact.avatarUrl.length <= 512 ? contact.avatarUrl : null,
      bio: null,
      preferences: '{}',
      is_active: true,
      last_login: now,
      created_at: now,
      updated_at: now,
    })
  await Project.query(trx).insert({
    project_id: newId(),
    name: 'Inbox',
    description: 'For tasks that have no other project.',
    owner_id: user.user_id,
    metadata: JSON.stringify({ is_inbox: true }),
    created_at: now,
    updated_at: now,
  })
  await trx(CompassZone.tableName).insert(
    ZONES.map((zone, index) => ({
      zone_id: newId(),
      user_id: user.user_id,
      ...zone,
      sort_order: index + 1,
      created_at: now,
      updated_at: now,
    })),
  )
  return user
}

/** Their own address if it was granted and is free (never a reason to link), else one that receives nothing. */
async function freeEmail(trx: Transaction, { platform, space, externalId, email }: ChatIdentity): Promise<string> {
  if (email && email.length <= 255 && !(await User.query(trx).findOne({ email }))) return email
  const stem = `${platform}.${space || 'all'}.${externalId}`
  // Taken if this account was unlinked from another person.
  for (let number = 1; ; number++) {
    const made = `${stem}${number === 1 ? '' : `.${number}`}@users.invalid`
    if (!(await User.query(trx).findOne({ email: made }))) return made
  }
}
