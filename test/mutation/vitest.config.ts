// The tests of one room alone, for mutation testing: tests in memory, which need no database server.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import type { Reporter, Vitest } from 'vitest/node'

const rooms: Record<string, { tests: string[]; isRemembered?: boolean }> = JSON.parse(
  readFileSync(new URL('rooms.json', import.meta.url), 'utf8'),
)
const room = rooms[process.env['ROOM'] ?? '']
if (!room) throw new Error(`ROOM is one of: ${Object.keys(rooms).join(', ')}`)

/** A file that a change keeps from being loaded has no tests, and none that fails: it is given one. */
class LoadedFiles implements Reporter {
  private vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestRunEnd(): void {
    for (const file of this.vitest?.state.getFiles() ?? []) {
      if (file.tasks.length > 0 || file.result?.state !== 'fail') continue
      const loads = { type: 'test', id: `${file.id}_loads`, name: 'is loaded', mode: 'run', meta: {} }
      file.tasks.push({ ...loads, file, suite: file, result: file.result } as never)
    }
  }
}

export default defineConfig({
  test: {
    include: room.tests,
    reporters: [new LoadedFiles()],
    setupFiles: room.isRemembered ? ['test/mutation/every-test.ts'] : [],
    // What one change made a module remember is forgotten before the next.
    isolate: room.isRemembered === true,
    // As long as in the ordinary suite, for a slow machine: whether a change hangs is judged by Stryker.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // In the copy that is mutated, which is a new one for each run.
    env: { TEST_ENGINE: 'sqlite', TEST_SCHEMA_FILE: 'schema.sql' },
  },
})
