// Every part, in the order of the table.
import type { Part } from './part.ts'
import { drain } from './parts/drain.ts'
import { start } from './parts/start.ts'

export const parts: readonly Part[] = [drain, start]
