// The pages as a browser without scripts gets them: every page, every command's form, hostile words, tampered forms.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderForm } from '../../../adapters/web/form.ts'
import { htmlString, stripControls } from '../../../adapters/web/html.ts'
import { renderView } from '../../../adapters/web/render.ts'
import type { RenderContext } from '../../../adapters/web/render-context.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import { itemBlock, t, textBlock, view } from '../../../src/chat/view.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { attempts } from '../../support/full.ts'
import { all, type Element, find, parse, textOf, words } from '../../support/markup.ts'
import { type Browser, hidden, type Page, servePage } from '../../support/page.ts'
import type { Person } from '../../support/world.ts'

const PAGES = ['', '/tasks', '/week', '/habits', '/goals', '/energy', '/settings', '/account', '/help']

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' onmouseover='alert(1)`,
  '</textarea><script>alert(1)</script>',
  '</title><base href=//evil.example>',
  '&lt;b&gt; &#60;i&#62; &amp;amp;',
  'javascript:alert(1)',
  '<!-- --> <![CDATA[ ]]> <?php ?>',
  '\u202etxet\u202c \u2066x\u2069',
  '` alert(1) ` {{7*7}} <%= 7 %>',
]

/** What a page's form carries. */
const carried = (page: Page) => ({ token: hidden(page, 'token'), delivery: hidden(page, 'delivery') })

const say1 = async (browser: Browser, line: string, path = '/me'): Promise<Page> =>
  browser.post(path, { ...carried(await browser.get(path)), line })

const main = (page: Page): Element => {
  const found = find(parse(page.html), ({ tag }) => tag === 'main')
  if (!found) throw new Error('A page without content')
  return found
}

describeOnBothEngines('the pages', (open) => {
  const enter = async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    await ann.says('Buy milk')
    return { served, ann, browser: await served.signedIn(ann) }
  }
  const idOf = async (person: Person, table: string, column: string): Promise<string> =>
    person.acts(async ({ trx }) => String((await trx(table).orderBy('created_at', 'desc').first())?.[column]))

  test('each is whole: one heading, its landmarks, no error', async () => {
    const { served, browser } = await enter()
    for (const path of PAGES) {
      const page = await browser.get(`/me${path}`)
      expect([path, page.status]).toEqual([path, 200])
      const tags = all(parse(page.html)).map(({ tag }) => tag)
      for (const tag of ['h1', 'main', 'header', 'nav', 'footer'])
        expect([path, tags.includes(tag)]).toEqual([path, true])
      expect(tags.filter((tag) => tag === 'h1')).toHaveLength(1)
      // The help says “just type it”, and that alone.
      expect(textOf(main(page)).replace('To save something: just type it', '')).not.toMatch(
        /\b(just|should|overdue|forget)\b|[\p{L}\d]!(?=$|[\s"”)])/imu,
      )
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect(served.earth.errors).toEqual([])
  })

  test('every command has its form', async () => {
    const { served, browser } = await enter()
    for (const { name, options } of served.earth.dispatcher.catalogue.commands) {
      const page = await browser.get(`/me/ask/${name.replace(' ', '/')}`)
      expect([name, page.status]).toEqual([name, 200])
      const fields = all(main(page)).flatMap(({ attributes }) => attributes['name'] ?? [])
      const needed = Object.entries(options).filter(([, option]) => option.isRequired)
      for (const [blank] of needed) expect([name, fields]).toEqual([name, expect.arrayContaining([`v.${blank}`])])
    }
    expect(served.earth.errors).toEqual([])
  })

  test('a typed line is read as everywhere, answered on top, and can be taken back', async () => {
    const { served, browser } = await enter()
    const added = await say1(browser, 'Call dentist tomorrow 9am', '/me/tasks')
    const answer = find(parse(added.html), ({ attributes }) => attributes['id'] === 'answer')
    expect(answer && textOf(answer)).toMatch(/Added: Call dentist[\s\S]*Fri 6 March, 09:00[\s\S]*Undo/)
    expect(textOf(main(added))).toContain('Open tasks: 2')
    const undo = /name="press" value="(me undo change:[^"]+)"/.exec(added.html)?.[1] ?? ''
    expect(textOf(main(await browser.post('/me/tasks', { ...carried(added), press: undo })))).toContain('Open tasks: 1')
    expect(textOf(main(await say1(browser, 'what now')))).toContain('Buy milk')
    expect(textOf(main(await say1(browser, '1')))).toMatch(/1: Buy milk/)
    expect(served.earth.errors).toEqual([])
  })

  test('the same form sent twice is done once; other words from the same page are not lost', async () => {
    const { browser } = await enter()
    const home = carried(await browser.get('/me'))
    await browser.post('/me', { ...home, line: 'Bread' })
    expect(textOf(main(await browser.post('/me', { ...home, line: 'Bread' })))).toContain("That's already done.")
    await browser.post('/me', { ...home, line: 'Tea' })
    const tasks = textOf(main(await browser.get('/me/tasks')))
    expect(tasks).toContain('Open tasks: 3')
    expect(tasks.match(/^Bread$/gm)).toHaveLength(1)
  })

  test('a refused form comes back with what was typed, and why', async () => {
    const { browser } = await enter()
    const page = await browser.get('/me/ask/task/add')
    const refused = await browser.post('/me/ask/task/add', {
      ...carried(page),
      command: 'task add',
      'v.title': 'Tea <3',
      'v.minutes': 'a while',
    })
    expect(refused.status).toBe(200)
    const problem = find(parse(refused.html), ({ attributes }) => attributes['class'] === 'problem')
    expect(problem && words(problem)).toContain('Minutes must be from 1 to 6000')
    const value = (name: string) =>
      find(main(refused), ({ attributes }) => attributes['name'] === name)?.attributes['value']
    expect([value('v.title'), value('v.minutes')]).toEqual(['Tea <3', 'a while'])
  })

  test('what is somebody else’s looks like what is not there, on every page and in every form', async () => {
    const { served, browser } = await enter()
    const ben = served.earth.person('ben')
    for (const line of ['Ben’s secret', 'habit add Ben’s habit', 'goal add Ben’s goal']) await ben.says(line)
    const nobody = '00000000-0000-4000-8000-000000000000'
    for (const [folder, table, column, verbs] of [
      ['tasks', 'tasks', 'task_id', ['show', 'done', 'drop', 'start', 'edit']],
      ['habits', 'habits', 'habit_id', ['show', 'check', 'why', 'archive']],
      ['goals', 'goals', 'goal_id', ['show', 'done', 'drop']],
    ] as const) {
      const id = await idOf(ben, table, column)
      const look = async (which: string) =>
        textOf(main(await browser.get(`/me/${folder}/${which}`))).replaceAll(which, '…')
      expect(await look(id)).toBe(await look(nobody))
      expect(await look(id)).not.toContain('Ben')
      const noun = folder.slice(0, -1)
      for (const verb of verbs) {
        const press = async (which: string) =>
          textOf(
            main(
              await browser.post('/me', {
                ...carried(await browser.get('/me')),
                press: `${noun} ${verb} ${noun}:${which}`,
              }),
            ),
          ).replaceAll(which, '…')
        expect(await press(id)).toBe(await press(nobody))
      }
    }
    expect((await ben.says('tasks')).view.blocks).toHaveLength(1)
    expect(served.earth.errors).toEqual([])
  })

  test('tampered forms are refused, and do nothing', async () => {
    const { served, ann, browser } = await enter()
    const id = await idOf(ann, 'tasks', 'task_id')
    const press = `task done task:${id}`
    const fresh = carried(await browser.get('/me'))
    for (const fields of [{ ...fresh, token: '', press }, { press }, { ...fresh, token: `${fresh.token}x`, press }])
      expect((await browser.post('/me', fields)).status).toBe(409)
    const other = await browser.post('/me', { ...fresh, press }, { origin: 'https://evil.example' })
    expect(other.status).toBe(403)
    expect(textOf(main(await browser.get('/me/tasks')))).toContain('Open tasks: 1')
    for (const line of [
      'no such command',
      '\u0000undo',
      '',
      'task',
      `task done task:${id} draft:x kept:y`,
      'x'.repeat(9000),
    ])
      expect((await browser.post('/me', { ...carried(await browser.get('/me')), press: line })).status).toBe(200)
    const chosen = {
      ...carried(await browser.get('/me')),
      press: 'task show',
      fills: '__proto__ constructor task',
      choice: id,
    }
    expect((await browser.post('/me', chosen)).status).toBe(200)
    const forms: readonly Readonly<Record<string, string>>[] = [
      { command: 'task add', 'v.__proto__': 'x', 'v.title': 'y'.repeat(4000) },
      { command: '__proto__', 'v.title': 'x' },
      { command: 'toString' },
      { 'v.title': 'alone' },
    ]
    for (const fields of forms)
      expect((await browser.post('/me', { ...carried(await browser.get('/me')), ...fields })).status).toBe(200)
    for (const [path, status] of [
      ['/me/tasks/x', 200],
      ['/me/tasks/%00', 404],
      ['/me/ask/task/%3Cb%3E', 404],
      ['/me/tasks?page=-1&find=%00&view=no', 200],
      ['/me/energy?days=x', 200],
    ] as const)
      expect([path, (await browser.get(path)).status]).toEqual([path, status])
    expect(served.earth.errors).toEqual([])
  })

  test('hostile words are words on every page', async () => {
    const { served, browser } = await enter()
    for (const hostile of HOSTILE)
      for (const command of ['task add', 'goal add'])
        await browser.post('/me', {
          ...carried(await browser.get('/me')),
          command,
          'v.title': hostile,
          'v.notes': hostile,
          'v.about': hostile,
        })
    await browser.post('/me', {
      ...carried(await browser.get('/me')),
      command: 'habit add',
      'v.name': HOSTILE[0] ?? '',
    })
    for (const hostile of HOSTILE) {
      const page = await say1(browser, hostile)
      expect(textOf(main(page))).toContain('Added')
      expectHarmless(page.html)
      const found = await browser.get(`/me/tasks?find=${encodeURIComponent(hostile)}`)
      expectHarmless(found.html)
      for (const [, path = ''] of found.html.matchAll(/href="(\/me\/tasks\/[0-9a-f-]{36})"/g))
        expectHarmless((await browser.get(path)).html)
    }
    for (const path of PAGES) expectHarmless((await browser.get(`/me${path}`)).html)
    expect(served.earth.errors).toEqual([])
  })
})

describe('somebody’s words', () => {
  const drawing: RenderContext = {
    action: '/me',
    person: 'ann',
    drawnAt: new Date(0),
    hiddenFields: { token: 'x' },
    linkTo: () => null,
    uniqueId: (of) => of,
  }
  const fragment = fc.oneof(
    fc.constantFrom(...HOSTILE, '<', '>', '"', "'", '&', '/', '=', '\n', '\u0000', '\ud800', '\u001b[2J', '\u2028'),
    arbitraryText({ maxLength: 20 }),
  )
  const hostile = fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join(''))

  test('never become markup, in any block, button, form or chart: thousands of texts', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const button = { label: text, line: storedLine(text), returnTo: storedLine(text) }
        const choices = [{ label: text, value: text, about: text }]
        const shown = view(
          t`${text}`,
          [
            textBlock(t`${text}`),
            itemBlock(t`${text}`, { detail: t`${text}`, line: storedLine(text), button }),
            { kind: 'fields', fields: [{ label: text, value: t`${text}` }] },
            {
              kind: 'fields',
              fields: [1, 2].map((value) => ({ label: text, value: t`${text}`, amount: { value, of: 3 } })),
            },
            { kind: 'fields', fields: [{ label: text, value: t`${text}`, on: { day: '2026-03-05', word: text } }] },
            { kind: 'progress', label: t`${text}`, done: 1, of: 3 },
            { kind: 'select', label: text, line: storedLine(text), fills: ['a', 'b'], choices },
          ],
          { notice: t`${text}`, buttons: [button] },
        )
        const html = await htmlString(renderView(shown, drawing, { level: 2 }))
        expectHarmless(html)
        const heading = find(parse(html), ({ tag }) => tag === 'h2')
        expect(heading && words(heading)).toBe(stripControls(text).replaceAll(/\s+/g, ' ').trim())
        const blank = { name: 'a', label: text, about: text, isRequired: true, value: text } as const
        const form = await htmlString(
          renderForm(
            {
              title: text,
              command: text,
              values: { b: text },
              problem: text,
              fields: [
                { ...blank, kind: 'line' },
                { ...blank, kind: 'paragraph' },
                { ...blank, kind: 'choice', choices },
                { ...blank, kind: 'lookup', choices: Array.from({ length: 25 }, () => choices).flat() },
              ],
            },
            drawing,
            { level: 2 },
          ),
        )
        expectHarmless(form)
      }),
      { numRuns: attempts(700, 10_000) },
    )
  })
})

/** Only our own elements, attributes and addresses; `parse` refuses everything that is not written as we write it. */
function expectHarmless(html: string): void {
  const faults = all(parse(html)).flatMap(({ tag, attributes }) => [
    ...(TAGS.has(tag) ? [] : [tag]),
    ...Object.entries(attributes).flatMap(([name, value]) => {
      const isElsewhere = ['href', 'action', 'src'].includes(name) && !OWN.test(value)
      return ATTRIBUTES.has(name) && !isElsewhere ? [] : [`${name}="${value}"`]
    }),
  ])
  expect(faults).toEqual([])
}

/** Below the page's own address, which a calendar app needs whole. */
const OWN = /^((http:\/\/127\.0\.0\.1:3000)?\/(me|auth)\b|#main$)/

const TAGS: ReadonlySet<string> = new Set(
  'html head meta title link script body a header nav main footer section article h1 h2 h3 p ul li div span code bdi time form input button label textarea select option datalist fieldset legend dl dt dd details summary table caption thead tbody tr th td figure svg rect line small br progress dialog kbd abbr strong'.split(
    ' ',
  ),
)
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'lang charset name content rel href type src defer class id tabindex role method action value for rows placeholder required maxlength min inputmode datetime autocomplete list selected checked scope max download x y width height x1 x2 y1 y2 viewBox preserveAspectRatio vector-effect data-word data-plain data-left data-move aria-label aria-labelledby aria-describedby aria-hidden aria-current aria-checked media hidden disabled title data-person data-undo data-toast data-level data-focus data-key data-on data-push-off data-at data-task data-to data-choose data-begin data-end data-all data-day form'.split(
    ' ',
  ),
)
