// Lines in twelve other languages, emoji, code, addresses, mails and attacks: kept word for word, and nothing is ever gone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, openWorld, type UnderstandWorld } from './world.ts'

const lines = readFileSync(join(import.meta.dirname, 'other-languages.tsv'), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('# '))
  .map((row) => {
    const [kind = '', line = ''] = row.split('\t')
    return { kind, line }
  })

/** "Done with everything" ends what was shown, and may be taken back; it deletes nothing. */
const OPEN = ['buy milk', 'do laundry', 'call dentist']

describe('lines that no sentence of ours is', () => {
  let world: UnderstandWorld
  const tried: (Outcome & { readonly kind: string })[] = []
  beforeAll(async () => {
    world = await openWorld()
    for (const { kind, line } of lines) tried.push({ kind, ...(await world.try(line, OPEN)) })
  })
  afterAll(() => world.close())

  it('are kept as they are', () => {
    const wrong: string[] = []
    for (const { kind, line, before, after } of tried.filter((each) => each.kind !== 'hostile')) {
      const [kept, ...others] = after.tasks.slice(before.tasks.length)
      if (kept?.title !== line || others.length > 0 || kept.due !== null)
        wrong.push(`${kind}: ${line} → ${kept?.title}`)
    }
    expect(tried.length).toBe(lines.length)
    expect(wrong).toEqual([])
  })

  it('never end or change what is open', () => {
    const harmed: string[] = []
    for (const { line, before, after, ran } of tried) {
      const same = JSON.stringify(after.tasks.slice(0, before.tasks.length)) === JSON.stringify(before.tasks)
      if (!same) harmed.push(`${line} → ${ran}`)
    }
    expect(harmed).toEqual([])
  })
})
