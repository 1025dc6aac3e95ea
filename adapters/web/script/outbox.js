// Lines that are typed without a connection are kept in this browser, and sent once when there is one again: each has a
// key of its own, so that one whose answer was lost is saved once. They are their person's alone.

import { heard, personHere, recall, remember, tell } from './dom.js'
import { refresh } from './live.js'

/** The person who was signed in here last; an offline page doesn't know. */
function rememberPerson() {
  if (personHere()) remember('proxy-person', personHere())
  else if (location.pathname.startsWith('/auth/')) remember('proxy-person', null)
  return personHere() || recall('proxy-person') || ''
}

const openOutbox = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('proxy', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('lines', { keyPath: 'key' })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

/** Runs one transaction over the kept lines. */
async function withLines(mode, work) {
  const database = await openOutbox()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('lines', mode)
      const request = work(transaction.objectStore('lines'))
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Keeps what stands in the box. @returns false where this browser keeps nothing */
export async function keepLine(form) {
  const field = form.elements.namedItem('line')
  const line = field.value
  const person = rememberPerson()
  if (line.trim() === '' || !person) return false
  // The key of the page it was typed on: it may have arrived, and only its answer was lost.
  const id = form.elements.namedItem('delivery')?.value || crypto.randomUUID()
  try {
    await withLines('readwrite', (lines) => lines.put({ key: crypto.randomUUID(), id, line, person, at: Date.now() }))
  } catch {
    return false
  }
  field.value = ''
  await showWaiting()
  heard.textContent = 'Kept in this browser. It is sent when there is a connection.'
  return true
}

const linesWaiting = async () => {
  const person = rememberPerson()
  const all = await withLines('readonly', (lines) => lines.getAll())
  return all.filter((each) => each.person === person).sort((a, b) => a.at - b.at)
}

async function showWaiting() {
  const place = document.getElementById('waiting')
  if (!place) return
  const waiting = await linesWaiting().catch(() => [])
  place.hidden = waiting.length === 0
  const list = place.querySelector('ul')
  list.replaceChildren(
    ...waiting.map(({ key, line }) => {
      const item = document.createElement('li')
      const words = document.createElement('bdi')
      words.append(line)
      const drop = document.createElement('button')
      drop.type = 'button'
      drop.className = 'button'
      drop.append('Discard')
      drop.setAttribute('aria-label', `Discard: ${line}`)
      drop.addEventListener('click', async () => {
        await withLines('readwrite', (lines) => lines.delete(key))
        await showWaiting()
      })
      item.append(words, ' ', drop)
      return item
    }),
  )
}

/** One tab sends; what is refused for good is said and let go of, what may work later stays. */
async function sendWaiting() {
  const token = document.querySelector('form.say input[name=token]')?.value
  if (!token || !personHere()) return showWaiting()
  const send = async () => {
    let count = 0
    for (const { key, id, line } of await linesWaiting()) {
      const answer = await fetch('/me/lines', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, id, line }),
        credentials: 'same-origin',
      })
      if (answer.redirected || !(answer.ok || answer.status === 400)) break
      await withLines('readwrite', (lines) => lines.delete(key))
      if (answer.ok) count++
    }
    return count
  }
  try {
    const count = await (navigator.locks ? navigator.locks.request('proxy-lines', send) : send())
    if (count > 0) {
      heard.textContent = count === 1 ? 'One kept line was sent.' : `${count} kept lines were sent.`
      refresh()
    }
  } catch {
    // Still no connection: they stay.
  }
  await showWaiting()
}

// The page that is shown without a connection has the box alone.
document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!form.hasAttribute('data-offline')) return
  event.preventDefault()
  if (!(await keepLine(form))) tell(form, 'This browser does not keep it. Sign in first, with a connection.')
})

if (document.getElementById('waiting')) {
  addEventListener('online', () => {
    if (document.querySelector('form[data-offline]')) location.assign('/me')
    else sendWaiting()
  })
  rememberPerson()
  sendWaiting()
} else rememberPerson()
