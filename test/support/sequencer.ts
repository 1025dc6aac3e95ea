// The order of the test files: a long one that begins last would keep the other workers waiting for it.
import { createHash } from 'node:crypto'
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
 * file that is not named here comes after those, as Vitest would have it. `TEST_ORDER=1` runs all
 * of them in another order, which may change nothing; another text means another order.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seed = process.env['TEST_ORDER']
    if (seed !== undefined) return shuffleFiles(files, seed)
    const sorted = await super.sort(files)
    const place = (file: TestSpecification): number => {
      const found = LONGEST.indexOf(relative(file.project.config.root, file.moduleId))
      return PROJECTS.indexOf(file.project.name) * 1000 + (found === -1 ? LONGEST.length : found)
    }
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}

/** The same order for the same seed. */
function shuffleFiles(files: TestSpecification[], seed: string): TestSpecification[] {
  const place = ({ moduleId }: TestSpecification) => createHash('sha256').update(`${seed} ${moduleId}`).digest('hex')
  return files.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}
