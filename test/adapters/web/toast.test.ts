// Outcomes at the bottom of the window: brief ones, after a press also those with more to press than Undo and one other.
import { expect, test } from 'vitest'
import { isBrief } from '../../../adapters/web/toast.ts'
import { opener } from '../../support/databases.ts'
import { world } from '../../support/world.ts'

const open = opener('sqlite')

test('a press that changed something leaves focus where it is; what is typed keeps its buttons in the page', async () => {
  const earth = await world(await open())
  const ann = earth.person('ann')
  const seen: (readonly [string, boolean, boolean])[] = []
  for (const line of [
    'Buy milk',
    'done milk',
    'habit add Water 8 glasses a day',
    'habit count water by:1',
    'Call vet',
    'Call vet about Milo',
    'task done call',
    'what now',
    'energy 2',
  ]) {
    const { view } = await ann.says(line)
    seen.push([line, isBrief([view], undefined), isBrief([view], line)])
  }
  expect(seen).toEqual([
    // Start, Edit, Undo.
    ['Buy milk', false, true],
    // Next, Undo, and “Hide points” with the first points.
    ['done milk', false, true],
    ['habit add Water 8 glasses a day', false, false],
    // +1, -1, Why, Undo: the first two are in the row that was pressed.
    ['habit count water by:1', false, true],
    ['Call vet', false, true],
    ['Call vet about Milo', false, true],
    // A choice between several, and a list: nothing was done yet.
    ['task done call', false, false],
    ['what now', false, false],
    ['energy 2', true, true],
  ])
  const { view } = await ann.says('energy 2')
  expect(isBrief([view, view], 'energy 2')).toBe(false)
  expect(isBrief([], 'energy 2')).toBe(false)
})
