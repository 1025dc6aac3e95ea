// Programs: tokens by a private link, a request in, a view out.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Browser, type Page, servePage } from '../../support/page.ts'

const body = ({ html }: Page) => JSON.parse(html)

async function program(served: Awaited<ReturnType<typeof servePage>>, name = 'ann') {
  const person = served.earth.person(name)
  const code = (await served.link(person)).split('/').at(-1)
  const curl = served.browser({ agent: 'curl/8.5.0' })
  const tokens = body(await curl.json('/auth/sign-in', { code, device: 'Backup script' }))
  const ask = (what: unknown, token: string = tokens.access_token) =>
    curl.json('/api/requests', what, { authorization: `Bearer ${token}` })
  return { person, curl, tokens, ask }
}

describeOnBothEngines('POST /api/requests', (open) => {
  test('a line, a pressed button, a command with values: each is answered with a view as JSON', async () => {
    const served = await servePage(await open())
    const { ask, tokens } = await program(served)
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 900, refresh_token: expect.any(String) })
    const added = body(await ask({ line: 'Buy milk tomorrow' }))
    expect(added).toMatchObject({ isRepeat: false, view: { title: 'Added: Buy milk' } })
    const undo = added.view.buttons.find(({ label }: { label: string }) => label === 'Undo')
    expect(body(await ask({ press: undo.line })).view.title).toContain('Undone')
    const named = body(await ask({ command: 'task add', values: { title: 'Call vet', minutes: '10' } }))
    expect(named.view.title).toBe('Added: Call vet')
    const list = body(await ask({ line: 'task list' })).view
    expect(list.blocks).toEqual([expect.objectContaining({ kind: 'item', text: expect.stringContaining('Call vet') })])
    expect(served.earth.errors).toEqual([])
  })

  test('sent twice with one id, it is done once; another person’s same id is another', async () => {
    const served = await servePage(await open())
    const [ann, ben] = [await program(served, 'ann'), await program(served, 'ben')]
    const what = { line: 'task add Buy milk', id: '1' }
    expect(body(await ann.ask(what))).toMatchObject({ isRepeat: false })
    expect(body(await ann.ask(what))).toMatchObject({ isRepeat: true })
    expect(body(await ben.ask(what))).toMatchObject({ isRepeat: false })
    expect(await served.earth.database.knex('tasks')).toHaveLength(2)
  })

  test('a refusal is 422 with the sentence and what can be pressed instead', async () => {
    const served = await servePage(await open())
    const { ask } = await program(served)
    const page = await ask({ command: 'energy log', values: { level: '9' } })
    expect(page.status).toBe(422)
    expect(body(page)).toMatchObject({
      error: { message: expect.stringContaining('1, 2 or 3') },
      view: { buttons: expect.anything() },
    })
    expect((await ask({ command: 'no such', values: {} })).status).toBe(422)
    expect(body(page).error).toEqual({ message: expect.any(String), code: 'refused' })
  })

  test('a refusal of the domain has a code, its facts, and commands that could be asked for instead', async () => {
    const served = await servePage(await open())
    const { ask } = await program(served)
    await ask({ command: 'focus start', values: { minutes: '25' } })
    const page = await ask({ command: 'focus stop', values: { minutes: '20' } })
    expect(page.status).toBe(422)
    expect(body(page).error).toEqual({
      message: 'Only 0 minutes have passed since it started.',
      code: 'focus.fewer-minutes-passed',
      facts: { minutes: 0 },
      intents: [{ command: 'focus stop', values: { minutes: 0 } }],
    })
    expect(body(page).view.buttons).toEqual([{ label: '0 min', line: 'focus stop minutes:0' }])
  })

  test.each([
    ['nothing', null],
    ['a list', []],
    ['two ways at once', { line: 'hi', press: 'me home' }],
    ['an unknown key', { line: 'hi', user: 'ben' }],
    ['a number', { line: 5 }],
    ['values that are no texts', { command: 'task add', values: { title: { a: 1 } } }],
  ])('%s is 400 and says how it goes', async (_name, what) => {
    const served = await servePage(await open())
    const { ask } = await program(served)
    const page = await ask(what)
    expect(page.status).toBe(400)
    expect(body(page).error.message).toContain('{"line": "task add Buy milk"}')
  })

  test('no token, a wrong one, cookies instead: 401; too long: 413; elsewhere: 404', async () => {
    const served = await servePage(await open())
    const { curl, ask, person } = await program(served)
    const open401 = await curl.json('/api/requests', { line: 'hi' })
    expect([open401.status, open401.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await ask({ line: 'hi' }, 'nonsense')).status).toBe(401)
    const firefox: Browser = await served.signedIn(person)
    expect((await firefox.json('/api/requests', { line: 'hi' })).status).toBe(401)
    const long = await ask({ line: 'x'.repeat(200_000) })
    expect([long.status, body(long).error.message]).toEqual([413, expect.stringContaining('too long')])
    expect((await curl.get('/api/nowhere')).status).toBe(404)
  })

  test('signed out, unlinked or switched off, a token opens nothing from the next request on', async () => {
    const served = await servePage(await open())
    const { ask, person, tokens, curl } = await program(served)
    const { knex } = served.earth.database
    await knex('users').update({ is_active: false })
    expect((await ask({ line: 'hi' })).status).toBe(401)
    await knex('users').update({ is_active: true })
    expect((await ask({ line: 'hi' })).status).toBe(200)
    await person.says('auth logout')
    expect((await ask({ line: 'hi' })).status).toBe(401)
    expect((await curl.json('/auth/refresh', { refresh_token: tokens.refresh_token })).status).toBe(401)
  })

  test('POST /auth/refresh gives the next tokens, POST /auth/logout ends them', async () => {
    const served = await servePage(await open())
    const { ask, tokens, curl } = await program(served)
    const next = body(await curl.json('/auth/refresh', { refresh_token: tokens.refresh_token }))
    expect((await ask({ line: 'hi' }, next.access_token)).status).toBe(200)
    expect((await curl.json('/auth/logout', { refresh_token: next.refresh_token })).status).toBe(204)
    expect((await ask({ line: 'hi' }, next.access_token)).status).toBe(401)
    expect((await curl.json('/auth/refresh', {})).status).toBe(401)
  })
})
