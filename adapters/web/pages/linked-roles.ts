// Discord roles for effort: what Discord would get, whether it does, and the way to agree. Discord leads people here from
// a role that asks for it.
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import type { PageDefinition } from './page.ts'

export const LINKED_ROLES_PATH = `${HOME_PATH}/linked-roles`

/** How the way to Discord ended, by the query it comes back with. */
const OUTCOMES: ReadonlyMap<string, string> = new Map([
  ['linked', 'It’s on. Discord gets your numbers within a few minutes.'],
  ['declined', 'You didn’t agree on Discord, so nothing was switched on.'],
  ['expired', 'That took too long, or was opened twice. Start again below.'],
  [
    'other-account',
    'You agreed as a Discord account that isn’t linked to you here, so nothing was switched on. Sign in to Discord as your own account, or link it first: “auth link”.',
  ],
  ['ending', 'Discord is still being told that you switched it off. Try again in two minutes.'],
  ['failed', 'Discord’s answer was no use, so nothing was switched on. Try again in a few minutes.'],
])

export const linkedRolesPage: PageDefinition = {
  path: LINKED_ROLES_PATH,
  mainCommand: () => ['me roles', {}],
  async renderAbove(_visit, _drawing, { query }) {
    const said = OUTCOMES.get(query.get('then') ?? '')
    return said === undefined ? html`` : html`<p role="status" class="said">${said}</p>`
  },
  async renderBelow(visit, _drawing, _address, shown) {
    const isOn = shown?.buttons.some(({ line }) => line.startsWith('me roles')) === true
    if (!visit.hasLinkedRoles || isOn) return html``
    // A link, not a form: a browser would not let a form lead to another site.
    return html`<p><a class="button primary" href="${LINKED_ROLES_PATH}/connect">Agree on Discord</a></p>`
  },
}
