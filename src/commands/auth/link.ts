// A code of one's own, to be typed into the other account.
import * as linking from '../../domain/people/linking/index.ts'
import { codeShown } from '../../views/link.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'auth link',
  about: 'A code that links your other account',
  options: {},
  examples: ['auth link'],
  async run(me) {
    const { code, row } = await linking.issueOwn(me)
    return codeShown(readerOf(me), code, row.expires_at, null)
  },
})
