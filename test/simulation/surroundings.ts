// What is there before a run and after it: the network that adapters call, and the folder with the key that seals.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadOrCreateKeys, type StoredKeys } from '../../src/ops/secret-key.ts'
import type { SimulatedTime } from './clock.ts'
import { type Outside, standOutside } from './outside.ts'

export interface Surroundings {
  readonly outside: Outside
  /** Where the database would be, beside its key. */
  readonly databaseFile: string
  /** The keys as they are now; made where there are none. @throws UserError where they can't be read */
  loadKeys(): StoredKeys
  /** A run begins: there is no key yet. */
  begin(time: SimulatedTime): void
  close(): void
}

export function createSurroundings(): Surroundings {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-simulation-'))
  const databaseFile = join(folder, 'proxy.db')
  const outside = standOutside()
  return {
    ...{ outside, databaseFile },
    loadKeys: () => loadOrCreateKeys(`sqlite:${databaseFile}`),
    begin(time) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
      outside.begin(time)
    },
    close() {
      outside.close()
      rmSync(folder, { recursive: true })
    },
  }
}
