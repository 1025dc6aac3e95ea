// `npm run understand`: every line of the corpora through the real dispatcher; a page of figures, and every wrong line.
// `-- CLINC150 timer` runs one intent of one corpus and keeps nothing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSentences } from '../../src/chat/parse/sentences.ts'
import { type CorpusLine, loadCorpora } from './corpora.ts'
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
  /** Of the lines that nobody looks at. */
  held: number
  heldRight: number
}

const tallies = new Map<string, Tally>()
const wrongLines: string[] = []
const whole: number[] = []
const readers: number[] = []
const world = await openWorld()
const keysOf = ({ corpus, intent }: CorpusLine): string[] => [`${corpus}\t`, `${corpus}\t${intent}`]
// The first line of a process pays for what is compiled at its first use.
findSentences(world.catalogue, 'hello there')
for (const each of lines) {
  const outcome = await world.try(each.line, each.open)
  const verdict: Verdict = judge(each, outcome)
  whole.push(outcome.ms)
  const begun = performance.now()
  findSentences(world.catalogue, each.line)
  readers.push(performance.now() - begun)
  for (const key of keysOf(each)) {
    const tally = tallies.get(key) ?? { right: 0, safe: 0, wrong: 0, harmful: 0, held: 0, heldRight: 0 }
    tally[verdict]++
    if (each.isHeldBack) tally.held++
    if (each.isHeldBack && verdict === 'right') tally.heldRight++
    tallies.set(key, tally)
  }
  if (verdict === 'right') continue
  const kept = outcome.after.tasks
    .slice(outcome.before.tasks.length)
    .map(({ title, due }) => `${title}${due ? ` @ ${due}` : ''}`)
  wrongLines.push(
    [
      each.isHeldBack ? 'held' : 'seen',
      verdict,
      each.corpus,
      each.intent,
      JSON.stringify(each.effect),
      each.line.replaceAll('\n', '⏎'),
      `${outcome.ran} » ${outcome.title}`,
      kept.join(' + '),
    ].join('\t'),
  )
}
await world.close()

const percentile = (times: readonly number[], part: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0).toFixed(1)
const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((part / of) * 100).toFixed(1)} %`)
const rows = [...tallies]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, { right, safe, wrong, harmful, held, heldRight }]) => {
    const [corpus, intent] = key.split('\t')
    const count = right + safe + wrong + harmful
    return `| ${corpus} | ${intent || '**all**'} | ${count} | ${percent(right, count)} | ${percent(heldRight, held)} | ${safe} | ${wrong} | ${harmful} |`
  })
const page = [
  readFileSync(join(root, 'test/understand/ABOUT.md'), 'utf8').trim(),
  '',
  '## Figures',
  '',
  `One line on this machine: its sentences read, median ${percentile(readers, 0.5)} ms, p99 ${percentile(readers, 0.99)} ms; from its`,
  `request to its answer, database included, median ${percentile(whole, 0.5)} ms, p99 ${percentile(whole, 0.99)} ms.`,
  '',
  '| corpus | intent | lines | right | of these held back | safe | wrong | harmful |',
  '|---|---|---|---|---|---|---|---|',
  ...rows,
  '',
].join('\n')
process.stdout.write(page)
const folder = join(root, 'dist/understand')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'wrong.tsv'), `${wrongLines.join('\n')}\n`)
if (!onlyCorpus) writeFileSync(join(root, 'test/understand/RESULTS.md'), page)
