# Workloads talk to each other, to the endpoints and to S3. The endpoints answer workloads.

locals {
  own_group     = local.own || try(var.vpc.security_group_id == null, true)
  own_endpoints = local.own || try(var.vpc.make_endpoints, false)

  endpoint_group_id = local.own_endpoints ? aws_security_group.endpoints[0].id : try(var.vpc.endpoint_security_group_id, null)
  endpoint_group    = local.own_endpoints || try(var.vpc.endpoint_security_group_id != null, false)
}

data "aws_vpc" "given" {
  count = local.own || local.endpoint_group || !local.own_group ? 0 : 1

  id = var.vpc.id
}

data "aws_prefix_list" "s3" {
  count = local.own_group ? 1 : 0

  name = "com.amazonaws.${var.region}.s3"
}

resource "aws_security_group" "workload" {
  #checkov:skip=CKV2_AWS_5:SageMaker's jobs, endpoints and apps take it when they start
  count = local.own_group ? 1 : 0

  name        = "${local.prefix}-workload"
  description = "Workloads: each other, the endpoints of AWS services, and S3"
  vpc_id      = local.vpc_id
  tags        = { Name = "${local.prefix}-workload" }
}

# Every port: distributed training opens its own, Studio's apps use 8192-65535, shared file systems 2049.
resource "aws_vpc_security_group_ingress_rule" "workload_self" {
  count = local.own_group ? 1 : 0

  description                  = "Workloads among themselves, NFS (2049) included"
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.workload[0].id
  security_group_id            = aws_security_group.workload[0].id
}

resource "aws_vpc_security_group_egress_rule" "workload_self" {
  count = local.own_group ? 1 : 0

  description                  = "Workloads among themselves, NFS (2049) included"
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.workload[0].id
  security_group_id            = aws_security_group.workload[0].id
}

resource "aws_vpc_security_group_egress_rule" "workload_endpoints" {
  count = local.own_group ? 1 : 0

  cidr_ipv4                    = local.endpoint_group ? null : data.aws_vpc.given[0].cidr_block
  description                  = "Endpoints of AWS services"
  from_port                    = 443
  ip_protocol                  = "tcp"
  referenced_security_group_id = local.endpoint_group_id
  security_group_id            = aws_security_group.workload[0].id
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "workload_s3" {
  count = local.own_group ? 1 : 0

  description       = "S3 through its gateway"
  from_port         = 443
  ip_protocol       = "tcp"
  prefix_list_id    = data.aws_prefix_list.s3[0].id
  security_group_id = aws_security_group.workload[0].id
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "workload_internet" {
  count = var.egress == "nat" ? 1 : 0

  cidr_ipv4         = "0.0.0.0/0"
  description       = "HTTPS to the internet through NAT, by choice"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.workload[0].id
  to_port           = 443
}

resource "aws_security_group" "endpoints" {
  count = local.own_endpoints ? 1 : 0

  name        = "${local.prefix}-endpoints"
  description = "Endpoints of AWS services: HTTPS from workloads"
  vpc_id      = local.vpc_id
  tags        = { Name = "${local.prefix}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  count = local.own_endpoints ? 1 : 0

  description                  = "HTTPS from workloads"
  from_port                    = 443
  ip_protocol                  = "tcp"
  referenced_security_group_id = local.security_group_id
  security_group_id            = aws_security_group.endpoints[0].id
  to_port                      = 443
}
