// `npm run understand`: every line of the corpora through the real dispatcher; a page of figures, and every wrong line.
// `-- CLINC150 timer` runs one intent of one corpus and keeps nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCorpora } from './corpora.ts'
import { judge, type Verdict } from './judge.ts'
import { openWorld, root } from './world.ts'

const [onlyCorpus, onlyIntent] = process.argv.slice(2)
const lines = loadCorpora().filter(
  ({ corpus, intent }) => (!onlyCorpus || corpus === onlyCorpus) && (!onlyIntent || intent === onlyIntent),
)

interface Tally {
  right: number
  safe: number
  wrong: number
  harmful: number
}

const tallies = new Map<string, Tally>()
const wrongLines: string[] = []
const times: number[] = []
const world = await openWorld()
for (const each of lines) {
  const open = each.wanted === 'title' ? [] : ['buy milk', 'do laundry', 'call dentist']
  const outcome = await world.try(each.line, open)
  const verdict: Verdict = judge(each, outcome)
  times.push(outcome.ms)
  for (const key of [`${each.corpus}\t`, `${each.corpus}\t${each.intent}`]) {
    const tally = tallies.get(key) ?? { right: 0, safe: 0, wrong: 0, harmful: 0 }
    tally[verdict]++
    tallies.set(key, tally)
  }
  if (verdict !== 'right') {
    const made = outcome.after.tasks.slice(outcome.before.tasks.length)
    const kept = made.map(({ title, due }) => `${title}${due ? ` @${due.slice(0, 16)}` : ''}`).join(' + ')
    wrongLines.push(
      [verdict, each.corpus, each.intent, each.wanted, each.line.replaceAll('\n', '⏎'), outcome.title, kept].join('\t'),
    )
  }
}
await world.close()

const sorted = times.toSorted((a, b) => a - b)
const percentile = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)
const rows = [...tallies]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, { right, safe, wrong, harmful }]) => {
    const [corpus, intent] = key.split('\t')
    const count = right + safe + wrong + harmful
    return `| ${corpus} | ${intent || '**all**'} | ${count} | ${((right / count) * 100).toFixed(1)} % | ${safe} | ${wrong} | ${harmful} |`
  })
const page = [
  '# What is understood',
  '',
  'Made by `npm run understand`: every line of `test/language/corpora` through the real dispatcher, rules alone, judged by what',
  'changed in the database. *Safe*: kept or asked about, though not as meant. *Harmful*: something that was there is gone.',
  '',
  `One line, from its request to its answer, database included: median ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms.`,
  '',
  '| corpus | intent | lines | right | safe | wrong | harmful |',
  '|---|---|---|---|---|---|---|',
  ...rows,
  '',
].join('\n')
process.stdout.write(page)
const folder = join(root, 'dist/understand')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'wrong.tsv'), `${wrongLines.join('\n')}\n`)
if (!onlyCorpus) writeFileSync(join(root, 'test/understand/RESULTS.md'), page)
