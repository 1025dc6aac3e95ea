// The conversation that the README shows is the one that is held, and what it says of deployment is what there is.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PLAIN_TEXT_OPTIONS, render } from '../adapters/terminal/render.ts'
import * as achievements from '../src/domain/rewards/achievements/index.ts'
import { opener } from './support/databases.ts'
import { world } from './support/world.ts'

const text = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const fenced = (kind: string): string =>
  new RegExp(`\`\`\`${kind}\\n([\\s\\S]+?)\`\`\``).exec(text('src/operator/README.md'))?.[1] ?? ''

test('the unit, the container and the Procfile start what npm start starts', () => {
  const { scripts } = JSON.parse(text('package.json'))
  expect(scripts.start).toBe('node --enable-source-maps --v8-pool-size=1 dist/src/main.js')
  expect(fenced('ini')).toContain(`\nExecStart=/usr/bin/${scripts.start}\n`)
  expect(fenced('dockerfile')).toContain(`\nCMD ${JSON.stringify(scripts.start.split(' ')).replaceAll(',', ', ')}\n`)
  for (const name of ['web', 'worker'])
    expect(text('Procfile')).toMatch(new RegExp(`^${name}: env PARTS=\\S+ ${scripts.start}$`, 'm'))
  expect(text('Procfile')).toMatch(/^release: node dist\/src\/cli\.js migrate$/m)
})

test('the container is built of all that the build reads', () => {
  const copied = [...fenced('dockerfile').matchAll(/^COPY ((?!--).+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  const { include } = JSON.parse(text('tsconfig.json'))
  expect(copied).toEqual(['package.json', 'package-lock.json', 'tsconfig.json', ...include])
})

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
  await earth.database.knex.transaction((trx) =>
    achievements.upsertAchievements(trx, achievements.defaultAchievements, earth.clock.now()),
  )
  const ann = earth.person('ann')
  for (const { line, answered } of turns)
    expect(render((await ann.says(line)).view, PLAIN_TEXT_OPTIONS), line).toBe(answered)
})
