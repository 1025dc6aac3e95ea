// Benches are run by name, one at a time, on a quiet machine; the suite leaves them alone.
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['test/bench/**/*.bench.ts'], fileParallelism: false, maxWorkers: 1 } })
