// An option that names a token of the person's: by name, or by its id from a button.
import type { Option } from '../../../chat/options.ts'
import type { TokenSummary } from '../../../contracts/programs.ts'
import { listTokens } from '../../../domain/access/tokens.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { lookupOption } from '../lookup-option.ts'

export const tokenOption = (about: string): Option<TokenSummary, Me, false> =>
  lookupOption(about, {
    noun: 'token',
    findById: async (me, id) => (await listTokens(me)).find(({ tokenId }) => tokenId === id),
    search: async (me, words) => (await listTokens(me)).filter(({ name }) => foldText(name).includes(foldText(words))),
    listInitial: listTokens,
    id: ({ tokenId }) => tokenId,
    label: ({ name }) => name,
  })
