"""What moto lacks or answers wrongly, service by service."""

from moto.applicationautoscaling import urls as scaling_urls
from moto.budgets import urls as budgets_urls
from moto.ec2.models import security_groups as ec2_models
from moto.kms import urls as kms_urls
from moto.s3 import models as s3_models
from moto.s3 import responses as s3_responses
from moto.sagemaker import urls as sagemaker_urls
from moto.servicequotas import urls as servicequotas_urls
from moto.sqs import models as sqs_models

from responder import bucket_policy, budgets, ec2, kms, s3, sagemaker, scaling, servicequotas, sqs


def install() -> None:
    """Puts our answers into moto, before its first request."""
    budgets_urls.url_paths["{0}/$"] = budgets.Answers.dispatch
    kms_urls.url_paths["{0}/$"] = kms.Answers.dispatch
    scaling_urls.url_paths["{0}/$"] = scaling.Answers.dispatch
    sagemaker_urls.url_paths["{0}/$"] = sagemaker.Answers.dispatch
    servicequotas_urls.url_paths["{0}/$"] = servicequotas.Answers.dispatch
    # These moto takes by name: S3 reads its paths anew, so that only the class behind them stays ours.
    vars(ec2_models)["SecurityGroupRule"] = ec2.SecurityGroupRule
    for revoke in ("revoke_security_group_ingress", "revoke_security_group_egress"):
        groups = ec2_models.SecurityGroupBackend
        setattr(groups, revoke, ec2.revoking(getattr(groups, revoke)))
    vars(sqs_models)["Queue"] = sqs.Queue
    vars(s3_responses)["S3Response"] = s3.Answers
    setattr(s3_models.FakeBucket, "get_permission", bucket_policy.permission)  # noqa: B010
    setattr(s3_models.FakeBucket, "_log_permissions_enabled_policy", staticmethod(bucket_policy.takes_logs))  # noqa: B010
