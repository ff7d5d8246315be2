# What others need to know.

resource "aws_ssm_parameter" "published" {
  #checkov:skip=CKV2_AWS_34:Ids and ARNs are no secrets, and a plan that reads them must show them
  for_each = merge(
    {
      "domain-arn" = aws_sagemaker_domain.studio.arn
      "domain-id"  = aws_sagemaker_domain.studio.id
      "url"        = aws_sagemaker_domain.studio.url
      "version"    = "1"
    },
    { for persona, arn in local.role_arns : "role/${persona}" => arn },
  )

  name           = "${local.tree}/studio/${each.key}"
  type           = "String"
  insecure_value = each.value
}
