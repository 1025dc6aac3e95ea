// The little that a script makes better: the page answers without a reload, Enter sends, focus goes where the answer
// is. Without it everything works the same, by plain forms.
export const SCRIPT = `'use strict'
const heard = document.getElementById('heard')
const box = () => document.getElementById('say')

/** Puts the content of another document of ours in place of this one's. */
function show(text, isTyped) {
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
  here.replaceWith(document.importNode(main, true))
  for (const field of document.querySelectorAll('form.say input[type=hidden]')) {
    const fresh = next.querySelector('form.say input[name="' + field.name + '"]')
    if (fresh) field.value = fresh.value
  }
  const answer = document.getElementById('answer')
  const problem = document.querySelector('#main .form .problem')
  const blank = document.querySelector('#main #answer .form :is(input:not([type=hidden]), select, textarea)')
  if (isTyped && !blank) {
    box().value = ''
    box().focus({ preventScroll: true })
    heard.textContent = answer ? answer.innerText : document.title
  } else if (blank && !problem) blank.focus()
  else {
    if (isTyped) box().value = ''
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
    if (answer.redirected) return void location.assign(answer.url)
    const isPage = (answer.headers.get('content-type') || '').startsWith('text/html')
    if (isPage && show(await answer.text(), form.classList.contains('say'))) return
    form.submit()
  } catch {
    // What was sent may have arrived: the same form sent again changes nothing twice.
    form.submit()
  } finally {
    form.removeAttribute('aria-busy')
  }
})

document.addEventListener('keydown', (event) => {
  if (event.target !== box() || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  box().form.requestSubmit()
})
`
