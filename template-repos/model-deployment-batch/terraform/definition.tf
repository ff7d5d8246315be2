# The pipeline as SageMaker reads it: compare the files with the training data, then score them.
# https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema

locals {
  step_tags = [for key, value in local.tags : { Key = key, Value = value }]
  retries = [
    { ExceptionType = ["Step.SERVICE_FAULT", "Step.THROTTLING"], IntervalSeconds = 30, BackoffRate = 2, MaxAttempts = 3 },
    { ExceptionType = ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR"], IntervalSeconds = 60, BackoffRate = 2, MaxAttempts = 3 },
  ]
  execution = { Get = "Execution.PipelineExecutionId" }
  input     = { Get = "Parameters.Input" }

  # Fails the run where the files break the baseline's constraints and StopOnDrift says so; else it only writes down how they differ.
  compare = {
    Name                        = "Compare"
    Type                        = "QualityCheck"
    CheckType                   = "DATA_QUALITY"
    FailOnViolation             = { Get = "Parameters.StopOnDrift" }
    RegisterNewBaseline         = false
    SkipCheck                   = false
    SuppliedBaselineConstraints = try(var.baseline.constraints, "")
    SuppliedBaselineStatistics  = try(var.baseline.statistics, "")
    RetryPolicies               = local.retries
    Arguments = {
      AppSpecification = { ImageUri = data.aws_sagemaker_prebuilt_ecr_image.monitor.registry_path }
      Environment = {
        dataset_format             = jsonencode({ csv = { header = false } })
        dataset_source             = "/opt/ml/processing/input/baseline_dataset_input"
        output_path                = "/opt/ml/processing/output"
        publish_cloudwatch_metrics = "Disabled"
      }
      ProcessingInputs = [{
        InputName = "baseline_dataset_input"
        S3Input = {
          LocalPath              = "/opt/ml/processing/input/baseline_dataset_input"
          S3DataDistributionType = "FullyReplicated"
          S3DataType             = "S3Prefix"
          S3InputMode            = "File"
          S3Uri                  = local.input
        }
      }]
      ProcessingOutputConfig = {
        KmsKeyId = local.key_arn
        Outputs = [{
          OutputName = "quality_check_output"
          S3Output   = { LocalPath = "/opt/ml/processing/output", S3UploadMode = "EndOfJob", S3Uri = { "Std:Join" = { On = "/", Values = ["s3://${local.bucket}", "monitoring", local.execution] } } }
        }]
      }
      ProcessingResources = { ClusterConfig = merge({ InstanceCount = 1, InstanceType = var.instance_type, VolumeSizeInGB = 30 }, local.volume_key) }
      NetworkConfig = {
        EnableInterContainerTrafficEncryption = true
        EnableNetworkIsolation                = false
        VpcConfig                             = { SecurityGroupIds = local.security_groups, Subnets = local.subnets }
      }
      RoleArn           = local.role_arn
      StoppingCondition = { MaxRuntimeInSeconds = 3600 }
      Tags              = local.step_tags
    }
  }

  score = {
    Name          = "Score"
    Type          = "Transform"
    DependsOn     = var.baseline == null ? [] : ["Compare"]
    RetryPolicies = local.retries
    Arguments = {
      ModelName = local.model
      TransformInput = {
        ContentType = var.content_type
        DataSource  = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = local.input } }
        SplitType   = "Line"
      }
      TransformOutput = {
        Accept       = var.content_type
        AssembleWith = "Line"
        KmsKeyId     = local.key_arn
        S3OutputPath = { "Std:Join" = { On = "/", Values = ["s3://${local.bucket}", "results", local.execution] } }
      }
      TransformResources = merge({ InstanceCount = var.instances, InstanceType = var.instance_type }, local.volume_key)
      Tags               = local.step_tags
    }
  }

  # Steps of different shapes make no list in Terraform; as texts they do.
  steps = concat(var.baseline == null ? [] : [jsonencode(local.compare)], [jsonencode(local.score)])
  parameters = jsonencode([
    { Name = "Input", Type = "String", DefaultValue = "s3://${local.bucket}/${var.input}" },
    { Name = "StopOnDrift", Type = "Boolean", DefaultValue = var.stop_on_drift },
  ])
  definition = "{\"Version\":\"2020-12-01\",\"Parameters\":${local.parameters},\"Steps\":[${join(",", local.steps)}]}"
}

data "aws_sagemaker_prebuilt_ecr_image" "monitor" {
  repository_name = "sagemaker-model-monitor-analyzer"
  image_tag       = "latest"
}
