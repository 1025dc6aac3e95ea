// A file dropped on the terminal is its path; with spaces and quotes as terminals write them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readDroppedFile } from '../../../adapters/terminal/dropped-file.ts'
import { answerLine } from '../../../adapters/terminal/receive.ts'
import type { View } from '../../../src/chat/view.ts'
import { opener } from '../../support/databases.ts'
import { viewText } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

const openDatabase = opener('sqlite')

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'proxy-dropped-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

test('its path in any spelling is the file; any other line is not', async () => {
  const at = await folder()
  const path = join(at, 'my list.md')
  await writeFile(path, '- [ ] milk\n')
  for (const line of [
    path.replaceAll(' ', '\\ '),
    `'${path}'`,
    `"${path}"`,
    path,
    pathToFileURL(path).href,
    `  ${path}  `,
  ]) {
    const file = await readDroppedFile(line)
    expect([line, file?.name, file?.size]).toEqual([line, 'my list.md', 11])
  }
  for (const line of ['Buy milk', '/add milk', join(at, 'other.md'), at, `${path} and more`, '/dev/null'])
    expect([line, await readDroppedFile(line)]).toEqual([line, null])
})

test('previewed and brought in; a path to anything else is a line as ever', async () => {
  const earth = await world(await openDatabase())
  const ann = earth.person('ann')
  const path = join(await folder(), 'todo.txt')
  await writeFile(path, '(A) 2026-03-01 Call mum +Family\n2026-03-01 Mow +Garden\n')
  const shown: string[] = []
  const talk = {
    dispatcher: earth.dispatcher,
    who: ann.identity,
    show: async (view: View) => {
      shown.push(viewText(view))
    },
  }
  await answerLine(talk, 'Buy milk')
  await answerLine(talk, path)
  expect(shown.join('\n')).toContain('2 tasks, 2 lists')
  await answerLine(talk, '1')
  expect(shown.join('\n')).toContain('Brought in: 2 tasks')
  const picture = join(await folder(), 'cat.png')
  await writeFile(picture, 'x')
  await answerLine(talk, picture)
  expect(shown.join('\n')).toContain(`Added: ${picture}`)
})
