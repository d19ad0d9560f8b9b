import type { CacheOutputs } from "./outputs";

/** An address, and the kind of client that it needs. */
export interface Endpoint {
  /** Name, or address. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** Whether a cluster client finds the nodes from there, each under a name of its own. */
  readonly cluster: boolean;
}

/** Where a cache is written and read. */
export interface Endpoints {
  /** Where to write. */
  readonly primary: Endpoint;
  /**
   * Where to read from the replicas.
   *
   * @default - the primary
   */
  readonly reader?: Endpoint;
  /** Whether connections are encrypted. */
  readonly tls: boolean;
}

/**
 * Port of a serverless cache for reads that may be a little old.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.corecomponents.html
 */
const serverlessReaderPort = 6380;

/**
 * The clients that a cache needs: a cluster client for a configuration endpoint, and two others for a primary and a reader
 * endpoint. The same nodes are read and written behind a configuration endpoint; a serverless cache is read on another port.
 *
 * @throws TypeError when the outputs have no address for writes
 */
export function endpointsOf(outputs: CacheOutputs): Endpoints {
  const { port, primaryEndpointAddress, readerEndpointAddress, configurationEndpointAddress, serverless } = outputs;
  const tls = outputs.transitEncryption !== "off";
  if (configurationEndpointAddress !== undefined) {
    const primary = { host: configurationEndpointAddress, port, cluster: true };
    return { primary, reader: serverless ? { ...primary, port: serverlessReaderPort } : primary, tls };
  }
  if (primaryEndpointAddress === undefined) {
    throw new TypeError(`the outputs have neither a primary nor a configuration endpoint address of ${outputs.name}`);
  }
  const primary = { host: primaryEndpointAddress, port, cluster: false };
  return {
    primary,
    ...(readerEndpointAddress === undefined ? {} : { reader: { ...primary, host: readerEndpointAddress } }),
    tls,
  };
}
