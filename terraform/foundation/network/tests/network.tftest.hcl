provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_availability_zones.here
  values = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
}

override_data {
  target = data.aws_prefix_list.s3
  values = { id = "pl-6da54004" }
}

override_data {
  target = data.aws_vpc.given
  values = { cidr_block = "10.99.0.0/16" }
}

variables {
  account_id    = "111122223333"
  business_unit = "retail-banking"
  cidr          = "10.42.0.0/20"
  cost_centre   = "RB-44120"
  region        = "eu-west-1"
  stage         = "dev"
}

run "is_private_over_two_zones" {
  command = plan

  assert {
    condition     = { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == { "eu-west-1a" = "10.42.0.0/22", "eu-west-1b" = "10.42.4.0/22" }
    error_message = "A quarter of the addresses for each of the first two zones."
  }

  assert {
    condition     = length(aws_internet_gateway.own) + length(aws_nat_gateway.own) + length(aws_subnet.public) + length(aws_route.private) + length(aws_vpc_security_group_egress_rule.workload_internet) == 0
    error_message = "There is no way out by default."
  }

  assert {
    condition     = aws_vpc.own[0].enable_dns_hostnames && aws_vpc.own[0].enable_dns_support && alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "Private names work, public addresses are not given."
  }

  assert {
    condition     = length(aws_default_security_group.own) == 1
    error_message = "The default group is emptied."
  }
}

# Defect 9 of the sample: no private names, one group for all, a gateway without routes.
run "reaches_aws_inside" {
  command = plan

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled && endpoint.vpc_endpoint_type == "Interface"]) && length(aws_vpc_endpoint.interface) == 13
    error_message = "Every endpoint answers under the service's own name."
  }

  assert {
    condition     = aws_vpc_endpoint.interface["studio"].service_name == "aws.sagemaker.eu-west-1.studio" && aws_vpc_endpoint.interface["ecr.dkr"].service_name == "com.amazonaws.eu-west-1.ecr.dkr"
    error_message = "Studio's endpoint has a name of its own."
  }

  assert {
    condition = alltrue([for name, endpoint in aws_vpc_endpoint.interface : alltrue([for statement in jsondecode(endpoint.policy).Statement :
      statement.Condition.StringEquals["aws:PrincipalAccount"] == "111122223333" && statement.Action == "${local.endpoint_services[name]}:*"
    ])])
    error_message = "Without an organization, only this account's principals."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_vpc_endpoint.s3[0].policy).Statement :
      alltrue([for arn in flatten([statement.Resource]) : startswith(arn, "arn:aws:s3:::retail-banking-dev-")]) if statement.Sid == "OurBuckets"
    ])
    error_message = "Only this stage's buckets are written."
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_vpc_endpoint.s3[0].policy).Statement :
      contains(flatten([statement.Resource]), "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*") && statement.Action == "s3:GetObject"
    ]) && alltrue([for statement in jsondecode(aws_vpc_endpoint.s3[0].policy).Statement : !contains(flatten([statement.Resource]), "*")])
    error_message = "Images' layers can be read; nothing is open to every bucket."
  }

  assert {
    condition = alltrue([for rule in [aws_vpc_security_group_ingress_rule.endpoints[0], aws_vpc_security_group_egress_rule.workload_endpoints[0], aws_vpc_security_group_egress_rule.workload_s3[0]] :
      rule.from_port == 443 && rule.to_port == 443 && rule.ip_protocol == "tcp" && rule.cidr_ipv4 == null
    ])
    error_message = "HTTPS between groups, and to S3."
  }
}

run "lets_the_organization_in_when_there_is_one" {
  command = plan

  variables {
    aws_organization_id = "o-a1b2c3d4e5"
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : jsondecode(endpoint.policy).Statement[0].Condition.StringEquals["aws:PrincipalOrgID"] == "o-a1b2c3d4e5"])
    error_message = "The organization's principals."
  }
}

run "reads_a_data_lake" {
  command = plan

  variables {
    data_bucket_arns = ["arn:aws:s3:::acme-data-lake"]
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_vpc_endpoint.s3[0].policy).Statement :
      contains(statement.Resource, "arn:aws:s3:::acme-data-lake/*") && alltrue([for action in statement.Action : can(regex("^s3:(Get|List)", action))]) if statement.Sid == "ReadOtherStagesAndData"
    ])
    error_message = "Yours are read, not written."
  }
}

