// The files of the page are served as they lie in the folder, and have another address whenever they change.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assetUrl, createAssetRoutes } from '../../../adapters/web/assets.ts'

const folder = new URL('../../../adapters/web/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

test.each([
  ['style.css', 'text/css; charset=utf-8'],
  ['page.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
] as const)('%s is for ever, at an address made of what is in it', async (name, type) => {
  const response = await createAssetRoutes().request(`/${name}`)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const text = await response.text()
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12)
  expect(assetUrl(name)).toBe(`/me/${name}?v=${hash}`)
})

test('the style holds every file of its folder, the one that changes what came before last', async () => {
  const text = await (await createAssetRoutes().request('/style.css')).text()
  const files = readdirSync(new URL('style/', folder))
  for (const file of files) expect(text).toContain(read(`style/${file}`))
  expect(text.length).toBe(files.reduce((sum, file) => sum + read(`style/${file}`).length, 0))
  expect(text.endsWith(read('style/narrow.css'))).toBe(true)
})
