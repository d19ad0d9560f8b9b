import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate authority of our own and one server certificate, made for one test run. */
export interface Certificates {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** The authority's certificate, for clients. */
  readonly ca: string;
}

/** Makes certificates for the loopback address in a folder. */
export function makeCertificates(folder: string): Certificates {
  const file = (name: string): string => join(folder, name);
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  const openssl = (...args: readonly string[]): void => {
    execFileSync("openssl", args, { stdio: "pipe" });
  };
  openssl("req", "-x509", ...curve, "-subj", "/CN=Test authority", "-keyout", file("ca.key"), "-out", file("ca.crt"));
  openssl(
    ...["req", "-x509", ...curve, "-subj", "/CN=localhost", "-CA", file("ca.crt"), "-CAkey", file("ca.key")],
    ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-addext", "basicConstraints=CA:FALSE"],
    ...["-keyout", file("server.key"), "-out", file("server.crt")],
  );
  return {
    caFile: file("ca.crt"),
    certFile: file("server.crt"),
    keyFile: file("server.key"),
    ca: readFileSync(file("ca.crt"), "utf8"),
  };
}
