// The pages that describe the tables say what the contract says, so that nobody reads something else than what runs.
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { addedTables } from './added-tables.ts'
import { documentedTables } from './documented-tables.ts'
import type { ExpectedTable } from './expected.ts'

const page = await readFile(new URL('../../migrations/README.md', import.meta.url), 'utf8')
const sections = page.split(/^##(?=#? )/m).flatMap((part) => part.split(/^# \d+\. /).slice(1))
const tables = { ...documentedTables, ...addedTables }

it('describes every table once', () => {
  expect(sections.map((section) => /^`(\w+)`/.exec(section)?.[1])).toEqual(Object.keys(tables))
})

it.each(Object.entries(tables))('describes %s as it is', (name, table) => {
  const section = sections.find((text) => text.startsWith(`\`${name}\``)) ?? ''
  expect(described(section)).toEqual(contract(table))
})

interface Description {
  readonly columns: Readonly<Record<string, string>>
  readonly indexes: Readonly<Record<string, string>>
}

function described(section: string): Description {
  const columns: Record<string, string> = {}
  for (const [, column = '', type = '', constraints = ''] of section.matchAll(
    /^\| `(\w+)` *\| ([^|]+) \| ([^|]+) \|/gm,
  )) {
    const reference = /FK → (\w+)\((\w+)\)(?: ON DELETE (CASCADE|SET NULL))?/.exec(constraints)
    columns[column] = cell(
      type.trim().replace('/STRING', ''),
      constraints.includes('PRIMARY KEY'),
      constraints.includes('NOT NULL'),
      constraints.includes('UNIQUE'),
      /DEFAULT ('[^']*'|[^\s,]+)/.exec(constraints)?.[1],
      reference === null ? undefined : `${reference[1]}.${reference[2]} ${reference[3] ?? ''}`,
    )
  }
  const indexes: Record<string, string> = {}
  for (const [, index = '', on = ''] of section.matchAll(/^- `((?:idx|uq)_\w+)` on (.+?)(?: - .*)?$/gm)) {
    indexes[index] = on.replaceAll('`', '').replace(', UNIQUE', '')
  }
  return { columns, indexes }
}

function contract(table: ExpectedTable): Description {
  const columns = Object.entries(table.columns).map(([column, { type, primary, required, unique, ...rest }]) => [
    column,
    cell(
      type,
      primary === true,
      required === true,
      unique === true,
      rest.default,
      rest.references === undefined ? undefined : `${rest.references} ${rest.onDelete ?? ''}`,
    ),
  ])
  return { columns: Object.fromEntries(columns), indexes: { ...table.indexes, ...table.uniqueIndexes } }
}

function cell(
  type: string,
  primary: boolean,
  required: boolean,
  unique: boolean,
  preset: string | undefined,
  reference: string | undefined,
): string {
  const words = [type, primary && 'primary', required && 'required', unique && 'unique', preset, reference]
  return words.filter((word) => typeof word === 'string').join(' ')
}
