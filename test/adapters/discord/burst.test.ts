// Many nudges due at once on Discord: everybody is told once, none above the limit. How fast is the bench's to say.
import { expect, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { burst } from './burst.ts'

const open = opener('sqlite')

test.each([
  ['people it has written to before', true],
  ['people whose direct messages it has to open', false],
])(
  'a hundred check-ins and the end of a focus session, to %s',
  async (_who, areMet) => {
    const { refused, lost, doubled, errors, focusEndLateMs } = await burst(await open(), { count: 100, areMet })
    expect({ refused, lost, doubled, errors }).toEqual({ refused: 0, lost: 0, doubled: 0, errors: [] })
    // Told, and not before its time.
    expect(focusEndLateMs).toBeGreaterThanOrEqual(0)
    expect(focusEndLateMs).toBeLessThan(Number.POSITIVE_INFINITY)
  },
  60_000,
)

test('the same while people sit down in two rooms: each is edited at most once in five seconds, to the latest state', async () => {
  const { refused, lost, doubled, errors, rooms } = await burst(await open(), { count: 300, rooms: 2 })
  expect({ refused, lost, doubled, errors }).toEqual({ refused: 0, lost: 0, doubled: 0, errors: [] })
  expect(rooms).toHaveLength(2)
  for (const { text, seats, editedAt } of rooms) {
    expect(seats).toBeGreaterThan(20)
    expect(text).toContain(`Quiet room: ${seats} working`)
    // Posted once, and edited while the messages went out.
    expect(editedAt.length).toBeGreaterThan(1)
    const gaps = editedAt.slice(1).map((at, n) => at - (editedAt[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(4950)
  }
}, 120_000)
