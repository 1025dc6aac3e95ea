// Why PostgreSQL can't be used, in one sentence with what to do about it. Never with the password.
import { UserError } from '../user-error.ts'
import { describePostgresAddress } from './address.ts'
import { errorFields, isConnectionLost } from './errors.ts'

/** The error to throw where a connection could not be made or a first question not be answered. */
export function explainConnectionError(error: unknown, url: string): unknown {
  const sentence = connectionProblem(error, url)
  if (sentence === null) return error
  const told = new UserError(sentence)
  // It stays a lost connection for callers that try again.
  if (isConnectionLost(error)) told.cause = error
  return told
}

function connectionProblem(error: unknown, url: string): string | null {
  const { code, message } = errorFields(error)
  const { host, name } = describePostgresAddress(url)
  const certificate = certificateProblem(code, message, host)
  if (certificate !== null) return certificate
  if (/no encryption/.test(message) && code === '28000')
    return `PostgreSQL at ${host} takes encrypted connections only. Add ?sslmode=require to DATABASE_URL.`
  if (code === '28P01' || code === '28000')
    return `PostgreSQL at ${host} refuses the user or the password in DATABASE_URL.`
  if (code === '3D000') return `PostgreSQL at ${host} has no database ${name}. Make it with: createdb ${name}`
  if (/unsupported startup parameter/.test(message)) return poolerProblem(message, host)
  if (/^ENOENT$|^EACCES$/.test(code) && /^connect /.test(message) === false && 'path' in Object(error))
    return `A file that DATABASE_URL names can't be read (${code}): ${String(Object(error).path)}. Look at sslrootcert, sslcert and sslkey.`
  if (isConnectionLost(error) || /^connect ENOENT/.test(message))
    return `PostgreSQL does not answer at ${host}. Is it running there, and is DATABASE_URL right?${reported(code, message)}`
  return null
}

/** What a pooler or a server says for itself when it turns a connection away. */
const reported = (code: string, message: string): string => (/^08|^53300/.test(code) ? ` It says: ${message}` : '')

/** PgBouncer takes a handful of parameters; any other has to come from the address or PGOPTIONS. */
function poolerProblem(message: string, host: string): string {
  const parameter = /parameter(?: in options)?: "?([\w.]+)/.exec(message)?.[1] ?? 'a setting'
  return `The pooler (PgBouncer) at ${host} refuses the start-up parameter ${parameter}. Take it out of DATABASE_URL and PGOPTIONS, or name it in ignore_startup_parameters of pgbouncer.ini.`
}

const UNTRUSTED =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|CERT_UNTRUSTED)$/

function certificateProblem(code: string, message: string, host: string): string | null {
  if (UNTRUSTED.test(code))
    return `This machine does not trust the certificate of PostgreSQL at ${host} (${message}). Name its authority's file in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem. On a network you trust, ?sslmode=no-verify encrypts without checking it.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The certificate of PostgreSQL at ${host} is for another name. Write the name it is for in DATABASE_URL, or, on a network you trust, ?sslmode=no-verify.`
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `The certificate of PostgreSQL at ${host} is not valid today (${message}). Renew it, or set this machine's clock.`
  if (/does not support SSL connections/.test(message))
    return `PostgreSQL at ${host} does not speak TLS. Write sslmode=disable in DATABASE_URL, or switch ssl on in postgresql.conf.`
  return null
}

/** Where the server takes no writes: a replica, or `default_transaction_read_only`. */
export const readOnlyProblem = (url: string): string =>
  `PostgreSQL at ${describePostgresAddress(url).host} can't be written to: it is a read-only replica, or set read-only. Name the primary server in DATABASE_URL.`

/** Why the schema can't be brought up, where the user of the address lacks a right; null where it is something else. */
export function missingRightsProblem(error: unknown, url: string): string | null {
  const { code, message } = errorFields(error)
  const { name, user } = describePostgresAddress(url)
  // 42501: insufficient privilege. Knex wraps the refusal of its own lock, and keeps the words alone.
  if (code !== '42501' && !/permission denied for|must be owner of/.test(message)) return null
  const refusal = message.split(' - ').at(-1) ?? message
  return `The user ${user} may not change the tables of the database ${name} (${refusal}). As their owner run: GRANT CREATE ON SCHEMA public TO "${user}"; or let a user who may run: npm run cli -- migrate`
}
