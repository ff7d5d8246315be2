# In a key's policy the resource is always the key itself, written *.

data "aws_iam_policy_document" "key" {
  #checkov:skip=CKV_AWS_109:In a key policy the resource * is this key; administration is given to the account, whose IAM decides
  #checkov:skip=CKV_AWS_111:In a key policy the resource * is this key
  #checkov:skip=CKV_AWS_356:In a key policy the resource * is this key

  # Administration without use: whoever looks after the account cannot read what the key protects.
  statement {
    sid = "Administer"
    actions = [
      "kms:CancelKeyDeletion",
      "kms:CreateAlias",
      "kms:DeleteAlias",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:DisableKeyRotation",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListAliases",
      "kms:ListGrants",
      "kms:ListKeyPolicies",
      "kms:ListKeyRotations",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:RevokeGrant",
      "kms:RotateKeyOnDemand",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateAlias",
      "kms:UpdateKeyDescription",
    ]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [local.root]
    }
  }

  statement {
    sid       = "UseThroughServices"
    actions   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [local.root]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = local.services
    }
  }

  # A volume or a registry keeps using the key after the call that made it: the service asks for a grant in the caller's name.
  statement {
    sid       = "GrantToServices"
    actions   = ["kms:CreateGrant"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [local.root]
    }

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = local.services
    }
  }

  dynamic "statement" {
    for_each = var.service_statements

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = [statement.value.service]
      }

      dynamic "condition" {
        for_each = statement.value.source_account ? [var.account_id] : []

        content {
          test     = "StringEquals"
          variable = "aws:SourceAccount"
          values   = [condition.value]
        }
      }

      dynamic "condition" {
        for_each = length(statement.value.source_arns) == 0 ? [] : [statement.value.source_arns]

        content {
          test     = "ArnLike"
          variable = "aws:SourceArn"
          values   = condition.value
        }
      }

      dynamic "condition" {
        for_each = statement.value.encryption_context

        content {
          test     = "ArnLike"
          variable = "kms:EncryptionContext:${condition.key}"
          values   = condition.value
        }
      }
    }
  }

  dynamic "statement" {
    for_each = var.consumers == null ? [] : [var.consumers]

    content {
      sid       = "DecryptFromOtherAccounts"
      actions   = ["kms:Decrypt", "kms:DescribeKey"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = [for id in statement.value.account_ids : "${local.arn_start}:iam::${id}:root"]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values   = statement.value.role_patterns
      }

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = [for service in statement.value.services : "${service}.${var.region}.${data.aws_partition.here.dns_suffix}"]
      }

      dynamic "condition" {
        for_each = statement.value.aws_organization_id == "" ? [] : [statement.value.aws_organization_id]

        content {
          test     = "StringEquals"
          variable = "aws:PrincipalOrgID"
          values   = [condition.value]
        }
      }
    }
  }
}
