// The service worker, and notifications: switched on by a press, in this browser alone.

import { personHere, recall, remember } from './dom.js'

const PUSH_ON = 'proxy-push'

if ('serviceWorker' in navigator && personHere())
  navigator.serviceWorker.register('/me/worker.js', { scope: '/me' }).catch(() => undefined)

/**
 * The browser belongs to whoever is signed in: what was shown to another person goes, and so does their subscription, so
 * that their push service says that it is over.
 */
async function forgetOthers() {
  if (!('serviceWorker' in navigator)) return
  const owner = recall(PUSH_ON)
  const isLeft = location.pathname.startsWith('/auth/')
  const isOthers = owner !== null && personHere() !== '' && owner !== personHere()
  if (!isLeft && !isOthers) return
  const worker = await navigator.serviceWorker.getRegistration('/me')
  for (const shown of (await worker?.getNotifications()) ?? []) shown.close()
  if (!isOthers) return
  const subscription = await worker?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  remember(PUSH_ON, null)
}

const pushPanel = () => document.getElementById('push-here')
const isSubscribedHere = () => recall(PUSH_ON) === personHere()

/** What stands beside the button. */
function sayPush(words) {
  const note = document.querySelector('#push-here [role=status]')
  if (note) note.textContent = words
}

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const isSameKey = (subscription, key) => {
  const own = subscription.options.applicationServerKey
  return own !== null && String(new Uint8Array(own)) === String(key)
}

/** This browser's subscription under the key of this installation; made if needed. */
async function subscribe(publicKey) {
  const worker = await navigator.serviceWorker.ready
  const key = bytesOf(publicKey)
  const known = await worker.pushManager.getSubscription()
  if (known && isSameKey(known, key)) return known
  await known?.unsubscribe()
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

async function savePush(subscription) {
  const token = document.querySelector('form.say input[name=token]').value
  const answer = await fetch('/me/push/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, subscription: subscription.toJSON() }),
    credentials: 'same-origin',
  })
  if (!answer.ok || answer.redirected) throw new Error('Not saved')
  remember(PUSH_ON, personHere())
}

document.addEventListener('click', async (event) => {
  if (!event.target.closest?.('#push-on')) return
  const panel = pushPanel()
  try {
    const answer = await Notification.requestPermission()
    if (answer !== 'granted')
      return sayPush(
        'Your browser does not allow notifications here. You can allow them in its settings for this site.',
      )
    await savePush(await subscribe(panel.dataset.key))
    location.reload()
  } catch {
    sayPush('That did not work. Your browser may have no connection to its push service.')
  }
})

const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Asked for without waiting: `Notification.permission` holds up the page until the browser has answered. */
async function permission() {
  try {
    const { state } = await navigator.permissions.query({ name: 'notifications' })
    return state
  } catch {
    return Notification.permission
  }
}

/** The button is there where it can do something; elsewhere the page says why not. */
async function drawPushPanel() {
  if (!pushPanel()) return
  const state = canPush() ? await permission() : 'denied'
  const [panel, button] = [pushPanel(), document.getElementById('push-on')]
  if (!panel || !button) return
  button.hidden = state === 'denied' || panel.hasAttribute('data-on')
  if (!canPush()) sayPush('This browser takes none. On an iPhone or iPad, add this page to the home screen first.')
  else if (state === 'denied')
    sayPush('Your browser does not allow notifications here. You can allow them in its settings for this site.')
  else sayPush('')
}

/** Push services change addresses; where notifications are on in this browser, each visit of the settings tells the newest. */
async function refreshSubscription() {
  const panel = pushPanel()
  if (!panel || !isSubscribedHere() || !canPush() || (await permission()) !== 'granted') return
  await savePush(await subscribe(panel.dataset.key))
}

// Drawn anew with the content.
new MutationObserver(drawPushPanel).observe(document.querySelector('.middle') ?? document.body, { childList: true })
document.addEventListener('submit', (event) => {
  if (event.target.closest?.('[data-push-off]')) remember(PUSH_ON, null)
})
drawPushPanel()
forgetOthers()
  .then(refreshSubscription)
  .catch(() => undefined)
