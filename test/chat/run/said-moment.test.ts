// A yes with a time of its own is a yes to what was offered, at that time; a yes to what has no time is a yes.
import { test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { talk } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('a yes with a time', (open) => {
  test.each([
    ['yes', 'Mornings at 08:30'],
    ['yes, at 8', 'Mornings at 08:00'],
    ['yes please at 7am', 'Mornings at 07:00'],
    ['sure, at 6:15 am', 'Mornings at 06:15'],
    ['yes, at noon', 'Mornings at 12:00'],
    ['yes on friday at 8', 'Mornings at 08:30'],
    ['yes tomorrow', 'Mornings at 08:30'],
  ])('“%s”: %s', async (said, answered) => {
    await talk((await world(await open())).person('ann'), [
      ['hello', 'each morning at 08:30'],
      [said, answered],
    ])
  })
})
