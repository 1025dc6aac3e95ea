// Mutation testing of one room (`ROOM=policy npm run test:mutation`): what is mutated, by which tests, see rooms.json.
import { readFileSync } from 'node:fs'

const rooms = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'))
const name = process.env.ROOM ?? 'policy'
const room = rooms[name]
if (!room) throw new Error(`ROOM is one of: ${Object.keys(rooms).join(', ')}`)
process.env.ROOM = name

export default {
  mutate: room.mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  tempDirName: 'dist/mutation',
  ignorePatterns: ['dist', 'data', '*.log'],
  timeoutMS: 20_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `dist/mutation-${name}.json` },
  // Absent on purpose: the tool rewrites a tsconfig by TypeScript's JavaScript interface, which version 7 lacks.
  tsconfigFile: 'test/mutation/none.json',
  thresholds: { high: 95, low: 85, break: 85 },
}
