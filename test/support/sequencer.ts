// The order of the test files: a long one that begins last would keep the other workers waiting for it.
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that wait for processes of their own come first: beside them the other workers have the cores. */
const PROJECTS = ['house', 'mocks', 'rooms', 'talk']

/** The files that take longest, in order; most of it they wait for processes of their own. */
const LONGEST = [
  'faults/platforms',
  'faults/nudges',
  'faults/chats',
  'faults/stopping',
  'faults/replicas',
  'faults/spaces',
  'faults/language',
  'adapters/web/pages',
  'faults/keys',
  'faults/processes',
  'adapters/discord/product',
  'migrations/starting',
  'operations/seen',
  'adapters/web/passwords',
  'commands/linking-attacks',
  'commands/idempotency',
  'commands/habit',
  'commands/rights-everywhere',
].map((name) => `test/${name}.test.ts`)

/**
 * Project by project, so that a worker whose modules are loaded goes on with them, and the longest first within each. A
 * file that is not named here comes after those, as Vitest would have it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = (file: TestSpecification): number => {
      const found = LONGEST.indexOf(relative(file.project.config.root, file.moduleId))
      return PROJECTS.indexOf(file.project.name) * 1000 + (found === -1 ? LONGEST.length : found)
    }
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}
