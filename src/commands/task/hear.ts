// A voice message becomes text where the operator gave a speech model: shown first, saved when confirmed. Without one, or
// where it fails, the message is kept as a link, and that is said.
import { ask } from '../../chat/ask.ts'
import * as drafts from '../../domain/request/drafts.ts'
import { RECORDING_LIMITS, spokenLines, type Transcript, transcribe } from '../../language/speech.ts'
import { heardView, keptVoiceView, noVoiceView } from '../../views/dump.ts'
import { defineCommand } from '../command.ts'

export default defineCommand<Record<never, never>, Transcript | null>({
  name: 'task hear',
  about: 'Turn a voice message into tasks',
  takesVoice: true,
  options: {},
  examples: ['task hear'],
  async prepare(peek, _values, { voice }) {
    if (!voice) return null
    const speech = await peek(async (me) => me.appSettings.speech)
    if (!speech) return { note: 'nobody here set up a model that turns speech into text' }
    if ((voice.seconds ?? 0) > RECORDING_LIMITS.seconds) return { note: 'it is longer than ten minutes' }
    if ((voice.bytes ?? 0) > RECORDING_LIMITS.bytes) return { note: 'its recording is too large' }
    try {
      const bytes = await voice.download(RECORDING_LIMITS.bytes)
      return await transcribe(speech, { bytes, name: voice.name, type: voice.type })
    } catch {
      return { note: "I couldn't fetch it" }
    }
  },
  async run(me, _values, { prepared, request: { voice }, runLine }) {
    if (!voice || !prepared) return noVoiceView()
    if ('note' in prepared) {
      const title = voice.seconds === null ? 'Voice message' : `Voice message, ${Math.ceil(voice.seconds)} s`
      return keptVoiceView(await runLine(ask('task add', { title, notes: voice.link })), prepared.note)
    }
    const lines = spokenLines(prepared.text)
    const form = ask('task dump', { lines: lines.join('\n') })
    const edit = ask('task dump', { draft: await drafts.createDraft(me, 'form', form) })
    return heardView({ text: prepared.text, lines, edit })
  },
})
