/**
 * Reads an expression of Terraform's language, as far as its form goes: it does not know which variables, resources and
 * functions there are.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
export class ExpressionReader {
  /** Names that a `for` around the current place has given to its members. */
  private readonly members: string[] = [];
  /** The first names of references: `var` of `var.name`. */
  public readonly roots = new Set<string>();
  /** Where the next character is. */
  public at = 0;

  /**
   * @param readQuoted reads a text in quotation marks up to and including the closing one, from behind the opening one
   */
  constructor(
    private readonly text: string,
    private readonly readQuoted: (reader: ExpressionReader) => boolean,
  ) {}

  /** Reads an expression; false when there is none of a right form. */
  public expression(): boolean {
    if (!this.operation()) {
      return false;
    }
    return !this.takes(/\?/y) || (this.expression() && this.takes(/:/y) && this.expression());
  }

  /** Reads what a `for` says of its members, up to the colon or the end: `k, v in var.map`. */
  public each(): boolean {
    const names = this.matched(/[\p{ID_Start}_][\p{ID_Continue}-]*(?:\s*,\s*[\p{ID_Start}_][\p{ID_Continue}-]*)?/uy);
    if (names === undefined || !this.takes(/in\b(?!-)/y) || !this.expression()) {
      return false;
    }
    this.members.push(...names.split(/\s*,\s*/));
    return true;
  }

  /** Takes what fits at the current place, behind spaces and comments; false when it does not fit. */
  public takes(form: RegExp): boolean {
    return this.matched(form) !== undefined;
  }

  private matched(form: RegExp): string | undefined {
    const space = /(?:\s|(?:#|\/\/)[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/y;
    space.lastIndex = this.at;
    space.exec(this.text);
    form.lastIndex = space.lastIndex;
    const [found] = form.exec(this.text) ?? [];
    this.at = found === undefined ? this.at : form.lastIndex;
    return found;
  }

  private operation(): boolean {
    do {
      this.takes(/[-!]+/y);
      if (!this.term()) {
        return false;
      }
    } while (this.takes(/&&|\|\||==|!=|<=|>=|[-+*/%<>]/y));
    return true;
  }

  private term(): boolean {
    if (!this.value()) {
      return false;
    }
    for (;;) {
      if (this.takes(/\[\s*\*\s*\]|\.(?=\s*[\p{ID_Start}_\d*])\s*(?:\*|\d+|[\p{ID_Start}_][\p{ID_Continue}-]*)/uy)) {
        continue;
      }
      if (!this.takes(/\[/y)) {
        return true;
      }
      if (!this.expression() || !this.takes(/\]/y)) {
        return false;
      }
    }
  }

  private value(): boolean {
    if (this.takes(/"/y)) {
      return this.readQuoted(this);
    }
    if (this.takes(/\(/y)) {
      return this.expression() && this.takes(/\)/y);
    }
    if (this.takes(/\[/y)) {
      return this.takes(/for\b(?!-)/y) ? this.forMembers(/\]/y) : this.several(/\]/y, () => this.expression());
    }
    if (this.takes(/\{/y)) {
      return this.takes(/for\b(?!-)/y) ? this.forMembers(/\}/y) : this.several(/\}/y, () => this.entry());
    }
    return this.takes(/\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y) || this.name();
  }

  /** A call, a literal, or a reference; what stands alone must be the member of a `for`. */
  private name(): boolean {
    const name = this.matched(/[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy);
    if (name === undefined) {
      return false;
    }
    if (this.takes(/\(/y)) {
      return this.several(/(?:\.\.\.)?\s*\)/y, () => this.expression());
    }
    if (["true", "false", "null", ...this.members].includes(name)) {
      return true;
    }
    this.roots.add(name);
    return this.isFollowedByAttribute();
  }

  private isFollowedByAttribute(): boolean {
    return /^\s*\.\s*[\p{ID_Start}_]/u.test(this.text.slice(this.at));
  }

  /** Items between commas, up to the closing character; a comma may follow the last. */
  private several(close: RegExp, item: () => boolean): boolean {
    while (!this.takes(close)) {
      if (!item()) {
        return false;
      }
      if (!this.takes(/,/y)) {
        return this.takes(close);
      }
    }
    return true;
  }

  private entry(): boolean {
    const isKey = this.takes(/[\p{ID_Start}_][\p{ID_Continue}-]*(?=\s*(?:=(?!=)|:))/uy) || this.expression();
    return isKey && this.takes(/=(?!=)|:/y) && this.expression();
  }

  private forMembers(close: RegExp): boolean {
    const outer = this.members.length;
    const isRead =
      this.each() &&
      this.takes(/:/y) &&
      this.expression() &&
      (!this.takes(/=>/y) || this.expression()) &&
      this.takes(/(?:\.\.\.)?/y) &&
      (!this.takes(/if\b(?!-)/y) || this.expression()) &&
      this.takes(close);
    this.members.splice(outer);
    return isRead;
  }
}
