// Steps are dragged to another place; the arrows beside them do the same.
let dragged = null
const stepOf = (event) => event.target.closest?.('li[data-move]')

document.addEventListener('pointerover', (event) => {
  const step = stepOf(event)
  if (step) step.draggable = true
})

document.addEventListener('dragstart', (event) => {
  dragged = stepOf(event)
  if (!dragged) return
  dragged.classList.add('dragged')
  event.dataTransfer.effectAllowed = 'move'
})

document.addEventListener('dragover', (event) => {
  const over = stepOf(event)
  if (!dragged || !over || over.parentElement !== dragged.parentElement) return
  event.preventDefault()
  for (const other of over.parentElement.children) other.classList.toggle('target', other === over)
})

document.addEventListener('drop', (event) => {
  const over = stepOf(event)
  if (!dragged || !over || over === dragged) return
  event.preventDefault()
  const form = dragged.querySelector('form')
  const place = [...over.parentElement.children].indexOf(over) + 1
  form.elements.namedItem('press').value = dragged.dataset.move + place
  form.requestSubmit()
})

document.addEventListener('dragend', () => {
  for (const marked of document.querySelectorAll('.dragged, .target')) marked.classList.remove('dragged', 'target')
  dragged = null
})
