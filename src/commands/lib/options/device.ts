// A blank that names a device that is signed in to the page: by its name, or by the session's id from a button.
import type { Option } from '../../../chat/options.ts'
import * as sessions from '../../../domain/access/sessions/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { fold } from '../../../text.ts'
import { lookup } from '../options.ts'

export const device = (about: string): Option<sessions.Device, Me, false> =>
  lookup(about, {
    noun: 'device',
    byId: async (me, id) => (await own(me)).find(({ familyId }) => familyId === id),
    search: async (me, words) => (await own(me)).filter(({ name }) => fold(name).includes(fold(words))),
    first: own,
    id: ({ familyId }) => familyId,
    label: ({ name }) => name,
  })

const own = (me: Me): Promise<readonly sessions.Device[]> => sessions.devices(me.trx, me.user.user_id, me.now)
