import type { Card } from "../card";
import { gap } from "../deletion";

/**
 * What applications next to a cache replace at every release: the next version is created, and the last one deleted.
 */
export const releases: Readonly<Record<string, Card>> = {
  aws_api_gateway_deployment: { deletion: gap("stages that use it answer with nothing"), replacedBy: ["rest_api_id"] },
  aws_apigatewayv2_deployment: { deletion: gap("stages that use it answer with nothing"), replacedBy: ["api_id"] },
  aws_ecs_task_definition: {
    deletion: gap("no new task of this revision starts; running ones go on"),
    replacedBy: ["container_definitions", "family"],
  },
  aws_lambda_layer_version: {
    deletion: gap("no function can begin to use this version; those that have it go on"),
    replacedBy: ["layer_name"],
  },
};
