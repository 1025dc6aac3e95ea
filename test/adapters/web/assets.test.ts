// The files of the page are served as they lie in the folder, and have another address whenever they change.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAppFileRoutes } from '../../../adapters/web/app-files.ts'
import { assetUrl, createAssetRoutes, scriptUrls } from '../../../adapters/web/assets.ts'

const folder = new URL('../../../adapters/web/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

test.each([
  ['style.css', 'text/css; charset=utf-8'],
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

test('the script is modules for ever, below one address made of all of them; each import is one of them', async () => {
  const app = createAssetRoutes()
  const files = readdirSync(new URL('script/', folder)).filter((file) => file !== 'worker.js')
  expect(scriptUrls.map((url) => url.split('/').at(-1)).toSorted()).toEqual(files.toSorted())
  expect(new Set(scriptUrls.map((url) => url.replace(/[^/]*$/, ''))).size).toBe(1)
  for (const url of scriptUrls) {
    const response = await app.request(url.replace('/me', ''))
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const text = await response.text()
    expect(text).toBe(read(`script/${url.split('/').at(-1)}`))
    for (const [, file = ''] of text.matchAll(/from '\.\/([\w.]+)'/g)) expect(files).toContain(file)
  }
})

test('the page can be installed: manifest, icons as large as they say, a worker for /me alone, an offline page', async () => {
  const [app, assets] = [createAppFileRoutes(), createAssetRoutes()]
  const manifest = JSON.parse(await (await app.request('/manifest.webmanifest')).text())
  expect(manifest).toMatchObject({ id: '/me', start_url: '/me', scope: '/me', display: 'standalone' })
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain('maskable')
  for (const { src, sizes } of manifest.icons) {
    const png = Buffer.from(await (await assets.request(src.replace('/me', ''))).arrayBuffer())
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
  }
  const worker = await app.request('/worker.js')
  expect(worker.headers.get('service-worker-allowed')).toBe('/me')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  const text = await worker.text()
  for (const url of ['/me/offline', assetUrl('style.css'), ...scriptUrls]) expect(text).toContain(url)
  const offline = await (await app.request('/offline')).text()
  expect(offline).toContain('No connection')
  expect(offline).not.toContain('name="token"')
})
