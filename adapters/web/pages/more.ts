// The pages that have no room in the bar of a phone.
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import type { PageDefinition } from './page.ts'

const REST: readonly (readonly [path: string, label: string, about: string])[] = [
  ['week', 'Week', 'what is on which day, and when you are busy'],
  ['goals', 'Goals', 'where your tasks lead to'],
  ['energy', 'Energy and focus', 'when you are good, and for how long'],
  ['settings', 'Settings', 'reminders, quiet hours, how answers look'],
  ['account', 'Account', 'chats, devices, your data'],
  ['help', 'What you can say', 'everything there is'],
]

export const morePage: PageDefinition = {
  path: `${HOME_PATH}/more`,
  heading: 'More',
  renderBelow: async () =>
    html`<ul class="rows more-pages" role="list">${REST.map(
      ([path, label, about]) =>
        html`<li><a class="row" href="${HOME_PATH}/${path}"><span class="words">${label}</span><span class="chips"><span class="chip">${about}</span></span></a></li>`,
    )}</ul>`,
}
