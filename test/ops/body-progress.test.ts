// Bodies that are slow, and bodies that never end: bounded by what arrives, not by how long it takes.
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { watchBody } from '../../src/ops/body-progress.ts'
import { runInWorld, systemWorld } from '../../src/time/world.ts'

const PACE = { idleMs: 10_000, bytesPerSecond: 1_000 }

/** A request of which bytes arrive when a test says so; a second passes at a time. */
function watched(headers: Readonly<Record<string, string>> = { 'content-length': '10000000' }) {
  const looks: (() => void)[] = []
  const socket = {
    bytesRead: 500,
    destroyed: false,
    said: '',
    end(text: string, done: () => void) {
      socket.said = text
      done()
    },
    destroy() {
      socket.destroyed = true
    },
  }
  const request = { headers, socket, complete: false, readableLength: 0, readableHighWaterMark: 65_536 }
  const response = Object.assign(new EventEmitter(), { headersSent: false, writableEnded: false })
  const never = { stop: () => void looks.splice(0), unref: () => never }
  const everySecond = {
    ...systemWorld,
    every: (ms: number, work: () => void) => {
      expect(ms).toBe(1_000)
      looks.push(work)
      return never
    },
  }
  runInWorld(everySecond, () =>
    watchBody(request as unknown as IncomingMessage, response as unknown as ServerResponse, PACE),
  )
  /** @returns whether it was cut */
  const pass = (seconds: number, bytesEach: number): boolean => {
    for (let second = 0; second < seconds; second++) {
      socket.bytesRead += bytesEach
      for (const look of looks.slice()) look()
    }
    return socket.destroyed
  }
  return { request, response, socket, looks, pass }
}

test('a slow upload of minutes is let through, a pause of seconds too', () => {
  const { pass, request, looks } = watched()
  expect(pass(600, 4_000)).toBe(false)
  expect(pass(9, 0)).toBe(false)
  expect(pass(1_200, 4_000)).toBe(false)
  request.complete = true
  expect(pass(1, 0)).toBe(false)
  expect(looks).toEqual([])
})

test('what stops arriving is cut with 408, what trickles too', () => {
  const stopped = watched()
  expect([stopped.pass(9, 0), stopped.pass(1, 0)]).toEqual([false, true])
  expect(stopped.socket.said).toContain('408 Request Timeout')
  const trickling = watched()
  expect(trickling.pass(30, 1)).toBe(true)
  const chunked = watched({ 'transfer-encoding': 'chunked' })
  expect(chunked.pass(30, 900)).toBe(false)
  expect(chunked.pass(100, 900)).toBe(true)
})

test('time in which the body waits for us is not counted, and an answer under way is broken off', () => {
  const { pass, request, response, socket } = watched()
  request.readableLength = 65_536
  expect(pass(300, 0)).toBe(false)
  request.readableLength = 0
  response.headersSent = true
  expect(pass(10, 0)).toBe(true)
  expect(socket.said).toBe('')
})

test('a request without a body is not watched, nor one whose answer is over', () => {
  expect(watched({}).looks).toEqual([])
  const { response, looks } = watched()
  response.emit('close')
  expect(looks).toEqual([])
})
