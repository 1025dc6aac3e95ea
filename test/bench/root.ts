// The project's folder, seen from where the bench runs, which is `dist/bench/test/bench`.
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../../../..')
