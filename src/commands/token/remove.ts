// Revokes a token: its program is turned away from the next request on.
import { required } from '../../chat/options.ts'
import { revokeToken } from '../../domain/access/tokens.ts'
import { tokenRevokedView } from '../../views/token.ts'
import { defineCommand } from '../command.ts'
import { tokenOption } from '../lib/options/token.ts'

export default defineCommand({
  name: 'token remove',
  about: 'Revoke a token',
  isForPersonAlone: true,
  options: { token: required(tokenOption('Which one')) },
  examples: ['token remove kitchen'],
  async run(me, { token }) {
    await revokeToken(me, token.tokenId)
    return tokenRevokedView(token)
  },
})
