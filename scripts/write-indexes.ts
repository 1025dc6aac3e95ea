// `npm run index`: writes the generated indexes after a command or a kind of nudge was added, renamed or removed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexes } from './indexes.ts'

const root = join(import.meta.dirname, '../..')
for (const { path, text } of indexes(root)) writeFileSync(join(root, path), text)
