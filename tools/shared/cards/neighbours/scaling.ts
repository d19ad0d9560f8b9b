import type { Card } from "../card";
import { gap } from "../deletion";

const targetOfScaling = ["resource_id", "scalable_dimension", "service_namespace"] as const;

/** What scales a cache from outside. */
export const scaling: Readonly<Record<string, Card>> = {
  aws_appautoscaling_policy: { deletion: gap("the cache keeps its size"), replacedBy: ["name", ...targetOfScaling] },
  aws_appautoscaling_scheduled_action: {
    deletion: gap("the cache keeps its size"),
    replacedBy: ["name", ...targetOfScaling],
  },
  aws_appautoscaling_target: { deletion: gap("the cache keeps its size"), replacedBy: targetOfScaling },
};
