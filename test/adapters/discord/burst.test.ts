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
