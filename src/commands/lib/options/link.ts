// A blank that names a link that waits for a yes: the person's own side of it, whichever that is.
import type { Option } from '../../../chat/options.ts'
import * as linking from '../../../domain/people/linking/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { fold } from '../../../text.ts'
import { accountText } from '../../../views/account.ts'
import { lookup } from '../options.ts'

export interface Waiting {
  readonly code: linking.LinkCode
  readonly label: string
}

export const link = (about: string): Option<Waiting, Me, false> =>
  lookup(about, {
    noun: 'link',
    byId: async (me, id) => (await named(me, await linking.concerning(me))).find(({ code }) => code.code_id === id),
    search: async (me, words) =>
      (await named(me, await linking.waiting(me))).filter(({ label }) => fold(label).includes(fold(words))),
    first: async (me) => named(me, await linking.waiting(me)),
    id: ({ code }) => code.code_id,
    label: ({ label }) => label,
  })

async function named(me: Me, codes: readonly linking.LinkCode[]): Promise<Waiting[]> {
  const found = await Promise.all(codes.map(async (code) => ({ code, sides: await linking.sidesOf(me.trx, code) })))
  return found.flatMap(({ code, sides }) => (sides ? [{ code, label: accountText(sides.redeemer) }] : []))
}
