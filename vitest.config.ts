// One suite for everything; `npm test` is the only word anyone needs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { PATIENCE_MS } from './test/support/patience.ts'
import { LongestFirst } from './test/support/sequencer.ts'

/** Files that mock modules: in a shared process another file may have loaded the real ones before. */
const MOCKING = readdirSync(join(import.meta.dirname, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter(
    (file) => file.endsWith('.test.ts') && /^vi\.mock\(/m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  )
/** Ceilings, so that a test that waits in vain ends: a busy machine reaches none of them. */
const ceilings = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: PATIENCE_MS } } }

export default defineConfig({
  test: {
    globalSetup: ['test/support/postgres.ts'],
    reporters: [process.env['CI'] ? 'dot' : 'default', './test/support/closing-line.ts'],
    // For two cores: twice as many, because a worker waits half of its time, for a database or a process of its own.
    maxWorkers: 4,
    // Tests of one file that wait beside each other (`testBeside`).
    maxConcurrency: 10,
    sequence: { sequencer: LongestFirst },
    projects: [
      // One file after the other in the same few processes, so that what they all import is read once in each: a file
      // leaves nothing behind.
      {
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: MOCKING,
          isolate: false,
          setupFiles: ['test/support/left-behind.ts', 'test/support/same-choices.ts'],
          ...ceilings,
        },
      },
      // Each in a process of its own.
      { test: { name: 'mocks', include: MOCKING, ...ceilings } },
    ],
  },
})
