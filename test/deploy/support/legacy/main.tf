# Caches as other people made them, for the tests of `adopt`.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_subnet" "main" {
  for_each          = { us-east-1a = "10.9.1.0/24", us-east-1b = "10.9.2.0/24" }
  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = each.value
}

locals {
  subnet_ids = [for subnet in aws_subnet.main : subnet.id]
}

# Sessions: replicated, names with capitals and underscores, another port, a token, a parameter group of its own, three
# security groups, a text log, tags with colons, and alarms made by hand.

resource "aws_elasticache_subnet_group" "sessions" {
  name        = "Legacy_Sessions_Subnets"
  description = "Subnets of the sessions"
  subnet_ids  = local.subnet_ids
}

resource "aws_elasticache_parameter_group" "sessions" {
  name        = "Legacy-Sessions-Redis7"
  family      = "redis7"
  description = "Kept since 2019"

  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }

  parameter {
    name  = "notify-keyspace-events"
    value = "KEA"
  }
}

resource "aws_security_group" "sessions" {
  name        = "Legacy_Sessions (clients)"
  description = "Made by hand in 2019"
  vpc_id      = aws_vpc.main.id
  tags        = { "team:owner" = "platform" }
}

resource "aws_vpc_security_group_ingress_rule" "office" {
  security_group_id = aws_security_group.sessions.id
  description       = "The office"
  cidr_ipv4         = "10.20.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 6380
  to_port           = 6380
}

resource "aws_vpc_security_group_ingress_rule" "app" {
  security_group_id            = aws_security_group.sessions.id
  referenced_security_group_id = aws_security_group.app.id
  ip_protocol                  = "tcp"
  from_port                    = 6380
  to_port                      = 6380
  tags                         = { Name = "App servers" }
}

resource "aws_security_group" "app" {
  name        = "app"
  description = "Application servers"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "wide" {
  name        = "Everything_Redis"
  description = "Ports of every cache"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "wide" {
  security_group_id = aws_security_group.wide.id
  cidr_ipv4         = "10.0.0.0/8"
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6399
}

resource "aws_security_group" "shared" {
  name        = "shared"
  description = "Of the cache and of a server"
  vpc_id      = aws_vpc.main.id
}

resource "aws_network_interface" "server" {
  subnet_id       = local.subnet_ids[0]
  security_groups = [aws_security_group.shared.id]
}

resource "aws_secretsmanager_secret" "sessions" {
  name = "legacy/sessions"
}

resource "aws_secretsmanager_secret_version" "sessions" {
  secret_id     = aws_secretsmanager_secret.sessions.id
  secret_string = jsonencode({ "redis.token" = "0123456789abcdef0123456789abcdef" })
}

resource "aws_cloudwatch_log_group" "slow" {
  name = "/platform/redis-slow"
}

resource "aws_sns_topic" "operations" {
  name = "operations"
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "Legacy-Sessions"
  description                = "Sessions (kept since 2019)"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = "cache.t4g.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  port                       = 6380
  parameter_group_name       = aws_elasticache_parameter_group.sessions.name
  subnet_group_name          = aws_elasticache_subnet_group.sessions.name
  security_group_ids         = [aws_security_group.sessions.id, aws_security_group.wide.id, aws_security_group.shared.id]
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  auth_token                 = jsondecode(aws_secretsmanager_secret_version.sessions.secret_string)["redis.token"]
  maintenance_window         = "wed:03:00-wed:04:00"
  snapshot_window            = "06:30-07:30"
  snapshot_retention_limit   = 3
  auto_minor_version_upgrade = false
  notification_topic_arn     = aws_sns_topic.operations.arn
  tags                       = { "team:owner" = "platform", "cost:center" = "42" }

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.slow.name
    destination_type = "cloudwatch-logs"
    log_format       = "text"
    log_type         = "slow-log"
  }
}

resource "aws_cloudwatch_metric_alarm" "by_hand" {
  for_each            = toset(["sessions memory (by hand)", "legacy-sessions-node-1-memory-critical"])
  alarm_name          = each.key
  namespace           = "AWS/ElastiCache"
  metric_name         = "DatabaseMemoryUsagePercentage"
  dimensions          = { CacheClusterId = sort(aws_elasticache_replication_group.sessions.member_clusters)[0] }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 95
  alarm_actions       = [aws_sns_topic.operations.arn]
}

# Carts: users, one of them `default`, and what AWS keeps for everybody.

resource "aws_elasticache_user" "default" {
  user_id       = "legacy-default"
  user_name     = "default"
  engine        = "REDIS"
  access_string = "off ~keys* -@all +get"

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user" "app" {
  user_id       = "carts-app"
  user_name     = "carts-app"
  engine        = "REDIS"
  access_string = "on ~cart:* -@all +@read +@write"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "jobs" {
  user_id       = "carts-jobs"
  user_name     = "Jobs_2019"
  engine        = "REDIS"
  access_string = "on ~* -@all +@read"

  authentication_mode {
    type      = "password"
    passwords = ["0123456789abcdef-first", "0123456789abcdef-second"]
  }
}

resource "aws_elasticache_user_group" "carts" {
  user_group_id = "legacy-carts-users"
  engine        = "REDIS"
  user_ids      = [aws_elasticache_user.default.user_id, aws_elasticache_user.app.user_id, aws_elasticache_user.jobs.user_id]
}

resource "aws_elasticache_subnet_group" "shared" {
  name       = "shared-subnets"
  subnet_ids = local.subnet_ids
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id       = "legacy-carts"
  description                = "Carts"
  engine                     = "redis"
  engine_version             = "7.0"
  node_type                  = "cache.t2.micro"
  num_cache_clusters         = 1
  parameter_group_name       = "default.redis7"
  subnet_group_name          = aws_elasticache_subnet_group.shared.name
  security_group_ids         = [aws_security_group.app.id]
  transit_encryption_enabled = true
  auto_minor_version_upgrade = true # the emulator reports it only when it was said
  user_group_ids             = [aws_elasticache_user_group.carts.user_group_id]
}

# Pages: sharded Valkey, no password, no TLS.

resource "aws_elasticache_replication_group" "pages" {
  replication_group_id       = "legacy-pages"
  description                = "Pages"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = "cache.r7g.large"
  num_node_groups            = 3
  replicas_per_node_group    = 1
  automatic_failover_enabled = true
  parameter_group_name       = "default.valkey8.cluster.on"
  subnet_group_name          = aws_elasticache_subnet_group.shared.name
  security_group_ids         = [aws_security_group.app.id]
  transit_encryption_enabled = false
  at_rest_encryption_enabled = true
  auto_minor_version_upgrade = true
  tags                       = { Name = "pages" }
}
