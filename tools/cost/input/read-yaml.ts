import { LineCounter, parseDocument } from "yaml";
import { Failure, messageOf } from "../../shared/failure";

/**
 * The content of a YAML file, with its maps as maps. Messages say where it is wrong, and not what is written there.
 *
 * @param file its name, for messages
 * @throws Failure when it is not YAML, or more is made of it by aliases than fits
 */
export function readYaml(text: string, file: string): unknown {
  const lines = new LineCounter();
  const document = orRefuse(file, () =>
    parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" }),
  );
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong !== undefined) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    const message = wrong.message.replace(/ in YAML stream: .*|; please use .*/s, "");
    throw new Failure(`${file} is not YAML: line ${line}, column ${col}: ${message}`);
  }
  return orRefuse(file, (): unknown => document.toJS({ mapAsMap: true }));
}

function orRefuse<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Failure(`${file} is no YAML that can be read: ${messageOf(error)}`);
  }
}
