// The little that a script makes better: the page answers without a reload, Enter sends, focus goes where the answer
// is. Without it everything works the same, by plain forms.
import { keepChoice, recountChosen } from './choose.js'
import { box, hasWords, heard, takeFreshFields, tell } from './dom.js'
import { keepLine } from './outbox.js'
import { closeToast, focusedPlace, focusPlace, showToast } from './toast.js'

/** Puts the content of another document of ours in place of this one's. @param form what was sent */
function show(text, form) {
  const isTyped = form.classList.contains('say')
  const isForChosen = form.id === 'choose'
  const next = new DOMParser().parseFromString(text, 'text/html')
  const main = next.getElementById('main')
  const here = document.getElementById('main')
  if (!main || !here) return false
  document.title = next.title
  if (!next.getElementById('say')) {
    // Signed out by what was done: nothing of the page is theirs any more.
    document.body.replaceWith(document.importNode(next.body, true))
    document.getElementById('main').focus()
    return true
  }
  for (const old of document.querySelectorAll('.told')) old.remove()
  closeToast()
  const place = isForChosen ? null : focusedPlace()
  const fresh = document.importNode(main, true)
  // What was done to all that were chosen ends the choice; what was refused leaves it.
  if (!isForChosen || !next.querySelector('#answer [data-undo]')) keepChoice(here, fresh)
  here.replaceWith(fresh)
  recountChosen()
  takeFreshFields(next)
  const unsent = next.getElementById('say').value
  const answer = document.getElementById('answer')
  const problem = document.querySelector('#main .form .problem')
  const blank = document.querySelector('#main #answer .form :is(input:not([type=hidden]), select, textarea)')
  const isToast = answer?.hasAttribute('data-toast') && showToast(answer)
  if (isTyped && !blank) {
    box().value = unsent
    box().focus({ preventScroll: true })
    if (!isToast) heard.textContent = answer ? answer.innerText : document.title
  } else if (isToast) focusPlace(place)
  else if (blank && !problem) blank.focus()
  else {
    if (isTyped) box().value = unsent
    const target = problem || answer || document.getElementById('main')
    target.setAttribute('tabindex', '-1')
    target.focus()
  }
  return true
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!box() || form.method !== 'post' || form.hasAttribute('data-plain') || event.defaultPrevented) return
  event.preventDefault()
  if (form.getAttribute('aria-busy') === 'true') return
  form.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form, event.submitter)),
      credentials: 'same-origin',
    })
    // Signed out meanwhile, elsewhere: after signing in again in another tab, the person can send the same words from here.
    if (answer.redirected && new URL(answer.url).pathname.startsWith('/auth/'))
      return tell(
        form,
        hasWords(form)
          ? 'You are signed out here. Your words stay in this form: sign in, then send them again.'
          : 'You are signed out here. Sign in, then press it again.',
        answer.url,
      )
    if (answer.redirected) return void location.assign(answer.url)
    const isPage = (answer.headers.get('content-type') || '').startsWith('text/html')
    const text = await answer.text()
    if (isPage ? !show(text, form) : true)
      tell(
        form,
        `${isPage ? 'That did not work.' : text.trim()} ${hasWords(form) ? 'Your words are still here.' : ''}`.trim(),
      )
  } catch {
    if (form.classList.contains('say') && (await keepLine(form))) return
    // What was sent may have arrived: the same form sent again changes nothing twice.
    tell(
      form,
      hasWords(form)
        ? 'There is no connection. Your words are still here: send them again.'
        : 'There is no connection. Press it again when there is one.',
    )
  } finally {
    form.removeAttribute('aria-busy')
  }
})

document.addEventListener('keydown', (event) => {
  if (event.target !== box() || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  box().form.requestSubmit()
})

/** The minutes left of a focus, without asking again. */
setInterval(() => {
  for (const time of document.querySelectorAll('time[data-left]')) {
    const minutes = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 60000))
    time.textContent = `${minutes} min left`
  }
}, 20000)
