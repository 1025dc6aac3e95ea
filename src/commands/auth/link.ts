// A person's own code, to be typed in their other account.
import * as linking from '../../domain/people/linking/index.ts'
import { linkCodeView } from '../../views/link.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'auth link',
  about: 'A code that links your other account',
  isForPersonAlone: true,
  options: {},
  examples: ['auth link'],
  async run(me) {
    const { code, row } = await linking.issueOwnCode(me)
    return linkCodeView(readerOf(me), code, row.expires_at, null)
  },
})
