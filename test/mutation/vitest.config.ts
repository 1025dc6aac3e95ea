// The tests of one room alone, for mutation testing: tests in memory, which need no database server.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const rooms: Record<string, { tests: string[]; isRemembered?: boolean }> = JSON.parse(
  readFileSync(new URL('rooms.json', import.meta.url), 'utf8'),
)
const room = rooms[process.env['ROOM'] ?? '']
if (!room) throw new Error(`ROOM is one of: ${Object.keys(rooms).join(', ')}`)

export default defineConfig({
  test: {
    include: room.tests,
    // What one change made a module remember is forgotten before the next.
    isolate: room.isRemembered === true,
    // In the copy that is mutated, which is a new one for each run.
    env: { TEST_ENGINE: 'sqlite', TEST_SCHEMA_FILE: 'schema.sql' },
  },
})
