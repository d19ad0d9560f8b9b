import type { ApiCall } from "./api-call";

/** What a user has to show: the words in which AWS reports it. */
type Reported = "iam" | "no-password" | "password";

/**
 * Users with the authentication that they were given, in the words in which AWS reports it. The emulator knows passwords
 * of one of the two arguments only, and calls everybody else `no-password`, IAM users too.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_Authentication.html
 */
export class UserCorrections {
  private readonly given = new Map<string, string>();

  /** Notes how a user proves who it is. */
  public remember({ operation, parameters }: ApiCall): void {
    const authentication = reportOf(parameters);
    if (parameters.UserId !== undefined && /^(Create|Modify)User$/.test(operation) && authentication !== undefined) {
      this.given.set(parameters.UserId, authentication);
    }
  }

  /** The whole answer, corrected, with what the emulator had said; undefined when it is right. */
  public describe(answer: string): { readonly corrected: string; readonly said: string } | undefined {
    const said: string[] = [];
    const report = /<UserId>([^<]*)<\/UserId>((?:(?!<UserId>).)*?)<Authentication>(.*?)<\/Authentication>/gs;
    const corrected = answer.replace(report, (whole, id: string, between: string, reported: string) => {
      const given = this.given.get(id);
      if (given === undefined || given === reported) {
        return whole;
      }
      said.push(`${id} has ${reported} rather than ${given}`);
      return `<UserId>${id}</UserId>${between}<Authentication>${given}</Authentication>`;
    });
    return said[0] === undefined ? undefined : { corrected, said: said[0] };
  }
}

/** What AWS will report after a call; undefined when it changes nothing of that. */
function reportOf(parameters: ApiCall["parameters"]): string | undefined {
  const { NoPasswordRequired, "AuthenticationMode.Type": mode } = parameters;
  const passwords = Object.keys(parameters).filter((name) => /Passwords\.member\.\d+$/.test(name)).length;
  const type: Reported | undefined =
    mode === "iam"
      ? "iam"
      : passwords > 0
        ? "password"
        : mode !== undefined || NoPasswordRequired === "true"
          ? "no-password"
          : undefined;
  return type && `<Type>${type}</Type><PasswordCount>${passwords}</PasswordCount>`;
}
