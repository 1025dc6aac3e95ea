// An option that names a signed-in device: by name, or by a session id from a button.

import type { Option } from '../../../chat/options.ts'
import type { SignedInDevice } from '../../../contracts/people.ts'
import * as sessions from '../../../domain/access/sessions/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { lookupOption } from '../lookup-option.ts'

export const deviceOption = (about: string): Option<SignedInDevice, Me, false> =>
  lookupOption(about, {
    noun: 'device',
    // Also one that has signed out: what it allowed may still have to be taken back.
    findById: async (me, id) => {
      const device = (await sessions.findDevices(me.trx, [id])).get(id)
      return device?.userId === me.user.user_id ? device : undefined
    },
    search: async (me, words) => (await ownDevices(me)).filter(({ name }) => foldText(name).includes(foldText(words))),
    listInitial: ownDevices,
    id: ({ familyId }) => familyId,
    label: ({ name }) => name,
  })

const ownDevices = (me: Me): Promise<readonly SignedInDevice[]> => sessions.listDevices(me.trx, me.user.user_id, me.now)
