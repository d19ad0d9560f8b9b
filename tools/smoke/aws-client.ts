/** Milliseconds after which a service that cannot be reached, or does not answer, is given up. */
const patience = 5_000;

/** Choices of every AWS client: give up soon, because a private network may have no way to the service at all. */
export function clientOptions(region: string | undefined) {
  return {
    ...(region === undefined ? {} : { region }),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: patience, requestTimeout: patience, throwOnRequestTimeout: true },
  };
}
