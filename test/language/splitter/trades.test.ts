// Tasks of nurses, teachers, electricians, lawyers, developers, farmers, students, parents, retired people, shop owners and
// musicians: the steps are of the object's own world.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { split } from '../../../src/language/splitter/index.ts'

const rows = readFileSync(new URL('trades.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): [string, string] => {
    const [title = '', words = ''] = line.split(' | ')
    return [title, words]
  })

test('there are as many as there should be', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60)
})

test.each(rows)('“%s” speaks of “%s”', (title, words) => {
  const steps = split({ title, minutes: null, scope: 'medium' }, 'same')?.steps.map(({ description }) => description)
  expect(steps?.join('\n').toLowerCase()).toContain(words.toLowerCase())
})
