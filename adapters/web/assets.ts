// The style, the script and the icons of the page: files that are the same for everybody, cached by browsers until they
// change.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const
type AssetName = keyof typeof TYPES

interface Asset {
  readonly text: string
  /** Of its text. */
  readonly hash: string
}

/** As deep below the root as this file, wherever the bundler puts it. */
const FOLDER = new URL('../../adapters/web/', import.meta.url)

/** In the order in which later rules win. */
const STYLES = ['base', 'frame', 'view', 'form', 'chart', 'narrow'].map((name) => `style/${name}.css`)

function readAsset(...files: readonly string[]): Asset {
  const text = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8')).join('')
  return { text, hash: createHash('sha256').update(text).digest('base64url').slice(0, 12) }
}

const assets: Readonly<Record<AssetName, Asset>> = {
  'style.css': readAsset(...STYLES),
  'page.js': readAsset('page.js'),
  'icon.svg': readAsset('icon.svg'),
}

export function createAssetRoutes(): Hono {
  const app = new Hono()
  for (const name of ['style.css', 'page.js', 'icon.svg'] as const)
    app.get(`/${name}`, (c) =>
      c.body(assets[name].text, 200, {
        'content-type': TYPES[name],
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    )
  return app
}

/** An icon of a fixed address. */
export const iconFile = (name: 'favicon.ico' | 'apple-touch-icon.png'): Uint8Array<ArrayBuffer> => icons[name]

const readIcon = (name: string) => new Uint8Array(readFileSync(new URL(`icons/${name}`, FOLDER)))
const icons = {
  'favicon.ico': readIcon('favicon.ico'),
  'apple-touch-icon.png': readIcon('apple-touch-icon.png'),
} as const

/** The address of a file, which contains a hash of its content. */
export const assetUrl = (name: AssetName): string => `/me/${name}?v=${assets[name].hash}`
