// The page that tells how long the rows of each table are kept, made of the rules themselves.
import { RETENTION } from './retention.ts'

/** Markdown of README.md beside this file; `npm run docs` writes it. */
export function renderRetentionPage(): string {
  const rows = Object.entries(RETENTION).map(([table, { ends }]) => `| \`${table}\` | ${ends} |`)
  return `# How long rows are kept

Made of \`retention.ts\` by \`npm run docs\`. Once an hour one process deletes what is over, about a thousand rows at a time,
each time in a transaction of its own with a rest after it, so that people are answered meanwhile. SQLite's file then
gives the room back. A new table needs a line here: a test fails without one.

| Table | Rows end |
| ----- | -------- |
${rows.join('\n')}
`
}
