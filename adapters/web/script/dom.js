// What every part of the script uses: the box for anything, the place for what is said aloud, whose page it is.
import { showToast } from './toast.js'

export const heard = document.getElementById('heard')
export const box = () => document.getElementById('say')

/** Tells one person from another; empty where nobody is signed in. */
export const personHere = () => document.body.dataset.person || ''

/** A value kept in this browser; null where it keeps nothing. */
export const recall = (name) => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** @param value null forgets it */
export const remember = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // A browser that keeps nothing does without.
  }
}

/** Whether a person typed or chose something in it; a button alone is pressed. */
export const hasWords = (form) => form.querySelector('input:not([type=hidden]), textarea, select') !== null

/** Says beside a form what came of it, and leaves the words in it; of a button alone it is said at the bottom. */
export function tell(form, words, href) {
  for (const old of document.querySelectorAll('.told')) old.remove()
  const note = document.createElement('p')
  note.className = 'problem told'
  note.setAttribute('role', 'alert')
  note.append(words)
  if (href) {
    const link = document.createElement('a')
    link.href = href
    link.target = '_blank'
    link.append('Sign in')
    note.append(' ', link)
  }
  if (hasWords(form) || !showToast(note)) form.append(note)
}

/** The token, the key, the moment and the person of a page belong to the newest document. */
export function takeFreshFields(next) {
  for (const name of ['at', 'person'])
    if (next.body.dataset[name]) document.body.dataset[name] = next.body.dataset[name]
  for (const field of document.querySelectorAll('form.say input[type=hidden]')) {
    const fresh = next.querySelector(`form.say input[name="${field.name}"]`)
    if (fresh) field.value = fresh.value
  }
}
