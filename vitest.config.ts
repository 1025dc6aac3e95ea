// One suite for everything; `npm test` is the only word anyone needs.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    reporters: [process.env['CI'] ? 'dot' : 'default', './test/support/closing-line.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than cores would only queue for the databases.
    maxWorkers: 2,
  },
})
