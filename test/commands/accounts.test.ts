// One person's accounts: seen.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('accounts', (open) => {
  test('one account is shown as one', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['auth show', 'One account', 'Terminal: ann · you are here']])
  })
})
