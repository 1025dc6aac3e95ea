// Files that must not be taken: each is refused in a sentence, quickly, and nothing of it is kept.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isFormula } from '../../../src/language/imports/csv.ts'
import { readImportBytes } from '../../../src/language/imports/index.ts'
import { explainError } from '../../../src/views/refusals/index.ts'

const HEADER = 'TYPE,CONTENT,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n'

/** The sentence that is said; null where the file was read. */
async function refusal(content: string | Uint8Array, name = 'Work.csv'): Promise<string | null> {
  try {
    await readImportBytes(typeof content === 'string' ? Buffer.from(content) : content, name)
    return null
  } catch (error) {
    const said = explainError(error)
    return said instanceof Error ? said.message : String(said)
  }
}

test.each<[string, string | Uint8Array, RegExp]>([
  ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'task,a,4,1,,,,,\n'), /larger than 10 MB/],
  ['a quote that never closes', `${HEADER}task,"Buy milk,4,1,,,,,\ntask,Eggs,4,1,,,,,\n`, /quotes don't match/],
  ['a quote in the middle', `${HEADER}task,"Buy" milk,4,1,,,,,\n`, /Around line 2 the quotes don't match/],
  [
    'a formula',
    `${HEADER}task,"=HYPERLINK(""http://evil.example"",""x"")",4,1,,,,,\n`,
    /Row 2 has a spreadsheet formula/,
  ],
  ['a command', `${HEADER}task,Ok,4,1,,,,,\ntask,"=cmd|'/C calc'!A0",4,1,,,,,\n`, /Row 3 has a spreadsheet formula/],
  ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /compressed archive/],
  ['a zip bomb', gzipSync(Buffer.alloc(200 * 1024 * 1024)), /compressed archive/],
  ['no text', Buffer.from([0, 1, 2, 3, 255, 254, 0]), /isn't text/],
  ['letters of two encodings', Buffer.concat([Buffer.from('Müll, Öl, Käse'), Buffer.from([0xfc])]), /isn't text/],
  ['bytes of a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a, 0x46]), /isn't text/],
  ['nothing', '', /is empty/],
  ['half of a JSON file', '[{"type":"to-do","attributes":{"title":"Milk"', /breaks off/],
  ['half of a calendar', 'BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\n', /breaks off/],
  ['another file', 'name,age\nann,30\n', /don't recognize/],
])('%s', async (_what, content, sentence) => {
  expect(await refusal(content)).toMatch(sentence)
})

test('what looks like a formula and is none is a task', () => {
  const words = [
    '+1 for dinner',
    '-5 kg by June',
    '@home call',
    '= means equal',
    '+43 660 1234',
    '- milk',
    'a=b',
    '1+1',
    '@sum of all',
    '-',
  ]
  expect(words.filter(isFormula)).toEqual([])
  const formulas = [
    '=1+1',
    '=SUM(A1)',
    "+cmd|'/c calc'!A1",
    '@SUM(1,1)',
    '-SUM(1)',
    '=A1',
    '  =1',
    "=cmd|' /C calc'!A0",
  ]
  expect(formulas.filter((cell) => !isFormula(cell))).toEqual([])
})

test('deep, wide and looping files end', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(await refusal(deep, 'x.json')).not.toBeNull()
  const many = `${HEADER}${'task,"a ""quoted"" thing @x @y",4,5,,,every day,,\n'.repeat(20_000)}`
  expect(await refusal(many)).toBeNull()
  expect(await refusal(`${HEADER}${'task,a,4,1,,,,,\n'.repeat(200_000)}`)).toMatch(
    /200001 entries, and 50000 is the limit/,
  )
  expect(await refusal(`[${'{},'.repeat(200_000)}{}]`, 'x.json')).toMatch(/200001 entries/)
  const marks = `# a\n${'- [ ] '.repeat(10)}x\n- [ ] ${'🔁 every '.repeat(5_000)}\n`
  expect(await refusal(marks, 'x.md')).toBeNull()
  const stars = `${'* '.repeat(20_000)}\n* TODO ${':a'.repeat(20_000)}\n`
  expect(await refusal(stars, 'x.org')).toBeNull()
  // Notes of a file's length are put together once: line by line they would take minutes.
  const lines = 'words of a body\n'.repeat(49_000)
  expect(await refusal(`* TODO x\n${lines}`, 'x.org')).toBeNull()
  expect(await refusal(`* TODO x\n:PROPERTIES:\n${':k: v\n'.repeat(49_000)}:END:\n`, 'x.org')).toBeNull()
  expect(await refusal(`- [ ] x\n${lines.replaceAll('words', '  words')}`, 'x.md')).toBeNull()
  expect(await refusal(`${HEADER}task,a,4,1,,,,,\n${'note,some words,,,,,,,\n'.repeat(49_000)}`)).toBeNull()
  expect(await refusal(`${HEADER}task,a,4,1,,,,,\nnote,${'[[file {'.repeat(100_000)},,,,,,,\n`)).toBeNull()
  expect(await refusal(`${HEADER}task,"=${'|'.repeat(1_000_000)}x",4,1,,,,,\n`)).toBeNull()
  const html = (content: string) =>
    JSON.stringify([{ displayName: 'x', tasks: [{ title: 'x', body: { contentType: 'html', content } }] }])
  for (const tag of ['<', '<br', '</p ']) expect(await refusal(html(tag.repeat(300_000)), 'x.json')).toBeNull()
  const checklist = `"List Name","Title","Content","Is Check list"\n"a","b","${'▫x'.repeat(60_000)}","Y"\n`
  expect(await refusal(checklist)).toMatch(/60001 entries/)
  expect(await refusal(`- [ ] a 🔁${' '.repeat(1_000_000)}`, 'x.md')).toBeNull()
  const loop = JSON.stringify({
    kind: 'tasks#tasks',
    items: [
      { id: 'a', title: 'A', parent: 'b', status: 'needsAction' },
      { id: 'b', title: 'B', parent: 'a', status: 'needsAction' },
    ],
  })
  expect(await refusal(loop, 'Tasks.json')).toBeNull()
})
