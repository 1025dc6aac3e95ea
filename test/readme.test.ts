// The conversation that the README shows is the one that is held.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PLAIN, render } from '../adapters/terminal/render.ts'
import * as achievements from '../src/services/achievements.ts'
import { opener } from './support/databases.ts'
import { world } from './support/world.ts'

const open = opener('sqlite')

test('the conversation in the README is true', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const shown = /```\n(› [\s\S]+?)\n```/.exec(readme)?.[1] ?? ''
  const turns = shown.split(/\n\n(?=› )/).map((turn) => {
    const [said = '', ...answered] = turn.split('\n')
    return { line: said.slice(2), answered: answered.join('\n') }
  })
  expect(turns.length).toBeGreaterThanOrEqual(4)

  const earth = await world(await open(), { now: new Date('2026-03-04T09:00:00Z') })
  await earth.database.knex.transaction((trx) => achievements.load(trx, achievements.shipped, earth.clock.now()))
  const ann = earth.person('ann')
  for (const { line, answered } of turns) expect(render((await ann.says(line)).view, PLAIN), line).toBe(answered)
})
