# The two roles that Slipway assumes, and the fence round both.

resource "aws_iam_policy" "boundary" {
  count = var.primary ? 1 : 0

  name        = "slipway-boundary"
  description = "The most that Slipway can ever do in this account"
  policy      = data.aws_iam_policy_document.boundary.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "Portal"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.portal_principal_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }

  # Apart, because AWS does not say that an external id is there when tags are checked. Of no use without the above.
  statement {
    sid     = "PortalTags"
    actions = ["sts:TagSession"]

    principals {
      type        = "AWS"
      identifiers = [var.portal_principal_arn]
    }
  }
}

resource "aws_iam_role" "plan" {
  count = var.primary ? 1 : 0

  name                 = "${var.role_name}-plan"
  description          = "Slipway looks: previews and the account doctor"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
  permissions_boundary = local.boundary_arn

  depends_on = [aws_iam_policy.boundary]
}

resource "aws_iam_role" "apply" {
  count = var.primary ? 1 : 0

  name                 = "${var.role_name}-apply"
  description          = "Slipway changes: what was signed off"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
  permissions_boundary = local.boundary_arn

  depends_on = [aws_iam_policy.boundary]
}

locals {
  read_arn = "${local.iam}:policy/${var.role_name}-read"

  plan_policies = {
    state = data.aws_iam_policy_document.state_read.json
  }
  apply_policies = {
    change = data.aws_iam_policy_document.change.json
    state  = data.aws_iam_policy_document.state_write.json
  }
}

# Managed, because both roles have it and a role's own policies have 10 240 characters together.
resource "aws_iam_policy" "read" {
  count = var.primary ? 1 : 0

  name        = "${var.role_name}-read"
  description = "What plans, refreshes and the account doctor look at"
  policy      = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "read" {
  for_each = var.primary ? toset(["apply", "plan"]) : toset([])

  role       = "${var.role_name}-${each.key}"
  policy_arn = local.read_arn

  depends_on = [aws_iam_policy.read, aws_iam_role.apply, aws_iam_role.plan]
}

resource "aws_iam_role_policy" "plan" {
  for_each = var.primary ? local.plan_policies : {}

  name   = each.key
  role   = aws_iam_role.plan[0].name
  policy = each.value
}

resource "aws_iam_role_policy" "apply" {
  for_each = var.primary ? local.apply_policies : {}

  name   = each.key
  role   = aws_iam_role.apply[0].name
  policy = each.value
}

# Whatever somebody adds by hand goes at the next apply.
resource "aws_iam_role_policies_exclusive" "portal" {
  for_each = var.primary ? { apply = keys(local.apply_policies), plan = keys(local.plan_policies) } : {}

  role_name    = "${var.role_name}-${each.key}"
  policy_names = each.value

  depends_on = [aws_iam_role_policy.apply, aws_iam_role_policy.plan]
}

resource "aws_iam_role_policy_attachments_exclusive" "portal" {
  for_each = var.primary ? toset(["apply", "plan"]) : toset([])

  role_name   = "${var.role_name}-${each.key}"
  policy_arns = [local.read_arn]

  depends_on = [aws_iam_role_policy_attachment.read]
}
