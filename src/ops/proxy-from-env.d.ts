// The package publishes no types.
declare module 'proxy-from-env' {
  /** The proxy that the environment names for this address; an empty string where it names none. */
  export function getProxyForUrl(url: string | URL): string
}
