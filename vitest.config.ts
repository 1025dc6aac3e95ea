// One suite for everything; `npm test` is the only word anyone needs.
import { defineConfig } from 'vitest/config'

/** Conversations and what they stand on: each has databases of its own and leaves nothing behind in its process. */
const TALK = 'test/{chat,commands,models,nudges,domain,language,time}/**/*.test.ts'
const patience = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    globalSetup: ['test/support/postgres.ts'],
    reporters: [process.env['CI'] ? 'dot' : 'default', './test/support/closing-line.ts'],
    // Two cores: more workers than cores would only queue for the databases.
    maxWorkers: 2,
    projects: [
      // One after the other in the same process, so that what they all import is read once.
      { test: { name: 'talk', include: [TALK], isolate: false, ...patience } },
      { test: { name: 'house', include: ['test/**/*.test.ts'], exclude: [TALK], ...patience } },
    ],
  },
})
