// Data that the compiler leaves behind, copied beside code that was compiled into another folder: `copy-data.js dist/bench`.
import { cpSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const [, , target = ''] = process.argv
for (const path of ['src/language/splitter/families', 'src/language/splitter/nouns.txt', 'adapters/slack/emoji.txt'])
  cpSync(join(root, path), join(root, target, path), { recursive: true })
