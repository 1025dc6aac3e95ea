// A package outside of the bundle is loaded by `require` where tests load it by `import`: what code takes from it by default
// has to be the same thing both ways, or the built program fails where every test passes.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { externalPackages } from '../../scripts/bundled-packages.ts'

const root = join(import.meta.dirname, '../..')
const DEFAULT_IMPORTS = [
  /^import (?!type\b)\w+(?:, \{[^}]*\})? from '([^']+)'/gm,
  /default: \w+[^}]*\} = await import\('([^']+)'\)/g,
]

test('what is taken by default is the same by import and in the bundle', async () => {
  const external = new Set(externalPackages(root))
  const taken = new Set<string>()
  for (const folder of ['src', 'adapters'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue
      const text = readFileSync(join(root, folder, file), 'utf8')
      for (const pattern of DEFAULT_IMPORTS)
        for (const [, name = ''] of text.matchAll(pattern)) if (external.has(name)) taken.add(name)
    }
  // The patterns find something.
  expect([...taken]).toEqual(expect.arrayContaining(['bcrypt', 'ical.js']))
  const require = createRequire(import.meta.url)
  for (const name of taken) {
    const [imported, required]: unknown[] = [(await import(name)).default, require(name)]
    expect([name, typeof imported, Object.keys(Object(imported)).toSorted()]).toEqual([
      name,
      typeof required,
      Object.keys(Object(required)).toSorted(),
    ])
  }
})
