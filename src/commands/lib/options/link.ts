// An option that names a pending link: the person's own side of it.
import type { Option } from '../../../chat/options.ts'
import * as linking from '../../../domain/people/linking/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { accountText } from '../../../views/account.ts'
import { lookupOption } from '../lookup-option.ts'

export interface PendingLink {
  readonly code: linking.LinkCode
  readonly label: string
}

export const pendingLinkOption = (about: string): Option<PendingLink, Me, false> =>
  lookupOption(about, {
    noun: 'link',
    findById: async (me, id) =>
      (await withLabels(me, await linking.listRecentLinks(me))).find(({ code }) => code.code_id === id),
    search: async (me, words) =>
      (await withLabels(me, await linking.listPendingLinks(me))).filter(({ label }) =>
        foldText(label).includes(foldText(words)),
      ),
    listInitial: async (me) => withLabels(me, await linking.listPendingLinks(me)),
    id: ({ code }) => code.code_id,
    label: ({ label }) => label,
  })

async function withLabels(me: Me, codes: readonly linking.LinkCode[]): Promise<PendingLink[]> {
  const found = await Promise.all(
    codes.map(async (code) => ({ code, sides: await linking.loadLinkSides(me.trx, code) })),
  )
  return found.flatMap(({ code, sides }) => (sides ? [{ code, label: accountText(sides.redeemer) }] : []))
}
