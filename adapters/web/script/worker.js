// The service worker: shows notifications, sends what is pressed in them, and stands in for the page where there is no
// connection. It keeps the files that are the same for everybody, and nothing personal. `FILES` is put before it.
/* global FILES */

const CACHE = `proxy ${FILES.join(' ')}`
const OFFLINE = '/me/offline'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !/^\/me(\/|$)/.test(url.pathname)) return
  if (FILES.includes(url.pathname + url.search)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)))
    return
  }
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)))
})

/** What was shown here lately, so that a repetition rings no second time. */
const SHOWN = 'proxy shown'
const SHOWN_KEPT = 100

async function wasShown(id) {
  const cache = await caches.open(SHOWN)
  const key = `/me/push/shown/${id}`
  if (await cache.match(key)) return true
  await cache.put(key, new Response(''))
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(keys.length - SHOWN_KEPT, 0))) await cache.delete(old)
  return false
}

const post = (path, body) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  })

async function show({ id, token, tag, title, body, actions }) {
  const isRepeat = await wasShown(id)
  const there = await self.registration.getNotifications({ tag })
  const options = {
    body,
    tag,
    renotify: !isRepeat,
    silent: isRepeat,
    icon: '/me/icon-192.png',
    badge: '/me/badge.png',
    data: { id, token },
    actions: actions.map((label, index) => ({ action: String(index), title: label })),
  }
  // Browsers demand that a push shows something: a repetition takes the place of the first, or goes at once.
  await self.registration.showNotification(title, options)
  if (isRepeat && !there.some((each) => each.data?.id === id))
    for (const each of await self.registration.getNotifications({ tag })) if (each.data?.id === id) each.close()
  await post('/me/push/shown', { token }).catch(() => undefined)
}

self.addEventListener('push', (event) => {
  let message = null
  try {
    message = event.data?.json()
  } catch {
    // Not from here.
  }
  const isOurs =
    typeof message?.id === 'string' && typeof message?.title === 'string' && Array.isArray(message?.actions)
  event.waitUntil(
    isOurs
      ? show(message)
      : self.registration.showNotification('Proxy', { body: 'Something new is on your page.', tag: 'proxy' }),
  )
})

async function openPage(path) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find((each) => /^\/me(\/|$)/.test(new URL(each.url).pathname))
  if (!open) return self.clients.openWindow(path)
  await open.focus()
  return open.navigate ? open.navigate(path).catch(() => undefined) : undefined
}

/** Says what came of a press, without ringing. */
const say = (title, body, tag) =>
  self.registration.showNotification(title, { body, tag, silent: true, icon: '/me/icon-192.png' })

async function press(token, action, tag) {
  for (let tries = 0; tries < 3; tries++) {
    try {
      const answer = await post('/me/push/press', { token, action })
      const said = await answer.json()
      if (said.open) return await openPage(said.open)
      return await say(said.title || said.error?.message || 'Done', said.body || '', tag)
    } catch {
      // The same press sent again does nothing twice.
    }
  }
  return say('There is no connection', 'Nothing was done. Open the page when there is one.', tag)
}

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  notification.close()
  const token = notification.data?.token
  event.waitUntil(action !== '' && token ? press(token, Number(action), notification.tag) : openPage('/me'))
})
