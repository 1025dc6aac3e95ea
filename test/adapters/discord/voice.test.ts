// Voice messages in direct messages: shown as what was heard, saved when confirmed; without a model kept as a link. Only
// Discord's own hosts are asked for sound.
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { readVoiceMessage } from '../../../adapters/discord/voice.ts'
import { spokenLines } from '../../../src/language/speech.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

const closing: (() => Promise<unknown>)[] = []
/** A server with `audio/transcriptions`, that hears the same in every recording. */
async function speechServer(answer: { readonly status?: number; readonly text?: string }) {
  const heard: { readonly path: string; readonly body: string; readonly key: string }[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      heard.push({ path: request.url ?? '', body, key: request.headers.authorization ?? '' })
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer.status ? { error: 'no' } : { text: answer.text }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Not listening')
  return { heard, speech: { baseUrl: `http://127.0.0.1:${address.port}/v1`, apiKey: 'secret', model: 'ears' } }
}

describeOnBothEngines('a voice message', (open) => {
  // Before the database is closed.
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })

  const start = async (outside: Parameters<typeof startProduct>[1] = {}) => {
    const here = await startProduct(await open(), outside)
    closing.push(() => here.stop())
    return { here, ann: await settled(here.discord.person('ann')) }
  }
  const speak = (here: ProductInDiscord, ann: Awaited<ReturnType<typeof start>>['ann'], more: object = {}) => {
    const path = '/files/1/voice-message.ogg'
    here.discord.world.files.set(path, { type: 'audio/ogg', bytes: Buffer.from('OggS sound of a voice') })
    const sound = {
      ...{ id: '1', filename: 'voice-message.ogg', content_type: 'audio/ogg', size: 21, duration_secs: 4.2 },
      ...{ waveform: 'AAAA', url: `${here.discord.world.origin}${path}`, ...more },
    }
    ann.sendParts({ flags: 8192, attachments: [sound] }, { times: 4 })
  }
  const titles = async (here: ProductInDiscord) =>
    (await here.proxy.database.knex('tasks').orderBy('title')).map(({ title }) => String(title))

  test('is shown as what was heard, and saved when confirmed', async () => {
    const { heard, speech } = await speechServer({ text: ' Call the vet tomorrow.  Buy milk. And then email Tom.' })
    const { here, ann } = await start({ outside: { speech } })
    speak(here, ann)
    const shown = await here.discord.next(({ text }) => text.includes('I heard'))
    expect(shown.text).toContain('Call the vet tomorrow\nBuy milk\nemail Tom')
    expect(shown.text).toContain('Nothing is saved yet.')
    await here.discord.idle()
    expect(await titles(here)).toEqual([])
    expect(heard.map(({ path, key }) => [path, key])).toEqual([['/v1/audio/transcriptions', 'Bearer secret']])
    expect(heard[0]?.body).toContain('OggS sound of a voice')
    expect(heard[0]?.body).toContain('ears')
    await ann.press(shown, 'Save 3 things', { times: 4 }).done()
    expect(await titles(here)).toEqual(['Buy milk', 'Call the vet', 'email Tom'])
  })

  test('can be edited first, or saved as one', async () => {
    const { speech } = await speechServer({ text: 'Buy milk. Call Ann.' })
    const { here, ann } = await start({ outside: { speech } })
    speak(here, ann)
    const shown = await here.discord.next(({ text }) => text.includes('I heard'))
    const asked = await ann.press(shown, 'Edit first').done()
    if (!asked.modal) throw new Error('no form')
    await ann.submit(asked.modal, { Lines: 'Buy oat milk\nCall Anne' }).done()
    expect(await titles(here)).toEqual(['Buy oat milk', 'Call Anne'])
  })

  test('without a model it is kept as a link, and so it is where the model fails or it is too long', async () => {
    const { here, ann } = await start()
    speak(here, ann)
    const kept = await here.discord.next(({ text }) => text.includes('Voice message'))
    expect(kept.text).toContain('kept the voice message as a link: nobody here set up a model')
    const [task] = await here.proxy.database.knex('tasks')
    expect(task).toMatchObject({ title: 'Voice message, 5 s' })
    expect(task.description).toContain(`https://discord.com/channels/@me/${ann.dms.id}/`)
    await here.discord.idle()
    expect(await titles(here)).toHaveLength(1)

    const failing = await speechServer({ status: 500 })
    const there = await start({ outside: { speech: failing.speech } })
    speak(there.here, there.ann)
    const told = await there.here.discord.next(({ text }) => text.includes('Voice message'))
    expect(told.text).toContain('as a link: the model had a fault')
    speak(there.here, there.ann, { duration_secs: 3600 })
    const long = await there.here.discord.next(({ text }) => text.includes('longer than ten minutes'))
    expect(long.text).toContain('Voice message, 3600 s')
    // An address that is not Discord's is not asked.
    speak(there.here, there.ann, { url: 'http://127.0.0.1:9/secret', duration_secs: 1 })
    expect((await there.here.discord.next(({ text }) => text.includes("couldn't fetch"))).text).toContain('as a link')
    speak(there.here, there.ann, { size: 900_000_000, duration_secs: 2 })
    expect((await there.here.discord.next(({ text }) => text.includes('too large'))).text).toContain('as a link')
    // It was deleted there, and Discord's files answer with a refusal.
    speak(there.here, there.ann, { url: `${there.here.discord.world.origin}/files/9/gone.ogg`, duration_secs: 3 })
    const gone = await there.here.discord.next(({ text }) => text.includes("couldn't fetch"))
    expect(gone.text).toContain('Voice message, 3 s')
    expect(failing.heard).toHaveLength(1)
  })

  test('with nothing known of it but its address, or forwarded, is heard as well', async () => {
    const { heard, speech } = await speechServer({ text: 'Buy milk' })
    const { here, ann } = await start({ outside: { speech } })
    const nothing = { duration_secs: undefined, waveform: undefined, content_type: undefined, size: undefined }
    speak(here, ann, nothing)
    expect((await here.discord.next(({ text }) => text.includes('I heard'))).text).toContain('Buy milk')
    const url = `${here.discord.world.origin}/files/1/voice-message.ogg`
    const sound = { id: '1', filename: 'voice-message.ogg', url, ...nothing }
    const message = { content: '', embeds: [], attachments: [sound], flags: 8192 }
    ann.sendParts({ flags: 16384, message_reference: { type: 1 }, message_snapshots: [{ message }] }, { times: 4 })
    expect((await here.discord.next(({ text }) => text.includes('I heard'))).text).toContain('Buy milk')
    await here.discord.idle()
    expect(heard).toHaveLength(2)
    expect(await titles(here)).toEqual([])
  })
})

test.each([
  'http://cdn.discordapp.com/a.ogg',
  'https://cdn.discordapp.com.example.org/a.ogg',
  'https://cdn.discordapp.com:8443/a.ogg',
  'https://user@example.org/a.ogg',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
])('%s is no host of Discord', async (url) => {
  const attachments = [{ filename: 'a.ogg', url }]
  for (const apiUrl of [undefined, 'https://discord.com/api'])
    await expect(
      readVoiceMessage({ id: '1', channel_id: '2', flags: 8192, attachments }, apiUrl)?.download(1000),
    ).rejects.toThrow('Not a host')
})

test.each([
  ['Call the vet. Buy milk. And then email Tom', ['Call the vet', 'Buy milk', 'email Tom']],
  ['Pay 3.50 to Dr. Smith', ['Pay 3.50 to Dr. Smith']],
  ['milk, eggs and bread', ['milk, eggs and bread']],
  ['Was ist das? Ärztin anrufen!', ['Was ist das?', 'Ärztin anrufen!']],
  ['…', []],
])('%s', (text, lines) => {
  expect(spokenLines(text)).toEqual(lines)
})
