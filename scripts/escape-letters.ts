// The text of a bundle as `program.ts` reads it: one byte a letter.
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * `compileProgram` reads one byte a letter. What esbuild leaves, letters in tagged templates and in patterns, is
 * escaped here: no tag reads the raw text. A trace names a column some letters too far to the right in such a line.
 */
export function escapeLetters(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}
