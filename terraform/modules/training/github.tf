# What a repository that trains may do: upload its code, write its pipelines down, start and watch them.

data "aws_iam_policy_document" "train" {
  statement {
    sid       = "FindCode"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [module.artifacts.arn]
  }

  statement {
    sid       = "UploadCode"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${module.artifacts.arn}/code/*"]
  }

  statement {
    sid       = "ReadEvaluation"
    actions   = ["s3:GetObject"]
    resources = ["${module.artifacts.arn}/evaluation/*"]
  }

  statement {
    sid       = "UseKeyForOwnObjects"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.context.keys.artifacts]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.context.region}.${var.context.dns_suffix}"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [module.artifacts.arn, "${module.artifacts.arn}/*"]
    }
  }

  statement {
    sid = "OwnPipelines"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:CreatePipeline",
      "sagemaker:DeletePipeline",
      "sagemaker:DescribePipeline",
      "sagemaker:DescribePipelineDefinitionForExecution",
      "sagemaker:DescribePipelineExecution",
      "sagemaker:ListPipelineExecutionSteps",
      "sagemaker:ListPipelineExecutions",
      "sagemaker:ListPipelineParametersForExecution",
      "sagemaker:ListTags",
      "sagemaker:RetryPipelineExecution",
      "sagemaker:StartPipelineExecution",
      "sagemaker:StopPipelineExecution",
      "sagemaker:UpdatePipeline",
      "sagemaker:UpdatePipelineExecution",
    ]
    resources = [local.pipelines]
  }

  statement {
    sid       = "SeeModels"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [module.registry.arn, module.registry.package_arn]
  }

  statement {
    sid       = "PassPipelineRole"
    actions   = ["iam:PassRole"]
    resources = [module.pipeline_role.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  statement {
    sid       = "LookUp"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = [for path in ["${var.context.ssm_prefix}/*", "${var.context.tree}/key/artifacts-arn", "${var.context.tree}/network/*"] : "${local.arn}:ssm:${var.context.at}:parameter${path}"]
  }
}
