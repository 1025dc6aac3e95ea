// One suite for everything; `npm test` is the only word anyone needs.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than cores would only queue for the databases.
    maxWorkers: 2,
  },
})
