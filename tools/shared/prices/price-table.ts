import Big from "big.js";
import { own } from "../records";
import type { NodeCharge, OtherCharges, PriceList, PriceSource } from "./price-list";

/** A price, and where it is from. */
export interface Price {
  /** In US dollars per unit. */
  readonly amount: Big;
  readonly source: PriceSource;
}

/** The prices of several lists. A price that two of them have is that of the first. */
export class PriceTable {
  public constructor(private readonly lists: readonly PriceList[]) {}

  /** What a node costs per hour, or what is charged on top of that. */
  public node(region: string, nodeType: string, charge: NodeCharge): Price | undefined {
    return this.find(region, nodeType, charge);
  }

  /** The price of anything else. */
  public other<K extends keyof OtherCharges>(region: string, subject: K, charge: OtherCharges[K]): Price | undefined {
    return this.find(region, subject, charge);
  }

  private find(region: string, subject: string, charge: string): Price | undefined {
    for (const list of this.lists) {
      const amount = own(own(own(list.prices, region) ?? {}, subject) ?? {}, charge);
      if (amount !== undefined) {
        return { amount: new Big(amount), source: list };
      }
    }
    return undefined;
  }
}
