// One suite for everything; `npm test` is the only word anyone needs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/sequencer.ts'

/** Conversations and what they stand on: each has databases of its own and leaves nothing behind in its process. */
const TALK = 'test/{chat,commands,models,nudges,domain,language,time}/**/*.test.ts'
/** What serves people and operators: each stops what it started, so these share a process as well. */
const ROOMS = 'test/{adapters,app,database,fakes,migrations,operator,ops,understand,views}/**/*.test.ts'
/** Files that mock modules: in a shared process another file may have loaded the real ones before. */
const MOCKING = readdirSync(join(import.meta.dirname, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter(
    (file) => file.endsWith('.test.ts') && /^vi\.mock\(/m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  )
/** For the files that share a process. */
const SHARED_SETUP = ['test/support/left-behind.ts', 'test/support/same-choices.ts']
/** Ceilings, so that a test that waits in vain ends: a busy machine reaches none of them. */
const ceilings = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } }

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
      // One after the other in the same process, so that what they all import is read once.
      {
        test: {
          name: 'talk',
          include: [TALK],
          exclude: MOCKING,
          isolate: false,
          setupFiles: SHARED_SETUP,
          ...ceilings,
        },
      },
      {
        test: {
          name: 'rooms',
          include: [ROOMS],
          exclude: MOCKING,
          isolate: false,
          setupFiles: SHARED_SETUP,
          ...ceilings,
        },
      },
      // Processes of the built program, and what reads the files of the repository.
      { test: { name: 'house', include: ['test/**/*.test.ts'], exclude: [TALK, ROOMS], ...ceilings } },
      // Each in a process of its own.
      { test: { name: 'mocks', include: MOCKING, ...ceilings } },
    ],
  },
})
