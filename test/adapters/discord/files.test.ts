// A file dropped on Discord: previewed and brought in, loaded from Discord alone.
import { expect, test } from 'vitest'
import { readDiscordFile } from '../../../adapters/discord/incoming-file.ts'
import { fields, type OpenModal, type Outcome, type Shown } from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { startProduct } from './product-world.ts'

const openDatabase = opener('sqlite')

function openedBy({ modal, text }: Outcome): OpenModal {
  if (!modal) throw new Error(`No form, but: ${text}`)
  return modal
}

function shownOf({ message, text }: Outcome): Shown {
  if (!message) throw new Error(`No message, but: ${text}`)
  return message
}

test('dropped, previewed, pressed, there', async () => {
  const made = await startProduct(await openDatabase())
  const ann = made.discord.person('ann')
  ann.dropFile('list.md', '# Flat\n- [ ] Paint the hall\n- [ ] Air the mattress\n', 'here is my list')
  const preview = await made.discord.next()
  expect(preview.text).toContain('2 tasks, 1 list')
  ann.press(preview, 'Bring them in')
  await expect.poll(() => made.proxy.database.knex('tasks').then(({ length }) => length)).toBe(2)
  expect((await made.proxy.database.knex('tasks').orderBy('title')).map(({ title }) => title)).toEqual([
    'Air the mattress',
    'Paint the hall',
  ])
  expect(made.proxy.errors).toEqual([])
  await made.stop()
})

test('a file is loaded from Discord alone, and not more of it than was announced', async () => {
  const fileAt = (url: string) =>
    readDiscordFile({ id: '1', channel_id: '1', attachments: [{ filename: 'a.csv', url, size: 3 }] })
  for (const url of [
    'https://evil.example/a.csv',
    'http://cdn.discordapp.com/a.csv',
    'https://cdn.discordapp.com.evil.example/a',
  ])
    await expect(fileAt(url)?.load()).rejects.toThrow('The file is kept elsewhere')
  expect(readDiscordFile({ id: '1', channel_id: '1' })).toBeUndefined()
})

test('sent with a form, a list is previewed and brought in once, however often it is delivered', async () => {
  const made = await startProduct(await openDatabase())
  const ann = made.discord.person('ann')
  await ann.slash('me edit', { timezone: 'Europe/Vienna' }).done()
  const titles = async () => (await made.proxy.database.knex('tasks').orderBy('title')).map(({ title }) => title)

  const help = shownOf(await ann.slash('import').done())
  const modal = openedBy(await ann.press(help, 'Paste it or choose a file').done())
  expect(fields(modal.modal).map(({ label, required }) => [label, required])).toEqual([
    ['Text', false],
    ['Or a file', false],
  ])
  const exported = 'TYPE,CONTENT,PRIORITY,INDENT\ntask,Paint the hall,4,1\ntask,Air the mattress,4,1\n'
  const preview = await ann
    .submit(modal, { 'Or a file': { filename: 'todoist.csv', content: exported } }, { times: 4 })
    .done()
  expect(preview.ack?.ephemeral ?? false).toBe(false)
  expect(preview.text).toContain('2 tasks')
  expect(await titles()).toEqual([])
  await ann.press(shownOf(preview), 'Bring them in', { times: 4 }).done()
  expect(await titles()).toEqual(['Air the mattress', 'Paint the hall'])

  // A long list: the file goes beside what was typed, and nothing typed is lost.
  const dump = openedBy(await ann.slash('dump').done())
  const long = Array.from({ length: 60 }, (_, at) => `Letter number ${at + 1}`).join('\n')
  const both = await ann
    .submit(dump, { Lines: 'Call the vet', 'Or a file': { filename: 'list.dat', content: long } }, { times: 4 })
    .done()
  expect(both.text).toContain('61')
  expect(await titles()).toHaveLength(63)
  await made.stop()
})

test('a form’s file that is not Discord’s, too large, longer than announced, gone or no text is refused in words', async () => {
  const made = await startProduct(await openDatabase())
  const ann = made.discord.person('ann')
  await ann.slash('me edit', { timezone: 'Europe/Vienna' }).done()
  const send = async (file: object, lines = '') => {
    const modal = openedBy(await ann.slash('dump').done())
    const entry = { filename: 'list.txt', content: 'Milk\nBread\n', ...file }
    return (await ann.submit(modal, { Lines: lines, 'Or a file': entry }).done()).text
  }
  const gone = "couldn't download that file"
  expect(await send({ url: 'https://evil.example/list.txt' })).toContain(gone)
  expect(await send({ url: `${made.discord.apiUrl.replace('/api', '')}/files/0/none` })).toContain(gone)
  expect(await send({ size: 3 })).toContain(gone)
  expect(await send({ size: 50_000_000 })).toContain('10 MB')
  expect(await send({ content: new Uint8Array([0, 1, 2, 255]) })).toContain('text')
  expect(await send({ content: '' }, '')).not.toContain('fault')
  const modal = openedBy(await ann.slash('dump').done())
  expect((await ann.submit(modal, {}).done()).text).toContain('one thing per line')
  expect(await made.proxy.database.knex('tasks')).toEqual([])
  await made.stop()
})
