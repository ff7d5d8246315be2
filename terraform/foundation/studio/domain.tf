resource "aws_sagemaker_domain" "studio" {
  domain_name             = local.prefix
  auth_mode               = var.auth_mode
  app_network_access_type = "VpcOnly"
  kms_key_id              = local.key_arn
  subnet_ids              = local.subnets
  tag_propagation         = "ENABLED"
  vpc_id                  = local.vpc

  domain_settings {
    # Who did it stands in every line of CloudTrail, not only which role.
    execution_role_identity_config = "USER_PROFILE_NAME"

    docker_settings {
      enable_docker_access = "DISABLED"
    }
  }

  default_user_settings {
    default_landing_uri = "studio::"
    execution_role      = local.role_arns["default"]
    security_groups     = [local.security_group]
    studio_web_portal   = "ENABLED"

    code_editor_app_settings {
      lifecycle_config_arns = [aws_sagemaker_studio_lifecycle_config.start["CodeEditor"].arn]

      app_lifecycle_management {
        idle_settings {
          idle_timeout_in_minutes     = var.idle_minutes
          lifecycle_management        = "ENABLED"
          max_idle_timeout_in_minutes = var.idle_minutes
          min_idle_timeout_in_minutes = 60
        }
      }

      default_resource_spec {
        instance_type        = "ml.t3.medium"
        lifecycle_config_arn = aws_sagemaker_studio_lifecycle_config.start["CodeEditor"].arn
      }
    }

    jupyter_lab_app_settings {
      lifecycle_config_arns = [aws_sagemaker_studio_lifecycle_config.start["JupyterLab"].arn]

      app_lifecycle_management {
        idle_settings {
          idle_timeout_in_minutes     = var.idle_minutes
          lifecycle_management        = "ENABLED"
          max_idle_timeout_in_minutes = var.idle_minutes
          min_idle_timeout_in_minutes = 60
        }
      }

      default_resource_spec {
        instance_type        = "ml.t3.medium"
        lifecycle_config_arn = aws_sagemaker_studio_lifecycle_config.start["JupyterLab"].arn
      }
    }

    # A notebook's output may hold data: it is not shared by a link.
    sharing_settings {
      notebook_output_option = "Disabled"
    }

    space_storage_settings {
      default_ebs_storage_settings {
        default_ebs_volume_size_in_gb = var.volume_gb.default
        maximum_ebs_volume_size_in_gb = var.volume_gb.maximum
      }
    }

    studio_web_portal_settings {
      hidden_app_types = ["Canvas", "JupyterServer", "KernelGateway", "RSessionGateway", "RStudioServerPro", "TensorBoard"]
      hidden_ml_tools  = var.hidden_tools
    }
  }

  # A space that several share runs as nobody in particular, and so may do nothing.
  default_space_settings {
    execution_role  = local.role_arns["default"]
    security_groups = [local.security_group]
  }

  retention_policy {
    home_efs_file_system = var.home_file_system
  }

  lifecycle {
    precondition {
      condition     = length(local.subnets) >= 2
      error_message = "Studio needs subnets in two zones or more; ${local.tree}/network/subnet-ids has ${length(local.subnets)}."
    }
  }

  depends_on = [aws_iam_role_policy.persona, aws_iam_role_policy_attachment.guardrails]
}

resource "aws_sagemaker_user_profile" "user" {
  for_each = var.users

  domain_id                      = aws_sagemaker_domain.studio.id
  user_profile_name              = each.key
  single_sign_on_user_identifier = each.value.sso_user == null ? null : "UserName"
  single_sign_on_user_value      = each.value.sso_user
  tags                           = { persona = each.value.persona }

  user_settings {
    execution_role  = local.role_arns[each.value.persona]
    security_groups = [local.security_group]
  }
}

# AWS replaces a configuration to change it; its name follows its content, so that apps find the old one until they stop.
resource "aws_sagemaker_studio_lifecycle_config" "start" {
  for_each = toset(["CodeEditor", "JupyterLab"])

  studio_lifecycle_config_app_type = each.key
  studio_lifecycle_config_content  = base64encode(local.start)
  studio_lifecycle_config_name     = "${local.prefix}-start-${lower(each.key)}-${substr(sha256(local.start), 0, 8)}"

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = length(base64encode(local.start)) <= 16384
      error_message = "AWS takes 16384 characters of a lifecycle configuration."
    }
  }
}

locals {
  start = templatefile("${path.module}/start.sh.tftpl", {
    bucket          = local.bucket
    job_role_arn    = local.role_arns["data-scientist"]
    key_arn         = local.key_arn
    package_index   = var.package_index
    security_groups = jsonencode([local.security_group])
    subnets         = jsonencode(local.subnets)
  })
}
