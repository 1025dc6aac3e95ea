// What makes the page an app: its manifest, its service worker, and what stands there without a connection.
import { Hono } from 'hono'
import { assetUrl, CACHED_FOR_A_DAY, readAsset, SCRIPT_TYPE, scriptUrls } from './assets.ts'
import { htmlString } from './html.ts'
import { renderBarePage, renderOfflineBox } from './layout.ts'

export function createAppFileRoutes(): Hono {
  const app = new Hono()
  app.get('/manifest.webmanifest', (c) =>
    c.body(JSON.stringify(MANIFEST), 200, { 'content-type': 'application/manifest+json', ...CACHED_FOR_A_DAY }),
  )
  // Asked for anew at each visit, since an old one would go on answering; below `/me` alone.
  app.get('/worker.js', (c) =>
    c.body(workerText, 200, {
      'content-type': SCRIPT_TYPE,
      'cache-control': 'no-cache',
      'service-worker-allowed': SCOPE,
    }),
  )
  app.get(OFFLINE_PATH.slice(SCOPE.length), async (c) => c.html(await htmlString(renderOfflinePage())))
  return app
}

/** The page, and nothing else of its host. */
const SCOPE = '/me'
const OFFLINE_PATH = `${SCOPE}/offline`

/** https://www.w3.org/TR/appmanifest/ */
const MANIFEST = {
  id: SCOPE,
  name: 'Proxy',
  short_name: 'Proxy',
  description: 'Your tasks, habits and focus.',
  lang: 'en',
  start_url: SCOPE,
  scope: SCOPE,
  display: 'standalone',
  background_color: '#f6f4ef',
  theme_color: '#2d6a66',
  icons: [
    { src: '/me/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/me/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/me/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/me/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: 'Tasks', url: '/me/tasks' },
    { name: 'Habits', url: '/me/habits' },
  ],
}

/** What stands there without a connection: the box alone. Nothing in it is anybody's. */
const renderOfflinePage = () => renderBarePage('No connection', renderOfflineBox())

/** Another one whenever a file changes, so that browsers take the new files along. */
const workerText = `const FILES = ${JSON.stringify([
  OFFLINE_PATH,
  assetUrl('style.css'),
  ...scriptUrls,
  assetUrl('icon.svg'),
])}\n${readAsset('script/worker.js').text}`
