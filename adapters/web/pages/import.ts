// The import page: a file of another app, or its text, and what is in it before anything is saved.
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { renderHiddenFields } from '../render.ts'
import type { PageDefinition } from './page.ts'

export const IMPORT_PATH = `${HOME_PATH}/import`

export const importPage: PageDefinition = {
  path: IMPORT_PATH,
  heading: 'Bring in your tasks',
  async renderBelow(_visit, drawing) {
    return html`<section class="form" aria-labelledby="bring"><h2 id="bring">From another app</h2>
<p>Export your tasks there, then choose the file here. You see what's in it before anything is saved.</p>
<form method="post" action="${IMPORT_PATH}" enctype="multipart/form-data" data-plain>${renderHiddenFields(drawing, {})}
<div class="field"><label for="file">File</label>
<p class="hint" id="file-hint">Todoist or TickTick CSV; Things, Microsoft To Do, Google Tasks or taskwarrior JSON; todo.txt, Markdown, org or ICS. Up to 10 MB.</p>
<input type="file" id="file" name="file" aria-describedby="file-hint" accept=".csv,.tsv,.json,.ndjson,.md,.markdown,.org,.ics,.txt"></div>
<div class="field"><label for="text">Or paste its text</label><textarea id="text" name="v.text" rows="6"></textarea></div>
<div class="buttons"><button class="button primary" name="command" value="task import">Show what's in it</button></div></form></section>`
  },
}