run "logs_flows_with_a_role_that_can_do_nothing_else" {
  command = plan

  assert {
    condition     = aws_iam_role.flow[0].permissions_boundary == "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-network-boundary" && aws_iam_role.flow[0].max_session_duration == 3600 && aws_iam_role.flow[0].path == "/mlops/retail-banking/"
    error_message = "Fenced, for an hour, in its place."
  }

  assert {
    condition     = jsondecode(aws_iam_role.flow[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111122223333"
    error_message = "Flow logs of this account only."
  }

  assert {
    condition     = aws_cloudwatch_log_group.flow[0].retention_in_days == 365 && length(module.key) == 1 && aws_flow_log.own[0].traffic_type == "ALL"
    error_message = "All flows, encrypted, for a year."
  }
}

run "uses_a_key_that_is_there" {
  command = plan

  variables {
    key_arn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001"
  }

  assert {
    condition     = length(module.key) == 0 && aws_cloudwatch_log_group.flow[0].kms_key_id == var.key_arn
    error_message = "The given key, and no other."
  }
}

run "goes_out_when_asked" {
  command = plan

  variables {
    egress = "nat"
    zones  = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  }

  assert {
    condition     = length(aws_nat_gateway.own) == 3 && alltrue([for eip in aws_eip.nat : eip.domain == "vpc"]) && length(aws_route.private) == 3
    error_message = "A gateway in each zone."
  }

  assert {
    condition     = [for subnet in aws_subnet.public : subnet.cidr_block] == ["10.42.12.0/24", "10.42.13.0/24", "10.42.14.0/24"]
    error_message = "Public subnets lie in the last quarter."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.workload_internet[0].from_port == 443
    error_message = "HTTPS only."
  }
}

run "goes_out_by_one_door" {
  command = plan

  variables {
    egress       = "nat"
    nat_gateways = "one"
  }

  assert {
    condition     = keys(aws_nat_gateway.own) == ["eu-west-1a"] && length(aws_route.private) == 2
    error_message = "One gateway for both zones."
  }
}

run "takes_a_vpc_that_is_there" {
  command = plan

  variables {
    cidr = null
    vpc = {
      id                = "vpc-0a1b2c3d4e5f67890"
      security_group_id = "sg-0a1b2c3d4e5f67890"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }

  assert {
    condition = (
      aws_ssm_parameter.network["vpc-id"].insecure_value == "vpc-0a1b2c3d4e5f67890"
      && aws_ssm_parameter.network["subnet-ids"].insecure_value == "subnet-0a1b2c3d4e5f67890,subnet-0a1b2c3d4e5f67891"
      && aws_ssm_parameter.network["security-group-id"].insecure_value == "sg-0a1b2c3d4e5f67890"
      && aws_ssm_parameter.network["vpc-id"].name == "/mlops/retail-banking/dev/network/vpc-id"
    )
    error_message = "It is published as it is."
  }

  assert {
    condition     = length(aws_vpc.own) + length(aws_subnet.private) + length(aws_security_group.workload) + length(aws_vpc_endpoint.interface) + length(aws_vpc_endpoint.s3) + length(aws_flow_log.own) + length(module.key) == 0
    error_message = "Nothing else is made."
  }
}

run "makes_groups_in_a_vpc_that_is_there" {
  command = plan

  variables {
    cidr = null
    vpc = {
      id         = "vpc-0a1b2c3d4e5f67890"
      subnet_ids = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.workload_endpoints[0].cidr_ipv4 == "10.99.0.0/16" && aws_security_group.workload[0].vpc_id == "vpc-0a1b2c3d4e5f67890"
    error_message = "Somebody else's endpoints are somewhere in the VPC."
  }
}

run "reaches_endpoints_that_are_there" {
  command = plan

  variables {
    cidr = null
    vpc = {
      endpoint_security_group_id = "sg-0a1b2c3d4e5f67891"
      id                         = "vpc-0a1b2c3d4e5f67890"
      subnet_ids                 = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.workload_endpoints[0].referenced_security_group_id == "sg-0a1b2c3d4e5f67891" && output.endpoint_security_group_id == "sg-0a1b2c3d4e5f67891"
    error_message = "Exactly these."
  }
}

run "makes_endpoints_in_a_vpc_that_is_there" {
  command = plan

  variables {
    cidr      = null
    endpoints = ["sagemaker.api", "elasticfilesystem"]
    vpc = {
      id              = "vpc-0a1b2c3d4e5f67890"
      make_endpoints  = true
      route_table_ids = ["rtb-0a1b2c3d4e5f67890"]
      subnet_ids      = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 2 && aws_vpc_endpoint.s3[0].route_table_ids == toset(["rtb-0a1b2c3d4e5f67890"])
    error_message = "The asked endpoints, and S3 in the given route tables."
  }
}

run "is_another_stage_in_the_same_account" {
  command = plan

  variables {
    business_unit = "fraud"
    stage         = "prod"
  }

  assert {
    condition     = aws_iam_role.flow[0].name == "fraud-prod-flow-log" && aws_iam_policy.flow_boundary[0].name == "fraud-prod-network-boundary" && aws_cloudwatch_log_group.flow[0].name == "/mlops/fraud-prod/network/flow" && strcontains(module.key[0].alias_arn, ":alias/fraud-prod-network")
    error_message = "Whatever has one name in an account has business unit and stage in it."
  }
}

run "rejects_half_an_account" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "1111"
  }
}

run "rejects_an_organization_that_is_none" {
  command         = plan
  expect_failures = [var.aws_organization_id]

  variables {
    aws_organization_id = "acme"
  }
}

run "rejects_a_name_too_long" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "retail-banking-europe"
  }
}

run "rejects_no_addresses" {
  command         = plan
  expect_failures = [var.cidr]

  variables {
    cidr = null
  }
}

run "rejects_public_addresses" {
  command         = plan
  expect_failures = [var.cidr]

  variables {
    cidr = "52.95.0.0/16"
  }
}

run "rejects_addresses_in_the_middle" {
  command         = plan
  expect_failures = [var.cidr]

  variables {
    cidr = "10.42.0.7/20"
  }
}

run "rejects_too_few_addresses" {
  command         = plan
  expect_failures = [var.cidr]

  variables {
    cidr = "10.42.0.0/25"
  }
}

run "rejects_dockers_addresses" {
  command         = plan
  expect_failures = [var.cidr]

  variables {
    cidr = "172.17.0.0/16"
  }
}

run "rejects_nobody_who_pays" {
  command         = plan
  expect_failures = [var.cost_centre]

  variables {
    cost_centre = ""
  }
}

run "rejects_part_of_a_bucket" {
  command         = plan
  expect_failures = [var.data_bucket_arns]

  variables {
    data_bucket_arns = ["arn:aws:s3:::acme-data-lake/*"]
  }
}

run "rejects_another_way_out" {
  command         = plan
  expect_failures = [var.egress]

  variables {
    egress = "igw"
  }
}

run "rejects_a_way_out_of_a_vpc_that_is_there" {
  command         = plan
  expect_failures = [var.egress]

  variables {
    cidr   = null
    egress = "nat"
    vpc = {
      id         = "vpc-0a1b2c3d4e5f67890"
      subnet_ids = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }
}

run "rejects_an_endpoint_that_is_none" {
  command         = plan
  expect_failures = [var.endpoints]

  variables {
    endpoints = ["servicecatalog"]
  }
}

run "rejects_an_endpoint_twice" {
  command         = plan
  expect_failures = [var.endpoints]

  variables {
    endpoints = ["sts", "sts"]
  }
}

run "rejects_days_that_cloudwatch_does_not_know" {
  command         = plan
  expect_failures = [var.flow_log_days]

  variables {
    flow_log_days = 100
  }
}

run "rejects_an_alias_for_a_key" {
  command         = plan
  expect_failures = [var.key_arn]

  variables {
    key_arn = "alias/logs"
  }
}

run "rejects_another_number_of_gateways" {
  command         = plan
  expect_failures = [var.nat_gateways]

  variables {
    nat_gateways = "two"
  }
}

run "rejects_a_region_that_is_none" {
  command         = plan
  expect_failures = [var.region]

  variables {
    region = "Ireland"
  }
}

run "rejects_a_stage_that_is_none" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    stage = "test"
  }
}

run "rejects_a_vpc_that_is_none" {
  command         = plan
  expect_failures = [var.vpc]

  variables {
    cidr = null
    vpc = {
      id                = "main"
      security_group_id = "sg-0a1b2c3d4e5f67890"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }
}

run "rejects_one_subnet" {
  command         = plan
  expect_failures = [var.vpc]

  variables {
    cidr = null
    vpc = {
      id                = "vpc-0a1b2c3d4e5f67890"
      security_group_id = "sg-0a1b2c3d4e5f67890"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890"]
    }
  }
}

run "rejects_a_group_that_is_none" {
  command         = plan
  expect_failures = [var.vpc]

  variables {
    cidr = null
    vpc = {
      id                = "vpc-0a1b2c3d4e5f67890"
      security_group_id = "default"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }
}

run "rejects_a_gateway_without_routes" {
  command         = plan
  expect_failures = [var.vpc]

  variables {
    cidr = null
    vpc = {
      id             = "vpc-0a1b2c3d4e5f67890"
      make_endpoints = true
      subnet_ids     = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    }
  }
}

run "rejects_one_zone" {
  command         = plan
  expect_failures = [var.zones]

  variables {
    zones = ["eu-west-1a"]
  }
}

run "rejects_zones_elsewhere" {
  command         = plan
  expect_failures = [var.zones]

  variables {
    zones = ["us-east-1a", "us-east-1b"]
  }
}

run "rejects_a_stage_in_the_business_unit" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "acme-dev"
  }
}
