// Single keys for those who like them: never while somebody types, and switched off in the list that `?` shows.

import { actOnChosen, firstChosen, toggleChosen } from './choose.js'
import { box, recall, remember } from './dom.js'
import { askForDay, moveByDay } from './move.js'

const KEYS_OFF = 'proxy-keys-off'

const areKeysOff = () => recall(KEYS_OFF) === 'yes'

const isTyping = (target) =>
  target instanceof Element &&
  (target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null ||
    target.closest('dialog') !== null)

/** The rows that `j` and `k` go through. */
const rows = () => [
  ...document.querySelectorAll('#main :is(ul.rows > li, ul.items > li) :is(a.row, a.words, button.words)'),
]

let lastRow = -1

function goToRow(by) {
  const all = rows()
  if (all.length === 0) return
  const focused = all.findIndex((row) => row.closest('li').contains(document.activeElement))
  const from = focused >= 0 ? focused : lastRow
  lastRow = Math.min(Math.max(from + by, 0), all.length - 1)
  all[lastRow].focus()
  all[lastRow].scrollIntoView({ block: 'nearest' })
}

/** The row where the focus is, or was last. */
const currentRow = () => (document.activeElement?.closest('#main .rows > li') ?? rows()[lastRow]?.closest('li')) || null

const KEYS = {
  q: () => box()?.focus(),
  '/': () => {
    const find = document.getElementById('find')
    if (find) find.focus()
    else location.assign('/me/tasks#find')
  },
  '?': () => document.getElementById('keys')?.showModal(),
  j: () => goToRow(1),
  k: () => goToRow(-1),
  '[': () => moveByDay(currentRow()?.closest('[data-task]'), -1),
  ']': () => moveByDay(currentRow()?.closest('[data-task]'), 1),
  s: () => toggleChosen(currentRow()),
  x: () => (firstChosen() ? actOnChosen('done') : currentRow()?.querySelector('form button')?.click()),
  m: () => askForDay(firstChosen() ?? currentRow()?.closest('[data-task]')),
  z: () => document.querySelector('#answer button[data-undo]')?.click(),
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined
  // The list itself can always be opened, or nobody could switch the keys on again.
  if (!act || (areKeysOff() && event.key !== '?')) return
  event.preventDefault()
  act()
})

// The address of the search names its field.
if (location.hash === '#find') document.getElementById('find')?.focus()

const keysSwitch = document.getElementById('keys-on')
if (keysSwitch) {
  keysSwitch.checked = !areKeysOff()
  keysSwitch.addEventListener('change', () => remember(KEYS_OFF, keysSwitch.checked ? null : 'yes'))
}
document.getElementById('show-keys')?.addEventListener('click', () => document.getElementById('keys')?.showModal())
