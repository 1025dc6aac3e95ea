// The style, the scripts and the icons of the page: files that are the same for everybody, cached by
// browsers until they change.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const
type AssetName = keyof typeof TYPES
export const SCRIPT_TYPE = 'text/javascript; charset=utf-8'

interface Asset {
  readonly text: string
  /** Of its text. */
  readonly hash: string
}

/** As deep below the root as this file, wherever the bundler puts it. */
const FOLDER = new URL('../../adapters/web/', import.meta.url)

/** In the order in which later rules win. */
const STYLES = [
  'base',
  'frame',
  'view',
  'form',
  'chart',
  'board',
  'move',
  'choose',
  'week',
  'toast',
  'alive',
  'account',
  'forced',
  'narrow',
].map((name) => `style/${name}.css`)

/** Modules that import each other, below an address made of all of them; the first one imports the others. */
const MODULES = ['page', 'dom', 'toast', 'live', 'outbox', 'forms', 'drag', 'choose', 'move', 'keys', 'push'].map(
  (name) => `${name}.js`,
)

/** Files of this folder as one text. */
export function readAsset(...files: readonly string[]): Asset {
  const text = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8')).join('')
  return { text, hash: createHash('sha256').update(text).digest('base64url').slice(0, 12) }
}

const assets: Readonly<Record<AssetName, Asset>> = {
  'style.css': readAsset(...STYLES),
  'icon.svg': readAsset('icon.svg'),
}

export function createAssetRoutes(): Hono {
  const app = new Hono()
  for (const name of ['style.css', 'icon.svg'] as const)
    app.get(`/${name}`, (c) =>
      c.body(assets[name].text, 200, {
        'content-type': TYPES[name],
        ...CACHED_FOR_EVER,
      }),
    )
  for (const name of MODULES) {
    const { text } = readAsset(`script/${name}`)
    app.get(`/script/:version/${name}`, (c) => c.body(text, 200, { 'content-type': SCRIPT_TYPE, ...CACHED_FOR_EVER }))
  }
  for (const name of ICON_NAMES)
    app.get(`/${name}`, (c) => c.body(icons[name], 200, { 'content-type': 'image/png', ...CACHED_FOR_A_DAY }))
  return app
}

/** An icon of a fixed address. */
export const iconFile = (name: 'favicon.ico' | 'apple-touch-icon.png'): Uint8Array<ArrayBuffer> => icons[name]

const CACHED_FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' }
export const CACHED_FOR_A_DAY = { 'cache-control': 'public, max-age=86400' }

const ICON_NAMES = [
  'apple-touch-icon.png',
  'icon-192.png',
  'icon-512.png',
  'maskable-192.png',
  'maskable-512.png',
  'badge.png',
] as const

const readIcon = (name: string) => new Uint8Array(readFileSync(new URL(`icons/${name}`, FOLDER)))
const icons = {
  'favicon.ico': readIcon('favicon.ico'),
  'apple-touch-icon.png': readIcon('apple-touch-icon.png'),
  'icon-192.png': readIcon('icon-192.png'),
  'icon-512.png': readIcon('icon-512.png'),
  'maskable-192.png': readIcon('maskable-192.png'),
  'maskable-512.png': readIcon('maskable-512.png'),
  'badge.png': readIcon('badge.png'),
} as const

/** The address of a file, which contains a hash of its content. */
export const assetUrl = (name: AssetName): string => `/me/${name}?v=${assets[name].hash}`

/** The addresses of the script's modules, the first one first. */
export const scriptUrls: readonly string[] = MODULES.map(
  (name) => `/me/script/${readAsset(...MODULES.map((each) => `script/${each}`)).hash}/${name}`,
)
