// The order of the test files: a long one that begins last would keep the other workers waiting for it.
import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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

/** Folders of files that mostly wait for processes of their own: beside them the other workers have the cores. */
const WAITING = /^test\/(?:faults|operations|migrations|operator)\//

/**
 * The longest first, then what waits, then the others as Vitest would have them. `TEST_ORDER=1` runs all of them in
 * another order, which may change nothing; another text means another order.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seed = process.env['TEST_ORDER']
    if (seed !== undefined) return shuffleFiles(files, seed)
    const sorted = await super.sort(files)
    const place = (file: TestSpecification): number => {
      const path = relative(file.project.config.root, file.moduleId)
      const found = LONGEST.indexOf(path)
      return found === -1 ? LONGEST.length + (WAITING.test(path) ? 0 : 1) : found
    }
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}

/** The same order for the same seed. */
function shuffleFiles(files: TestSpecification[], seed: string): TestSpecification[] {
  const place = ({ moduleId }: TestSpecification) => createHash('sha256').update(`${seed} ${moduleId}`).digest('hex')
  return files.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}
