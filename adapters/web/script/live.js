// What is changed elsewhere appears here: the server says that something changed, and the content is fetched anew. What a
// person is just filling in is never taken from them.

import { keepChoice, recountChosen } from './choose.js'
import { personHere, takeFreshFields } from './dom.js'
import { closeToast, focusedPlace, focusPlace } from './toast.js'

let isStale = false
let isRefreshing = false

/** The content without what differs each time it is drawn. */
const drawingOf = (main) => {
  const copy = main.cloneNode(true)
  for (const part of copy.querySelectorAll('input[type=hidden], #answer, .chosen-bar p')) part.remove()
  return copy.innerHTML.replace(/ (open|draggable|class|aria-busy|tabindex)="[^"]*"/g, '')
}

const isBeingFilledIn = () =>
  document.querySelector(
    '#main form[aria-busy], form.say[aria-busy], #main #answer .form, dialog[open], #main .dragged',
  ) !== null ||
  document.activeElement?.matches?.('#main :is(input, select, textarea):not(.pick > input)') ||
  [...document.querySelectorAll('#main :is(input:not([type=hidden]), textarea):not(.pick > input)')].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  ) ||
  [...document.querySelectorAll('#main select')].some((field) => {
    const given = [...field.options].findIndex((option) => option.defaultSelected)
    return field.selectedIndex !== Math.max(given, 0)
  })

/** What is folded out, by its words. */
const folds = (main) =>
  [...main.querySelectorAll('details')].map((each) => [each.querySelector('summary')?.textContent, each])

/** Puts newer content in place of what is shown, and leaves folded out what is. */
function replaceContent(here, main) {
  const place = focusedPlace()
  const fresh = document.importNode(main, true)
  const open = new Set(folds(here).flatMap(([words, each]) => (each.open ? [words] : [])))
  for (const [words, each] of folds(fresh)) if (open.has(words)) each.open = true
  // The answer to what was done here stays until something else is done.
  const answered = here.querySelector('#answer')
  if (answered && !fresh.querySelector('#answer')) fresh.querySelector('h1')?.after(answered)
  keepChoice(here, fresh)
  here.replaceWith(fresh)
  recountChosen()
  if (place) focusPlace(place)
}

/** Fetches the content anew, now or when the person is done with what they are at. */
export async function refresh() {
  isStale = true
  if (isRefreshing || document.hidden || !personHere() || isBeingFilledIn()) return
  isStale = false
  isRefreshing = true
  let isRead = false
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } })
    if (answer.redirected && new URL(answer.url).pathname.startsWith('/auth/')) return showSignedOut()
    if (answer.redirected || !answer.ok) return
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    // Another person signed in here, in another window: nothing of this document is theirs.
    if ((next.body.dataset.person ?? personHere()) !== personHere()) return location.reload()
    const [main, here] = [next.getElementById('main'), document.getElementById('main')]
    if (!main || !here || !next.getElementById('say')) return
    isRead = true
    if (isBeingFilledIn()) {
      isStale = true
      return
    }
    if (drawingOf(main) !== drawingOf(here)) replaceContent(here, main)
    takeFreshFields(next)
  } catch {
    isStale = true
  } finally {
    isRefreshing = false
    // Something changed while it was read.
    if (isRead && isStale) refresh()
  }
}

let events = null

function listen() {
  if (events || document.hidden || !personHere()) return
  events = new EventSource(`/me/events?since=${encodeURIComponent(document.body.dataset.at || '')}`)
  events.addEventListener('change', refresh)
  // What was changed while no stream was open.
  events.addEventListener('open', () => performance.now() > 5000 && refresh())
  events.addEventListener('signed-out', showSignedOut)
  // Newer windows took its place: it asks again when it is looked at.
  events.addEventListener('elsewhere', stopListening)
  // Refused for good, which may mean that nobody is signed in here any more.
  events.addEventListener('error', () => {
    if (events?.readyState !== EventSource.CLOSED) return
    stopListening()
    refresh()
  })
}

/** Nothing of the person stays on a page that was signed out elsewhere; what is typed in the box or a form does. */
function showSignedOut() {
  stopListening()
  isStale = isBeingFilledIn()
  if (isStale) return
  closeToast()
  const waiting = document.getElementById('waiting')
  if (waiting) waiting.hidden = true
  const [title, way, link] = ['h1', 'p', 'a'].map((name) => document.createElement(name))
  title.append('You are signed out here')
  link.href = '/auth/sign-in'
  link.append('Sign in')
  way.append(link)
  document.getElementById('main')?.replaceChildren(title, way)
  document.title = 'Signed out · Proxy'
}

function stopListening() {
  events?.close()
  events = null
}

// A page nobody sees needs no connection; what it missed it fetches when it is seen again.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return stopListening()
  listen()
  refresh()
})
document.addEventListener('focusout', () => setTimeout(() => isStale && refresh()))
addEventListener('focus', listen)
addEventListener('pagehide', stopListening)
// The way back may show a kept copy of a page from before a sign-out.
addEventListener('pageshow', (event) => {
  listen()
  if (event.persisted) refresh()
})
listen()
