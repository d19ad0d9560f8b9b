import type { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { type Check, type Problems, argumentOf, isUnresolved } from "../../core";

const remedy = 'or describe the group by its values: set `kind`: "existing" and `replicationGroupId` of the resource';

/** The arguments of a resource as far as they are known at synth; what is missing is a problem of the argument. */
export class Inputs {
  /**
   * @param at the prop that the resource was given in
   */
  constructor(
    private readonly at: string,
    private readonly resource: ElasticacheReplicationGroup,
    private readonly problems: Problems,
  ) {}

  /** An argument as it was written. */
  public get(name: string): unknown {
    return argumentOf(this.resource, name);
  }

  /** An argument that may be left out. */
  public optional<T>(name: string, check: Check<T>): T | undefined {
    return this.get(name) === undefined ? undefined : this.required(name, check);
  }

  /** An argument without which the group cannot be watched. */
  public required<T>(name: string, check: Check<T>): T | undefined {
    const value = this.get(name);
    if (value === undefined || isUnresolved(value)) {
      this.lacks(name);
      return undefined;
    }
    check(this.path(name), value, this.problems);
    return this.problems.has(this.path(name)) ? undefined : (value as T);
  }

  /** Says that an argument does not say what must be known. */
  public lacks(name: string, instead = remedy): void {
    this.problems.add(this.path(name), "must be known at synth to watch the group", this.get(name), instead);
  }

  /** Refuses the value of an argument. */
  public refuse(name: string, rule: string, instead?: string): void {
    this.problems.add(this.path(name), rule, this.get(name), instead);
  }

  /** True when there is something wrong with an argument. */
  public isWrong(name: string): boolean {
    return this.problems.has(this.path(name));
  }

  private path(name: string): string {
    return `${this.at}.${name}`;
  }
}
