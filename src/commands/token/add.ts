// Makes a token for a program of the person's own.
import { choiceOption, integerOption, required, textOption, withDefault } from '../../chat/options.ts'
import { createToken, DEFAULT_TOKEN_DAYS } from '../../domain/access/tokens.ts'
import { tokenMadeView } from '../../views/token.ts'
import { defineCommand, readerOf } from '../command.ts'
import { zoneOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'token add',
  about: 'Make a token for a program of yours',
  isForPersonAlone: true,
  question: 'What is the token for? Give it a name.',
  options: {
    name: required(textOption('What it is for', { max: 100 })),
    scope: withDefault(choiceOption('What it may do', ['read', 'write']), 'read'),
    zone: zoneOption('Only tasks of this zone'),
    days: withDefault(integerOption('Days until it ends', { min: 1, max: 365 }), DEFAULT_TOKEN_DAYS),
  },
  examples: ['token add "Kitchen display"', 'token add Shortcut scope:write zone:work days:30'],
  async run(me, { name, scope, zone, days }) {
    const { token, summary } = await createToken(me, { name, scope, zoneId: zone?.zone_id ?? null, days })
    const { hasPage, publicUrl } = me.appSettings
    return tokenMadeView(readerOf(me), token, summary, hasPage === false ? null : publicUrl)
  },
})
