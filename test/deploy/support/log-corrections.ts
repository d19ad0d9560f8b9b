import type { ApiCall } from "./api-call";

const destination =
  /^LogDeliveryConfigurations\.\w+\.(\d+)\.DestinationDetails\.KinesisFirehoseDetails\.DeliveryStream$/;

/** Delivery streams that logs go to. The emulator keeps that a log goes to one, and forgets which. */
export class LogCorrections {
  /** The element that names the stream, by the group's id and the type of the log. */
  private readonly given = new Map<string, string>();

  /** Notes where the logs of a replication group go. */
  public remember({ parameters }: ApiCall): void {
    for (const [name, stream] of Object.entries(parameters)) {
      if (destination.test(name)) {
        const type = parameters[name.replace(/DestinationDetails.*$/, "LogType")] ?? "";
        const details = `<KinesisFirehoseDetails><DeliveryStream>${stream}</DeliveryStream></KinesisFirehoseDetails>`;
        this.given.set(
          keyOf(parameters.ReplicationGroupId, type),
          `<DestinationDetails>${details}</DestinationDetails>`,
        );
      }
    }
  }

  /** A replication group, corrected; undefined when nothing is to be put right. */
  public describe(group: string, id: string | undefined): string | undefined {
    const corrected = group.replace(
      /<LogDeliveryConfiguration>(<DestinationType>kinesis-firehose<.*?<LogType>([\w-]+)<)/gs,
      (_whole, rest: string, type: string) =>
        `<LogDeliveryConfiguration>${this.given.get(keyOf(id, type)) ?? ""}${rest}`,
    );
    return corrected === group ? undefined : corrected;
  }
}

function keyOf(id: string | undefined, logType: string): string {
  return `${id ?? ""} ${logType}`;
}
