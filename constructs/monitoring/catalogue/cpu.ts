import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage, hostMetricsPage, whatToMonitorPage } from "../metrics/conditions";

const recommendedPage =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ElastiCache";
const creditPage = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html";

const twicePerFiveMinutes = { periodSeconds: 300, datapointsToAlarm: 2, evaluationPeriods: 2 } as const;

/** Alarms on CPU time. */
export const cpu = {
  "engine-cpu-critical": {
    meaning: "The engine's thread has hardly any time left; every client waits.",
    runbook:
      "Read the slow log for expensive commands (KEYS, large ranges, scripts); then add replicas for reads or shards for writes.",
    severity: "critical",
    level: "standard",
    scope: "node",
    when: "always",
    watches: { kind: "metric", metric: "EngineCPUUtilization", statistic: "Average" },
    comparison: ">",
    threshold: { field: "maxPercent", value: 90, unit: "Percent" },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    treatMissingData: "ignore",
    sources: [recommendedPage, engineMetricsPage],
  },
  "cpu-high": {
    meaning: "The whole host is busy: engine, network threads, TLS and snapshots together.",
    runbook: "Compare with the engine's CPU: if only the host is busy, look for snapshots, syncs or connection storms.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "always",
    watches: { kind: "metric", metric: "CPUUtilization", statistic: "Average" },
    comparison: ">",
    threshold: { field: "maxPercent", value: 75, unit: "Percent" },
    ...twicePerFiveMinutes,
    treatMissingData: "ignore",
    sources: [hostMetricsPage],
  },
  "cpu-of-one-vcpu": {
    meaning: "On a small node this much host CPU means that the engine's one thread is nearly full.",
    runbook: "Read the slow log; then add replicas for reads, or take a node type with faster or more vCPUs.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "up to 2 vCPU",
    watches: { kind: "metric", metric: "CPUUtilization", statistic: "Average" },
    comparison: ">",
    threshold: {
      field: "maxPercentOfOneVcpu",
      value: 90,
      unit: "Percent",
      scale: ({ vcpu }) => 1 / vcpu,
      maxOfMetric: 100,
    },
    ...twicePerFiveMinutes,
    treatMissingData: "ignore",
    sources: [whatToMonitorPage],
  },
  "engine-cpu-high": {
    meaning: "The engine's thread is busy; on a large node the host's CPU does not show it.",
    runbook: "Read the slow log and the command rates; plan replicas for reads or shards for writes.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "from 4 vCPU",
    watches: { kind: "metric", metric: "EngineCPUUtilization", statistic: "Average" },
    comparison: ">",
    threshold: { field: "maxPercent", value: 75, unit: "Percent" },
    ...twicePerFiveMinutes,
    treatMissingData: "ignore",
    sources: [whatToMonitorPage],
  },
  "cpu-credits": {
    meaning: "A burstable node works above its baseline and is nearly out of CPU credits.",
    runbook: "Expect throttling to the baseline. Take work off the node, or move to a node type that is not burstable.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "burstable",
    watches: {
      kind: "expression",
      readings: {
        credits: { metric: "CPUCreditBalance", statistic: "Minimum" },
        cpu: { metric: "CPUUtilization", statistic: "Average" },
      },
      // A new or idle node has few credits too, and earns more than it spends: only a working one is in trouble.
      expression: "IF({credits} < {minCredits}, {cpu}, 0)",
      label: "host CPU with next to no credits",
    },
    comparison: ">",
    threshold: {
      field: "maxPercentOfBaseline",
      value: 75,
      unit: "Percent",
      scale: ({ creditBaselinePercent = 100 }) => creditBaselinePercent / 100,
      maxOfMetric: 100,
    },
    settings: { minCredits: 20 },
    periodSeconds: 300,
    datapointsToAlarm: 2,
    evaluationPeriods: 2,
    treatMissingData: "ignore",
    sources: [hostMetricsPage, creditPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
