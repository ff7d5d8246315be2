# A key for each domain, so that whoever may read one may not read the others.

locals {
  rules  = "${local.arn}:events:${local.at}:rule/${local.prefix}-*"
  alarms = "${local.arn}:cloudwatch:${local.at}:alarm:${local.prefix}-*"
  log_groups = [for pattern in ["/mlops/${local.prefix}/*", "/mlops/${local.prefix}-*", "/aws/sagemaker/Endpoints/${local.prefix}-*"] :
    "${local.arn}:logs:${local.at}:log-group:${pattern}"
  ]

  keys = {
    artifacts = {
      description  = "Data, models and images"
      via_services = ["ec2", "ecr", "elasticfilesystem", "s3", "sagemaker"]
      services     = {}
      consumers = length(var.consumer_account_ids) == 0 ? null : {
        account_ids         = var.consumer_account_ids
        aws_organization_id = var.aws_organization_id
        role_patterns       = local.consumer_roles
        services            = ["ecr", "s3"]
      }
    }
    events = {
      description  = "Events of the model registry, and alarms"
      via_services = ["sns", "sqs"]
      services = {
        RulesToQueue = {
          service     = "events.amazonaws.com"
          source_arns = [local.rules]
        }
        AlarmsToTopic = {
          service     = "cloudwatch.amazonaws.com"
          source_arns = [local.alarms]
        }
        BudgetsToTopic = {
          service     = "budgets.amazonaws.com"
          source_arns = ["${local.arn}:budgets::${var.account_id}:*"]
        }
      }
      consumers = null
    }
    logs = {
      description  = "Logs"
      via_services = ["logs", "s3"]
      services = {
        LogGroups = {
          service            = "logs.${var.region}.${data.aws_partition.here.dns_suffix}"
          actions            = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
          encryption_context = { "aws:logs:arn" = local.log_groups }
          source_account     = false
        }
        # S3 writes access logs in its own name; without this a bucket of logs with a key stays empty, and nobody is told.
        AccessLogs = {
          service = "logging.s3.amazonaws.com"
        }
      }
      consumers = null
    }
  }

  key_arns = { for name, given in var.key_arns : name => given == null ? module.key[name].arn : given }
}

module "key" {
  source   = "../../modules/key"
  for_each = { for name, key in local.keys : name => key if var.key_arns[name] == null }

  account_id         = var.account_id
  alias              = "${local.prefix}-${each.key}"
  consumers          = each.value.consumers
  description        = "${each.value.description} of ${var.business_unit} in ${var.stage}"
  region             = var.region
  service_statements = each.value.services
  via_services       = each.value.via_services
}
