// Settings: the forms that chats open, side by side, and a preview of the coming days.
import { ask } from '../../../src/chat/ask.ts'
import type { RawValues } from '../../../src/chat/request.ts'
import type { View } from '../../../src/chat/view.ts'
import { renderForm } from '../form.ts'
import { type Html, html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { renderButton, renderView } from '../render.ts'
import type { RenderContext } from '../render-context.ts'
import { commandForm, type PageVisit, showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'

export const settingsPage: PageDefinition = {
  path: `${HOME_PATH}/settings`,
  heading: 'Settings',
  async renderBelow(visit, drawing) {
    const shown = await showCommand(visit, 'nudge show', { week: 'yes' })
    const on = linesOf(shown)
    const kinds = await visit.dispatcher.suggest(
      visit.createRequest({ kind: 'command', command: 'nudge set', values: {} }),
      'nudge set',
      'kind',
      '',
    )
    const nudges: Html[] = []
    for (const { label, value, about } of kinds) {
      const off = ask('nudge set', { kind: value, on: 'no' })
      nudges.push(
        html`<details class="kind"><summary>${label}${on.has(off) ? html` <span class="state">on</span>` : ''}<span class="detail">${about ?? ''}</span></summary>${await form(
          visit,
          drawing,
          'nudge set',
          { kind: value },
          on.has(off) ? 'Save' : 'Turn on',
        )}<div class="buttons">${renderButton({ label: `Turn off: ${label}`, line: off }, drawing)}</div></details>`,
      )
    }
    // Reminders first; the rest is collapsed.
    return html`<section aria-labelledby="nudges"><h2 id="nudges">What I may offer</h2>
<p>Each kind needs its own yes. Reminders you set a time for always come.</p>
${renderView(shown, drawing, { level: 3, isOmitted: ({ line }) => BELOW.has(line) })}
<h3>Each kind</h3>
<div class="topics">${nudges}</div></section>
<section aria-labelledby="calendars"><h2 id="calendars">Calendars</h2>
<p>When they say you're busy, suggestions and focus end before. Only from and to are kept, unless you wish titles too.</p>
${renderView(await showCommand(visit, 'calendar show', {}), drawing, { level: 3, isOmitted: ({ line }) => BELOW.has(line) })}
<div class="topics">${folded('Add a calendar', await form(visit, drawing, 'calendar add', {}, 'Add'))}</div></section>
<section aria-labelledby="rest"><h2 id="rest">Everything else</h2>
<div class="topics">${folded('Quiet hours and limits', await form(visit, drawing, 'nudge limits'))}
${folded('A pause', await form(visit, drawing, 'nudge pause', {}, 'Pause'))}
${folded('You: name, time zone, when your day starts', await form(visit, drawing, 'me edit'))}
${folded('How answers look', await form(visit, drawing, 'me style'))}</div></section>`
  },
}

/** Commands whose forms are on this page. */
const BELOW: ReadonlySet<string> = new Set(['nudge limits', 'nudge pause', 'calendar add'])

const folded = (label: string, content: Html): Html => html`<details><summary>${label}</summary>${content}</details>`

/** The lines of its items' buttons: what is on can be switched off. */
const linesOf = ({ blocks }: View): ReadonlySet<string> =>
  new Set(blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button.line] : [])))

async function form(
  visit: PageVisit,
  drawing: RenderContext,
  command: string,
  values: RawValues = {},
  send = 'Save',
): Promise<Html> {
  const made = await commandForm(visit, command, values)
  return made ? renderForm(made, drawing, { level: null, send }) : html``
}
