// `npm run simulate:bugs`: puts each bug of `mutations.ts` in and lives worlds until one of them finds it; prints the table
// that `test/faults/README.md` shows.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { MUTATIONS, type Mutation } from './mutations.ts'

const root = resolve(import.meta.dirname, '../../..')
const MAX_SEEDS = Number(process.env['HUNT_SEEDS'] ?? 25)
const FIRST_SEED = process.env['HUNT_FIRST'] ?? '1'
const PEOPLE = process.env['HUNT_PEOPLE'] ?? '5'
const wanted = process.argv.slice(2)

/** Changes one file while it is bundled. @throws Error where its text is not there any more */
const withMutation = (mutation: Mutation): Plugin => ({
  name: 'mutation',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const here = [mutation, ...(mutation.also ?? [])].filter(({ file }) => relative(root, path) === file)
      if (here.length === 0) return null
      let contents = readFileSync(path, 'utf8')
      for (const { file, from, to } of here) {
        if (!contents.includes(from)) throw new Error(`${file} has no “${from}” any more`)
        contents = contents.replace(from, () => to)
      }
      return { contents, loader: 'ts' }
    })
  },
})

for (const mutation of MUTATIONS) {
  if (wanted.length > 0 && !wanted.some((words) => mutation.name.includes(words))) continue
  const outfile = join(root, `dist/src/chunks/simulate-bug-${process.pid}.mjs`)
  await build({
    entryPoints: [join(root, 'test/simulation/main.ts')],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    plugins: [withMutation(mutation)],
  })
  const args = [
    '--people',
    PEOPLE,
    '--seed',
    FIRST_SEED,
    '--seeds',
    String(MAX_SEEDS),
    '--first',
    '--no-shrink',
    '--replicas',
    String(mutation.replicas ?? 1),
  ]
  const { stdout } = spawnSync(process.execPath, [outfile, ...args], {
    encoding: 'utf8',
    timeout: Number(process.env['HUNT_MINUTES'] ?? 5) * 60_000,
  })
  const found = /^ {2}(\w+): /m.exec(stdout)?.[1]
  const worlds = (stdout.match(/^seed /gm) ?? []).length
  const [, hours = '?'] = /in (\d+) simulated hours/.exec(stdout) ?? []
  process.stdout.write(
    `| ${mutation.name} | ${found ?? (stdout.includes('simulated hours') ? '–' : 'no end in time')} | ${found ? worlds : '–'} | ${found ? hours : `not in ${hours}`} |\n`,
  )
}
