// The results page: what was measured last of every part, and on what. Written after each part.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Machine } from './machine.ts'
import type { Part, Row } from './part.ts'
import { parts } from './parts.ts'
import { root } from './root.ts'

const KEPT = join(root, 'test/bench/results.json')
const PAGE = join(root, 'test/bench/RESULTS.md')

const kept = z.record(
  z.string(),
  z.object({
    day: z.string(),
    load: z.number(),
    machine: z.object({
      processor: z.string(),
      memory: z.string(),
      system: z.string(),
      versions: z.record(z.string(), z.string()),
    }),
    rows: z.array(
      z.object({
        what: z.string(),
        promised: z.string(),
        reached: z.string(),
        isMet: z.boolean().nullable(),
        more: z.array(z.string()).readonly().optional(),
      }),
    ),
  }),
)
type Kept = z.infer<typeof kept>

/** Puts a part's rows in the place of its old ones, and draws the page anew. */
export async function keep(part: Part, rows: readonly Row[], machine: Machine, load: number): Promise<void> {
  const before = kept.parse(JSON.parse(await readFile(KEPT, 'utf8').catch(() => '{}')))
  const day = new Date().toISOString().slice(0, 10)
  const now: Kept = { ...before, [part.name]: { day, load: Math.round(load * 10) / 10, machine, rows: [...rows] } }
  await writeFile(KEPT, `${JSON.stringify(now, null, 2)}\n`)
  await writeFile(PAGE, page(now))
}

/** For the terminal: promised beside reached. */
export const table = (rows: readonly Row[]): string =>
  rows
    .flatMap(({ what, promised, reached, isMet, more = [] }) => [
      `${mark(isMet)} ${what}: ${reached}${promised ? ` (promised: ${promised})` : ''}`,
      ...more.map((line) => `    ${line}`),
    ])
    .join('\n')

function page(now: Kept): string {
  const measured = parts.flatMap((part) => {
    const found = now[part.name]
    return found ? [{ part, ...found }] : []
  })
  const all = measured.flatMap(({ rows }) => rows)
  const promised = all.filter(({ isMet }) => isMet !== null)
  const short = promised.filter(({ isMet }) => isMet === false)
  const [first] = measured
  const missing = parts.filter(({ name }) => !now[name]).map(({ name }) => `\`${name}\``)
  return [
    '# What was promised, and what was reached',
    '',
    'Written by `npm run bench`; do not edit. Ratios count: both sides of each were measured in one run, in turns.',
    'Absolute figures belong to this machine and this day. How each is measured is told at the head of its part in',
    '`test/bench/parts/`.',
    '',
    ...(first
      ? [
          `${first.machine.processor}, ${first.machine.memory}, ${first.machine.system}. ${Object.entries(
            first.machine.versions,
          )
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}.`,
          '',
        ]
      : []),
    `${promised.length - short.length} of ${promised.length} promises kept${
      short.length === 0 ? '.' : `; short: ${short.map(({ what }) => what).join('; ')}.`
    }`,
    ...(missing.length > 0 ? ['', `Not measured yet on this page: ${missing.join(', ')}.`] : []),
    '',
    '| | what | promised | reached | to see it |',
    '|---|---|---|---|---|',
    ...measured.flatMap(({ part, rows }) =>
      rows.map(
        ({ what, promised, reached, isMet }) =>
          `| ${mark(isMet)} | ${cell(what)} | ${cell(promised)} | ${cell(reached)} | \`npm run bench -- ${part.name}\` |`,
      ),
    ),
    '',
    '✓ kept, ✗ short, · nothing promised, or not to be measured here.',
    '',
    ...measured.flatMap(({ part, day, load, rows }) => [
      `## ${part.name}: ${part.about}`,
      '',
      `Measured ${day}, ${load} processes wanting to run at its end.`,
      '',
      ...rows.flatMap(({ what, reached, more = [] }) => [
        `- ${what}: ${reached}`,
        ...more.map((line) => `  - ${line}`),
      ]),
      '',
    ]),
  ].join('\n')
}

const mark = (isMet: boolean | null): string => (isMet === null ? '·' : isMet ? '✓' : '✗')

const cell = (text: string): string => text.replaceAll('|', '\\|')
