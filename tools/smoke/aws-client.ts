/** Milliseconds after which a service that cannot be reached, or does not answer, is given up. */
const serviceTimeout = 5_000;

/** Options of every AWS client: give up soon, because a private network may have no route to the service. */
export function clientOptions(region: string | undefined) {
  return {
    ...(region === undefined ? {} : { region }),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: serviceTimeout, requestTimeout: serviceTimeout, throwOnRequestTimeout: true },
  };
}
