// `npm run index`: writes the generated indexes; run it after adding, renaming or removing a command or nudge kind, or
// changing an option.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandMap, commandNames, type DeclaredCommand, type GeneratedFile, indexes } from './indexes.ts'

const root = join(import.meta.dirname, '../..')
const write = ({ path, text }: GeneratedFile): void => writeFileSync(join(root, path), text)
for (const index of indexes(root)) write(index)

// Imports each file itself: the compiled index may lack what was just added.
const commands: DeclaredCommand[] = []
for (const { noun, verb } of commandNames(root)) {
  const file: { readonly default: DeclaredCommand } = await import(`../src/commands/${noun}/${verb}.js`)
  commands.push(file.default)
}
write(commandMap(commands))
