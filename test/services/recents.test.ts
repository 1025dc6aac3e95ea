// Numbers mean what was shown last, also after a restart, and several together where a choice takes several.
import { test } from 'vitest'
import { numberedLines } from '../../src/chat/view.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('numbers', (open) => {
  test('several at once choose several', async () => {
    const ann = (await world(await open())).person('ann')
    const change = await talk(ann, [
      ['Report', 'Added: Report'],
      ['Call vet', 'Added: Call vet'],
      ['plan', 'Report'],
      ['[Change]', 'Report'],
    ])
    const numbers = numberedLines(change.view, true).flatMap(({ choice }, index) => (choice ? [index + 1] : []))
    await talk(ann, [[numbers.slice(0, 2).join(' '), 'Today', 'to do: Report, Call vet']])
  })
})
