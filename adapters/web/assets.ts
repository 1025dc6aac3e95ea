// The style, the script and the sign of the page: three files, the same for everybody, kept by browsers until they change.
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { ICON } from './icon.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

const FILES = {
  'style.css': { type: 'text/css; charset=utf-8', text: STYLE },
  'page.js': { type: 'text/javascript; charset=utf-8', text: SCRIPT },
  'icon.svg': { type: 'image/svg+xml', text: ICON },
} as const

export function createAssetRoutes(): Hono {
  const app = new Hono()
  for (const [name, { type, text }] of Object.entries(FILES))
    app.get(`/${name}`, (c) =>
      c.body(text, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    )
  return app
}

/** The address of a file, another one whenever what is in it changes. */
export const assetUrl = (name: keyof typeof FILES): string =>
  `/me/${name}?v=${createHash('sha256').update(FILES[name].text).digest('base64url').slice(0, 12)}`
