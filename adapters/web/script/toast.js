// A short outcome is said at the bottom of the window, with its Undo, and goes by itself. Focus stays where the person
// was working.

const TOAST_MS = 12000
let toastTimer = 0

/** Moves an answer into the toast. Where the page has no place for one it stays. */
export function showToast(answer) {
  const place = document.getElementById('toasts')
  if (!place) return false
  answer.classList.add('toast')
  answer.removeAttribute('tabindex')
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'close'
  close.setAttribute('aria-label', 'Close')
  close.append('×')
  close.addEventListener('click', () => {
    closeToast()
    focusPlace(null)
  })
  answer.append(close)
  place.replaceChildren(answer)
  waitToClose()
  return true
}

export function closeToast() {
  clearTimeout(toastTimer)
  document.getElementById('toasts')?.replaceChildren()
}

/** While somebody reads it or is about to press it, it stays. */
function waitToClose() {
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => {
    const toast = document.querySelector('.toast')
    if (toast?.matches(':hover, :focus-within')) waitToClose()
    else closeToast()
  }, TOAST_MS)
}

/** What can be focused in the content, in order. */
const focusable = () =>
  [
    ...document.querySelectorAll('#main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)'),
  ].filter((each) => each.getClientRects().length > 0)

/** Where the focus is in the content, as a name and a number; null: elsewhere. */
export function focusedPlace() {
  const at = document.activeElement
  const index = focusable().indexOf(at)
  return index < 0 ? null : { index, id: at.id, href: at.getAttribute('href'), name: at.getAttribute('aria-label') }
}

/** Focuses the same thing of a newer content, or what stands in its place now. */
export function focusPlace(place) {
  const all = focusable()
  const same = (each) =>
    (place.id && each.id === place.id) ||
    (place.href && each.getAttribute('href') === place.href) ||
    (place.name && each.getAttribute('aria-label') === place.name)
  const target = place && (all.find(same) || all[Math.min(place.index, all.length - 1)])
  const main = document.getElementById('main')
  if (target) target.focus({ preventScroll: true })
  else if (document.activeElement === document.body) main?.focus({ preventScroll: true })
}
