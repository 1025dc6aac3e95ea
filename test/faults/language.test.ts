// Any language, in every field: combining marks, right to left, families of emoji, halves of characters, NUL, four
// thousand of them. Both engines give the same answer, none is my fault, and nothing is torn apart.
import { describe, expect, test } from 'vitest'
import { parseLine } from '../../src/chat/parse/reading.ts'
import { commands } from '../../src/commands/index.ts'
import { opener } from '../support/databases.ts'
import { furnished } from '../support/furnished.ts'
import { textOf } from '../support/talk.ts'

const FAMILY = '👩‍👩‍👧‍👦'
const WORDS: Readonly<Record<string, string>> = {
  'combining marks': `Z${'\u0300\u0301\u0302'.repeat(60)}algo`,
  'right to left': 'שלום \u202Egnp.exe\u202C مرحبا',
  'family emoji': FAMILY.repeat(30),
  'half a character': 'a\uD83Db\uDC69c',
  NUL: 'a\u0000b',
  'four thousand': 'ű'.repeat(4_000),
  'four thousand families': FAMILY.repeat(364),
  quotes: `"'\`«»„“\\%_;--\${x}{{x}}`,
}

/** What no answer may hold: a half of a character, or a member of a family without its family. */
const TORN = /\p{Surrogate}|\u200D(?![\p{L}\p{Extended_Pictographic}])/u

const cases = commands.flatMap(({ name, options }) =>
  Object.entries(options).flatMap(([option, { kind }]) => (kind === 'text' ? [{ name, option }] : [])),
)
const engines = { sqlite: opener('sqlite'), postgres: opener('postgres') }

/** One text in one blank, everything else as the command's first example has it. */
async function verdicts(engine: keyof typeof engines, name: string, option: string): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  const { ann } = await furnished(await engines[engine](), name)
  const { catalogue } = ann.world.host
  const example = parseLine(catalogue, commands.find((command) => command.name === name)?.examples[0] ?? '')
  const values = example.kind === 'command' ? example.values : {}
  for (const [what, words] of Object.entries(WORDS)) {
    const shown = textOf(await ann.sends(name, { ...values, [option]: words }))
    expect(shown, what).not.toContain('my fault')
    expect(shown, what).not.toMatch(TORN)
    said[what] = shown
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replaceAll(/\bpxt_[0-9a-f]{64}\b/g, 'TOKEN')
      .replaceAll(/\bwhsec_[\w+/]{43}=/g, 'SECRET')
  }
  expect(ann.world.errors).toEqual([])
  return said
}

describe('any language', () => {
  test.each(cases)('$name $option', async ({ name, option }) => {
    const onSqlite = await verdicts('sqlite', name, option)
    expect(await verdicts('postgres', name, option)).toEqual(onSqlite)
  })
})
