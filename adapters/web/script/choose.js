// Several tasks at once: with the script the checkboxes come without leaving the page, a row is chosen by pressing it, by
// Shift and another one up to there, and by `s`; what is done to a chosen row is done to all that are chosen.

const area = () => document.querySelector('#main [data-choose]')
const boxes = () => [...document.querySelectorAll('#main [data-choose] .pick input')]
const boxOf = (row) => row?.querySelector('.pick input') ?? null
const bar = () => document.querySelector('#main .chosen-bar')

export const isChoosing = () => area()?.classList.contains('choosing') ?? false
const chosen = () => (isChoosing() ? boxes().filter((box) => box.checked) : [])

/** Whether what is done to this row is meant for all that are chosen. */
export const isChosen = (row) => isChoosing() && boxOf(row)?.checked === true

/** The first that is chosen; null: none. */
export const firstChosen = () => chosen()[0]?.closest('li') ?? null

/** How many are chosen, in words. */
export const chosenWords = () => `${chosen().length} ${chosen().length === 1 ? 'task' : 'tasks'}`

let lastBox = null

function count() {
  const number = chosen().length
  const words = bar()?.querySelector('.count')
  if (words) words.textContent = number === 0 ? 'Choose tasks, then what to do with them.' : `${number} chosen`
  const all = bar()?.querySelector('[data-all]')
  if (all) all.hidden = false
}

function begin() {
  area()?.classList.add('choosing')
  count()
}

export function stopChoosing() {
  for (const box of boxes()) box.checked = false
  area()?.classList.remove('choosing')
  lastBox = null
}

/** @param isRange all from the one before up to this one */
function choose(box, isOn, isRange) {
  const all = boxes()
  const [from, to] = [all.indexOf(lastBox), all.indexOf(box)].toSorted((a, b) => a - b)
  if (isRange && from >= 0) for (const each of all.slice(from, to + 1)) each.checked = isOn
  box.checked = isOn
  lastBox = box
  count()
}

/** Chooses the row, or no longer. */
export function toggleChosen(row) {
  const box = boxOf(row)
  if (!isChoosing()) begin()
  if (!box) return void boxes()[0]?.focus()
  choose(box, !box.checked, false)
}

/** Does something with all that are chosen. @param act as the buttons below the list say it */
export function actOnChosen(act) {
  const form = document.getElementById('choose')
  if (!form || chosen().length === 0) return
  const button = document.createElement('button')
  button.name = 'choose'
  button.value = act
  button.hidden = true
  form.append(button)
  // It is read at once.
  form.requestSubmit(button)
  button.remove()
}

/** What was chosen stays so in newer content. */
export function keepChoice(from, to) {
  if (!from.querySelector('[data-choose]')?.classList.contains('choosing')) return
  const now = to.querySelector('[data-choose]')
  if (!now) return
  const ids = new Set([...from.querySelectorAll('.pick input')].flatMap((box) => (box.checked ? [box.value] : [])))
  now.classList.add('choosing')
  for (const box of now.querySelectorAll('.pick input')) box.checked = ids.has(box.value)
}

/** After newer content took the place of what was shown. */
export function recountChosen() {
  lastBox = null
  if (isChoosing()) count()
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const on = event.target.closest?.('#main [data-begin], #main [data-end], #main [data-all]')
  if (on) {
    event.preventDefault()
    if ('all' in on.dataset) {
      const isOn = boxes().some((box) => !box.checked)
      for (const box of boxes()) box.checked = isOn
      count()
    } else if ('begin' in on.dataset) {
      begin()
      boxes()[0]?.focus({ preventScroll: true })
    } else {
      stopChoosing()
      area()?.querySelector('[data-begin]')?.focus()
    }
    return
  }
  if (!isChoosing()) return
  const row = event.target.closest?.('#main [data-choose] li[data-task]')
  const box = boxOf(row)
  if (!box || event.target.closest('button')) return
  // A box has changed when it is told; its label will change it.
  if (event.target === box) return choose(box, box.checked, event.shiftKey)
  event.preventDefault()
  choose(box, !box.checked, event.shiftKey)
})

document.addEventListener('keydown', (event) => {
  if (event.isComposing || !isChoosing() || document.querySelector('dialog[open]')) return
  if (event.key === 'Escape') {
    const row = document.activeElement?.closest?.('#main li[data-task]')
    stopChoosing()
    if (row) row.querySelector('a.row').focus()
  } else if (event.key === 'Enter' && event.target.matches?.('.pick input')) {
    event.preventDefault()
    choose(event.target, !event.target.checked, event.shiftKey)
  } else if (event.key === 'Enter' && event.target.id === 'choose-day') {
    event.preventDefault()
    document.querySelector('#main .other-day button').click()
  }
})

if (isChoosing()) count()
