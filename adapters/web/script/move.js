// A task goes to another day: its row is dragged to a group or to one of the days that appear meanwhile, swiped to the left
// on a phone, or moved with `m`; the last two ask for the day. A swipe to the right is its check. A row that is chosen takes
// all that are chosen along.

import { actOnChosen, chosenWords, isChosen } from './choose.js'

const rowOf = (event) => event.target.closest?.('#main li[data-task]')

/** Presses a line in the form of a row, which is that of its check. */
function press(row, line) {
  const form = row.querySelector('form')
  const field = form.elements.namedItem('press')
  const own = field.value
  field.value = line
  form.requestSubmit()
  // It was read already; where it can't be sent, the check has to be a check again.
  field.value = own
}

export const moveTo = (row, day) =>
  isChosen(row) ? actOnChosen(`move:${day}`) : press(row, `task move task:${row.dataset.task} to:${day}`)

/** Asks for the day. */
export function askForDay(row) {
  const dialog = document.getElementById('move')
  if (!dialog || !row || dialog.open) return
  dialog.querySelector('p').textContent = isChosen(row) ? chosenWords() : row.querySelector('.words').textContent
  dialog.returnValue = ''
  dialog.onclose = () => {
    const chosen = dialog.returnValue === 'day' ? document.getElementById('move-day').value : dialog.returnValue
    // A newer content may have come meanwhile.
    const here = document.querySelector(`#main li[data-task="${row.dataset.task}"]`)
    if (chosen && here) moveTo(here, chosen)
  }
  dialog.showModal()
}

/** In a week: to the day before or after its own, and from none to the first one that is to come. */
export function moveByDay(row, by) {
  const column = row?.closest('[data-day]')
  if (!column) return
  const { day } = column.dataset
  const to = day ? new Date(Date.parse(day) + by * 86400000).toISOString().slice(0, 10) : 'today'
  moveTo(row, to)
}

let dragged = null

const targetOf = (event) => event.target.closest?.('[data-to]')

/** The row of the same ordered list that the pointer is over: the dragged one takes its place. */
function placeOf(event) {
  const row = rowOf(event)
  const list = row?.closest('[data-ordered]')
  return list && row !== dragged && list.contains(dragged) ? row : null
}

function markPlace(place) {
  for (const marked of document.querySelectorAll('.place')) if (marked !== place) marked.classList.remove('place')
  place?.classList.add('place')
}

/** From above it goes behind that row, from below before it. */
function placeAt(row, over) {
  const rows = [...over.parentElement.children]
  const isDown = rows.indexOf(row) < rows.indexOf(over)
  const next = isDown ? over.nextElementSibling : over
  press(row, `task move task:${row.dataset.task} before:${next?.dataset.task ?? 'end'}`)
}

function markTarget(target) {
  for (const marked of document.querySelectorAll('[data-to].over'))
    if (marked !== target) marked.classList.remove('over')
  target?.classList.add('over')
}

document.addEventListener('pointerover', (event) => {
  const row = event.pointerType === 'mouse' ? rowOf(event) : null
  if (row) row.draggable = true
})

document.addEventListener('dragstart', (event) => {
  dragged = rowOf(event) ?? null
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setDragImage(dragged, 20, 20)
  dragged.classList.add('dragged')
  document.body.classList.add('moving')
})

document.addEventListener('dragover', (event) => {
  if (!dragged) return
  const target = targetOf(event)
  const place = placeOf(event)
  markPlace(place)
  markTarget(place ? null : target)
  if (target) event.preventDefault()
})

document.addEventListener('drop', (event) => {
  const target = targetOf(event)
  if (!dragged || !target) return
  event.preventDefault()
  const row = dragged
  const place = placeOf(event)
  end()
  if (place) return placeAt(row, place)
  if (target.contains(row)) return
  if (target.dataset.to === 'later') askForDay(row)
  else moveTo(row, target.dataset.to)
})

function end() {
  markTarget(null)
  markPlace(null)
  dragged?.classList.remove('dragged')
  document.body.classList.remove('moving')
  dragged = null
}
document.addEventListener('dragend', end)

/** Pixels until a finger means a swipe, and until it is far enough. */
const BEGINS = 12
const ENOUGH = 90
/** Pixels at the edge of the window that belong to the browser's own way back. */
const EDGE = 24
let swipe = null

document.addEventListener('pointerdown', (event) => {
  const row = event.pointerType === 'touch' && event.isPrimary ? rowOf(event) : null
  swipe = row && event.clientX > EDGE ? { row, x: event.clientX, y: event.clientY, by: 0, isBegun: false } : null
})

document.addEventListener('pointermove', (event) => {
  if (!swipe || !event.isPrimary) return
  const [x, y] = [event.clientX - swipe.x, event.clientY - swipe.y]
  if (!swipe.isBegun) {
    if (Math.abs(y) > BEGINS) swipe = null
    if (!swipe || Math.abs(x) < BEGINS) return
    swipe.isBegun = true
    swipe.row.classList.add('swiped')
  }
  swipe.by = x
  swipe.row.dataset.swipe = Math.abs(x) < ENOUGH ? '' : x > 0 ? 'done' : 'move'
  swipe.row.querySelector('a.row').style.transform = `translateX(${Math.max(-160, Math.min(160, x))}px)`
})

function letGo(isDone) {
  if (!swipe) return
  const { row, by, isBegun } = swipe
  swipe = null
  if (!isBegun) return
  row.classList.remove('swiped')
  delete row.dataset.swipe
  row.querySelector('a.row').style.transform = ''
  // The finger that swiped did not mean to open the row.
  const stop = (event) => event.preventDefault()
  row.addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => row.removeEventListener('click', stop, { capture: true }))
  if (!isDone || Math.abs(by) < ENOUGH) return
  if (by > 0) row.querySelector('form').requestSubmit()
  else askForDay(row)
}
document.addEventListener('pointerup', () => letGo(true))
document.addEventListener('pointercancel', () => letGo(false))
