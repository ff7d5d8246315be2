# The network of one business unit and stage: private subnets, and AWS reached inside them. No way to the internet unless asked.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      "business-unit" = var.business_unit
      "cost-centre"   = var.cost_centre
      "managed-by"    = "slipway"
      "stage"         = var.stage
    }
  }
}

data "aws_partition" "here" {}

data "aws_availability_zones" "here" {
  count = local.own && length(var.zones) == 0 ? 1 : 0

  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  own       = var.vpc == null
  partition = data.aws_partition.here.partition
  prefix    = "${var.business_unit}-${var.stage}"
  tree      = "/mlops/${var.business_unit}/${var.stage}/network"

  zones = local.own ? (length(var.zones) > 0 ? var.zones : slice(data.aws_availability_zones.here[0].names, 0, 2)) : []

  # A quarter of the addresses for each zone; of the last quarter a sixteenth for each public subnet.
  private = local.own ? { for index, zone in local.zones : zone => cidrsubnet(var.cidr, 2, index) } : {}
  public  = var.egress == "nat" ? { for index, zone in local.zones : zone => cidrsubnet(var.cidr, 4, 12 + index) } : {}

  vpc_id            = local.own ? aws_vpc.own[0].id : var.vpc.id
  subnet_ids        = local.own ? [for zone in local.zones : aws_subnet.private[zone].id] : var.vpc.subnet_ids
  route_table_ids   = local.own ? [for zone in local.zones : aws_route_table.private[zone].id] : var.vpc.route_table_ids
  security_group_id = local.own_group ? aws_security_group.workload[0].id : var.vpc.security_group_id
}

resource "aws_vpc" "own" {
  count = local.own ? 1 : 0

  cidr_block           = var.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = { Name = local.prefix }
}

# What lands in the default group can reach nobody.
resource "aws_default_security_group" "own" {
  count = local.own ? 1 : 0

  vpc_id = aws_vpc.own[0].id
  tags   = { Name = "${local.prefix}-default-unused" }
}

resource "aws_subnet" "private" {
  for_each = local.private

  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false
  vpc_id                  = aws_vpc.own[0].id
  tags                    = { Name = "${local.prefix}-private-${each.key}" }
}

resource "aws_route_table" "private" {
  for_each = local.private

  vpc_id = aws_vpc.own[0].id
  tags   = { Name = "${local.prefix}-private-${each.key}" }
}

resource "aws_route_table_association" "private" {
  for_each = local.private

  route_table_id = aws_route_table.private[each.key].id
  subnet_id      = aws_subnet.private[each.key].id
}
