import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { cacheRefusal, cacheWith } from "../../../support/fixtures";

/** The windows of a cache that is given these. */
function windowsOf(props: { snapshotWindow?: string; maintenanceWindow?: string }) {
  const group = cacheWith(props).only(ElasticacheReplicationGroup);
  return [group.snapshot_window, group.maintenance_window];
}

describe("windows", () => {
  it("default to the night, backups before maintenance", () => {
    expect(windowsOf({})).toStrictEqual(["03:00-05:00", "sun:05:00-sun:07:00"]);
  });

  it.each([
    // given, what is filled in
    [{ snapshotWindow: "05:00-06:00" }, ["05:00-06:00", "sun:06:00-sun:08:00"]],
    [{ snapshotWindow: "23:30-06:30" }, ["23:30-06:30", "sun:06:30-sun:08:30"]],
    [{ snapshotWindow: "05:00-04:00" }, ["05:00-04:00", "sun:04:00-sun:05:00"]],
    [{ maintenanceWindow: "mon:03:30-mon:04:30" }, ["04:30-06:30", "mon:03:30-mon:04:30"]],
    [{ maintenanceWindow: "sat:23:00-sun:04:00" }, ["04:00-06:00", "sat:23:00-sun:04:00"]],
  ])("%p leaves room: %p", (given, windows) => {
    expect(windowsOf(given)).toStrictEqual(windows);
  });

  it.each([
    ["03:00-04:00", "sun:05:00-sun:06:00", "exactly 60 minutes"],
    ["23:30-00:30", "sun:05:00-sun:07:00", "past midnight"],
    ["03:00-05:00", "sat:23:30-sun:00:30", "past the end of the week"],
    ["03:00-05:00", "sun:05:00-sun:07:00", "one ends as the other begins"],
    ["07:00-09:00", "sun:05:00-sun:07:00", "one begins as the other ends"],
    ["05:00-06:00", "sun:06:00-mon:05:00", "23 hours, the next day's backup follows"],
  ])("accepts %s and %s: %s", (snapshotWindow, maintenanceWindow) => {
    expect(windowsOf({ snapshotWindow, maintenanceWindow })).toStrictEqual([snapshotWindow, maintenanceWindow]);
  });

  it("writes days in lower case, as AWS returns them", () => {
    expect(windowsOf({ maintenanceWindow: "Sun:05:00-SUN:07:00" })).toStrictEqual([
      "03:00-05:00",
      "sun:05:00-sun:07:00",
    ]);
  });

  it.each(["3:00-5:00", "03:00", "24:00-01:00", "03:60-05:00", "03:00-05:00 ", "sun:03:00-sun:05:00", "03:00–05:00"])(
    "refuses the snapshot window %p",
    (snapshotWindow) => {
      expect(cacheRefusal({ snapshotWindow })).toBe(
        `ValidationError: \`snapshotWindow\` must have the form hh:mm-hh:mm, in UTC, got "${snapshotWindow}" [stack/It]`,
      );
    },
  );

  it.each(["05:00-07:00", "sunday:05:00-sunday:07:00", "sun:05:00", "sun:05:00-sun:24:00", "sun:5:00-sun:7:00"])(
    "refuses the maintenance window %p",
    (maintenanceWindow) => {
      expect(cacheRefusal({ maintenanceWindow })).toBe(
        `ValidationError: \`maintenanceWindow\` must have the form ddd:hh:mm-ddd:hh:mm, in UTC, got "${maintenanceWindow}" [stack/It]`,
      );
    },
  );

  it.each([
    [{ snapshotWindow: "03:00-03:59" }, '`snapshotWindow` must be at least 60 minutes long, got "03:00-03:59"'],
    [{ snapshotWindow: "03:00-03:00" }, '`snapshotWindow` must be at least 60 minutes long, got "03:00-03:00"'],
    [
      { maintenanceWindow: "sun:23:30-mon:00:29" },
      '`maintenanceWindow` must be at least 60 minutes long, got "sun:23:30-mon:00:29"',
    ],
    [
      { maintenanceWindow: "sun:05:00-mon:05:01" },
      '`maintenanceWindow` must be at most 24 hours long, got "sun:05:00-mon:05:01"',
    ],
    [
      { snapshotWindow: "03:00-05:01", maintenanceWindow: "sun:05:00-sun:07:00" },
      '`snapshotWindow` must not overlap `maintenanceWindow` sun:05:00-sun:07:00, got "03:00-05:01"',
    ],
    [
      { snapshotWindow: "23:00-01:00", maintenanceWindow: "wed:00:30-wed:01:30" },
      '`snapshotWindow` must not overlap `maintenanceWindow` wed:00:30-wed:01:30, got "23:00-01:00"',
    ],
    [
      { snapshotWindow: "00:00-02:00", maintenanceWindow: "sat:23:00-sun:01:00" },
      '`snapshotWindow` must not overlap `maintenanceWindow` sat:23:00-sun:01:00, got "00:00-02:00"',
    ],
    [
      { maintenanceWindow: "sun:05:00-mon:04:01" },
      '`maintenanceWindow` must leave 60 minutes of the day for `snapshotWindow`, got "sun:05:00-mon:04:01"',
    ],
    [
      { snapshotWindow: "05:00-04:01" },
      '`snapshotWindow` must leave 60 minutes of the day for `maintenanceWindow`, got "05:00-04:01"',
    ],
  ])("refuses %p", (given, message) => {
    expect(cacheRefusal(given)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  // https://github.com/hashicorp/terraform/issues/17247
  it("overlap where no snapshots are taken, and warn: AWS refuses that for a new cache, but one that exists has it", () => {
    const windows = { snapshotWindow: "05:00-06:00", maintenanceWindow: "sun:05:00-sun:06:00" };
    const warned = (props: object) =>
      cacheWith(props).warnings.filter((warning) => warning.includes("overlapping-windows"));
    expect(warned({ ...windows, snapshotRetentionLimit: 0 })).toEqual([
      "stack/Cache/ReplicationGroup: overlapping-windows: AWS refuses windows that overlap, except those that a cache without snapshots has already; to acknowledge it, give a reason in `acknowledgedWarnings`",
    ]);
    expect(cacheRefusal({ ...windows, snapshotRetentionLimit: 0 })).toBe("accepted");
    expect(cacheRefusal({ ...windows, snapshotRetentionLimit: 1 })).toContain("`snapshotWindow` must not overlap");
    expect(warned({ snapshotRetentionLimit: 0 })).toEqual([]);
    expect(warned({ maintenanceWindow: "sun:03:00-sun:04:00", snapshotRetentionLimit: 0 })).toEqual([]);
  });

  it.each([{ maintenanceWindow: "sun:05:00-mon:04:00" }, { snapshotWindow: "05:00-04:00" }])(
    "accepts %p, and the other takes the hour that is left",
    (given) => {
      expect(windowsOf(given)).toContain("snapshotWindow" in given ? "sun:04:00-sun:05:00" : "04:00-05:00");
    },
  );
});
