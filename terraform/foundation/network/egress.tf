# A way out, only when asked for: public subnets that hold nothing but NAT gateways.

locals {
  nat_zones = var.egress == "none" ? [] : (var.nat_gateways == "one" ? slice(local.zones, 0, 1) : local.zones)
}

resource "aws_internet_gateway" "own" {
  count = var.egress == "nat" ? 1 : 0

  vpc_id = aws_vpc.own[0].id
  tags   = { Name = local.prefix }
}

resource "aws_subnet" "public" {
  for_each = local.public

  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false
  vpc_id                  = aws_vpc.own[0].id
  tags                    = { Name = "${local.prefix}-public-${each.key}" }
}

resource "aws_route_table" "public" {
  count = var.egress == "nat" ? 1 : 0

  vpc_id = aws_vpc.own[0].id
  tags   = { Name = "${local.prefix}-public" }
}

resource "aws_route" "public" {
  count = var.egress == "nat" ? 1 : 0

  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.own[0].id
  route_table_id         = aws_route_table.public[0].id
}

resource "aws_route_table_association" "public" {
  for_each = local.public

  route_table_id = aws_route_table.public[0].id
  subnet_id      = aws_subnet.public[each.key].id
}

resource "aws_eip" "nat" {
  for_each = toset(local.nat_zones)

  domain = "vpc"
  tags   = { Name = "${local.prefix}-nat-${each.key}" }
}

resource "aws_nat_gateway" "own" {
  for_each = toset(local.nat_zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id
  tags          = { Name = "${local.prefix}-${each.key}" }

  depends_on = [aws_internet_gateway.own]
}

resource "aws_route" "private" {
  for_each = var.egress == "nat" ? local.private : {}

  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.own[contains(local.nat_zones, each.key) ? each.key : local.nat_zones[0]].id
  route_table_id         = aws_route_table.private[each.key].id
}
