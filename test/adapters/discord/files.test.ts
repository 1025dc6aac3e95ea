// A file dropped on Discord: previewed and brought in, loaded from Discord alone.
import { expect, test } from 'vitest'
import { readDiscordFile } from '../../../adapters/discord/incoming-file.ts'
import { opener } from '../../support/databases.ts'
import { startProduct } from './product-world.ts'

const openDatabase = opener('sqlite')

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
