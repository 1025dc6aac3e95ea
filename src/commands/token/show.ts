// Lists the person's tokens.
import { listTokens } from '../../domain/access/tokens.ts'
import { tokenListView } from '../../views/token.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'token show',
  about: 'Programs with a token of yours',
  isForPersonAlone: true,
  isDefault: true,
  options: {},
  examples: ['token show'],
  async run(me) {
    return tokenListView(readerOf(me), await listTokens(me))
  },
})
