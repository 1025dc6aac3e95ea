// What follows from a written row stands in one literal: no file of the domain does anything by being imported.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { effects } from '../../src/domain/effects.ts'
import { models } from '../../src/models/all.ts'

const domain = resolve(import.meta.dirname, '../../src/domain')
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

test('every table named is one there is', () => {
  const tables = models.map(({ tableName }) => tableName)
  expect(Object.keys(effects).filter((table) => !tables.includes(table))).toEqual([])
})

test('every table has at least one effect, and none names the same one twice', () => {
  for (const { afterWrite = [], afterUndo = [], ...rest } of Object.values(effects)) {
    expect(afterWrite.length + afterUndo.length + Object.keys(rest).length).toBeGreaterThan(0)
    expect(new Set(afterWrite).size).toBe(afterWrite.length)
    expect(new Set(afterUndo).size).toBe(afterUndo.length)
  }
})

test.each(sources)('%s does nothing by being imported', (file) => {
  const code = readFileSync(join(domain, file), 'utf8')
  expect(code.match(/^import ['"].*$/gm) ?? []).toEqual([])
  // A call at the beginning of a line is a statement of the file itself.
  expect(code.match(/^[a-zA-Z.]+\(.*$/gm) ?? []).toEqual([])
})
