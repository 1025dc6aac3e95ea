// Lines that are typed without a connection are kept in this browser, and sent once when there is one again: each has a
// key of its own, so that one whose answer was lost is saved once. They are their person's alone.

import { box, heard, personHere, recall, remember, tell } from './dom.js'
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

/** Until kept lines are tried again: the browser calls itself connected also while our server is away. */
const RETRY_MS = 30000
let retry = 0

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
  clearTimeout(retry)
  if (waiting.some(({ isRefused }) => !isRefused)) retry = setTimeout(sendWaiting, RETRY_MS)
  const list = place.querySelector('ul')
  list.replaceChildren(
    ...waiting.map(({ key, line, isRefused }) => {
      const item = document.createElement('li')
      const words = document.createElement('bdi')
      words.append(isRefused ? `Too long to send at once: ${line.slice(0, 200)}…` : line)
      const forget = async () => {
        await withLines('readwrite', (lines) => lines.delete(key))
        await showWaiting()
      }
      const edit = async () => {
        box().value = [box().value, line].filter((each) => each !== '').join('\n')
        box().focus()
        await forget()
      }
      item.append(
        words,
        ' ',
        ...(isRefused ? [pressable('Edit', line, edit), ' '] : []),
        pressable('Discard', line, forget),
      )
      return item
    }),
  )
}

/** A button about a line. */
function pressable(label, line, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.append(label)
  button.setAttribute('aria-label', `${label}: ${line.slice(0, 200)}`)
  button.addEventListener('click', act)
  return button
}

/** One tab sends. What may work later stays, and what is refused for good stays to be shortened. */
async function sendWaiting() {
  const token = document.querySelector('form.say input[name=token]')?.value
  if (!token || !personHere()) return showWaiting()
  const send = async () => {
    let count = 0
    for (const kept of await linesWaiting()) {
      const { key, id, line, person, isRefused } = kept
      if (isRefused) continue
      const answer = await fetch('/me/lines', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, id, line, person }),
        credentials: 'same-origin',
      })
      const isTooLong = answer.status === 400 || answer.status === 413
      if (answer.redirected || !(answer.ok || isTooLong)) break
      await withLines('readwrite', (lines) => (isTooLong ? lines.put({ ...kept, isRefused: true }) : lines.delete(key)))
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
