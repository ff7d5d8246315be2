"""What is ours: each answer that moto lacks or gives wrongly."""

import json

import pytest
import requests
from botocore.exceptions import ClientError
from conftest import ACCOUNT, OTHER, REGION, Clients

ROLE = f"arn:aws:iam::{ACCOUNT}:role/studio"


@pytest.fixture
def domain(aws: Clients) -> str:
    sagemaker = aws("sagemaker")
    made = sagemaker.create_domain(
        DomainName=f"studio-{len(sagemaker.list_domains()['Domains'])}",
        AuthMode="IAM",
        VpcId="vpc-1",
        SubnetIds=["subnet-1"],
        DefaultUserSettings={"ExecutionRole": ROLE, "StudioWebPortal": "ENABLED"},
        Tags=[{"Key": "stage", "Value": "dev"}],
    )
    return str(made["DomainId"])


def test_domain_is_made_changed_and_deleted(aws: Clients, domain: str) -> None:
    sagemaker = aws("sagemaker")
    sagemaker.update_domain(DomainId=domain, DefaultUserSettings={"DefaultLandingUri": "studio::"})
    told = sagemaker.describe_domain(DomainId=domain)

    assert told["Status"] == "InService"
    assert told["DefaultUserSettings"] == {
        "ExecutionRole": ROLE,
        "StudioWebPortal": "ENABLED",
        "DefaultLandingUri": "studio::",
    }
    sagemaker.delete_domain(DomainId=domain)
    with pytest.raises(ClientError, match="ResourceNotFound"):
        sagemaker.describe_domain(DomainId=domain)


def test_domain_stays_while_somebody_has_a_profile(aws: Clients, domain: str) -> None:
    sagemaker = aws("sagemaker")
    sagemaker.create_user_profile(DomainId=domain, UserProfileName="ada", UserSettings={"ExecutionRole": ROLE})

    with pytest.raises(ClientError, match="ResourceInUse"):
        sagemaker.delete_domain(DomainId=domain)

    assert [
        each["UserProfileName"] for each in sagemaker.list_user_profiles(DomainIdEquals=domain)["UserProfiles"]
    ] == ["ada"]
    sagemaker.delete_user_profile(DomainId=domain, UserProfileName="ada")
    sagemaker.delete_domain(DomainId=domain)


def test_schedule_of_a_monitor_is_made_and_deleted(aws: Clients) -> None:
    sagemaker = aws("sagemaker")
    wanted = {"MonitoringJobDefinitionName": "data", "MonitoringType": "DataQuality"}
    sagemaker.create_monitoring_schedule(MonitoringScheduleName="hourly", MonitoringScheduleConfig=wanted)

    told = sagemaker.describe_monitoring_schedule(MonitoringScheduleName="hourly")
    assert (told["MonitoringScheduleStatus"], told["MonitoringScheduleConfig"]) == ("Scheduled", wanted)
    assert [
        it["MonitoringScheduleName"] for it in sagemaker.list_monitoring_schedules()["MonitoringScheduleSummaries"]
    ] == ["hourly"]
    sagemaker.delete_monitoring_schedule(MonitoringScheduleName="hourly")
    with pytest.raises(ClientError, match="ResourceNotFound"):
        sagemaker.describe_monitoring_schedule(MonitoringScheduleName="hourly")


def test_endpoint_goes_over_to_another_configuration(aws: Clients) -> None:
    sagemaker = aws("sagemaker")
    container = {"Image": "image"}
    sagemaker.create_model(ModelName="m", ExecutionRoleArn=ROLE, PrimaryContainer=container)
    variant = {"ModelName": "m", "InstanceType": "ml.m5.large"}
    for name, count in (("one", 1), ("two", 2)):
        live = variant | {"VariantName": "live", "InitialInstanceCount": count}
        shadow = live | {"VariantName": "shadow"}
        sagemaker.create_endpoint_config(
            EndpointConfigName=name, ProductionVariants=[live], ShadowProductionVariants=[shadow]
        )
    taken_back = {"AutoRollbackConfiguration": {"Alarms": [{"AlarmName": "errors"}]}}
    sagemaker.create_endpoint(EndpointName="e", EndpointConfigName="one", DeploymentConfig=taken_back)
    assert sagemaker.describe_endpoint(EndpointName="e")["LastDeploymentConfig"] == taken_back

    sagemaker.update_endpoint(EndpointName="e", EndpointConfigName="two")
    told = sagemaker.describe_endpoint_config(EndpointConfigName="two")
    assert told["ShadowProductionVariants"][0]["VariantName"] == "shadow"

    told = sagemaker.describe_endpoint(EndpointName="e")
    assert (told["EndpointConfigName"], told["ProductionVariants"][0]["DesiredInstanceCount"]) == ("two", 2)
    with pytest.raises(ClientError, match="Could not find endpoint"):
        sagemaker.update_endpoint(EndpointName="nobody", EndpointConfigName="two")

    aws("cloudwatch").put_metric_alarm(
        AlarmName="errors",
        MetricName="m",
        Namespace="n",
        ComparisonOperator="GreaterThanThreshold",
        EvaluationPeriods=1,
    )
    aws("cloudwatch").set_alarm_state(AlarmName="errors", StateValue="ALARM", StateReason="test")
    sagemaker.update_endpoint(EndpointName="e", EndpointConfigName="one", DeploymentConfig=taken_back)
    assert sagemaker.describe_endpoint(EndpointName="e")["EndpointConfigName"] == "two"


def test_names_of_models_and_configurations_are_taken_once(aws: Clients) -> None:
    sagemaker = aws("sagemaker")
    model = {"ModelName": "taken", "ExecutionRoleArn": ROLE, "PrimaryContainer": {"Image": "image"}}
    variant = {"ModelName": "taken", "InstanceType": "ml.m5.large", "VariantName": "live", "InitialInstanceCount": 1}
    sagemaker.create_model(**model)
    sagemaker.create_endpoint_config(EndpointConfigName="taken", ProductionVariants=[variant])
    with pytest.raises(ClientError, match="already existing model"):
        sagemaker.create_model(**model)
    with pytest.raises(ClientError, match="already existing endpoint configuration"):
        sagemaker.create_endpoint_config(EndpointConfigName="taken", ProductionVariants=[variant])


def test_what_grows_keeps_its_tags(aws: Clients) -> None:
    scaling = aws("application-autoscaling")
    target = {
        "ServiceNamespace": "sagemaker",
        "ResourceId": "endpoint/e/variant/live",
        "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
    }
    arn = scaling.register_scalable_target(**target, MinCapacity=1, MaxCapacity=2, Tags={"stage": "a", "gone": "x"})[
        "ScalableTargetARN"
    ]
    scaling.tag_resource(ResourceARN=arn, Tags={"stage": "b"})
    scaling.untag_resource(ResourceARN=arn, TagKeys=["gone"])
    scaling.register_scalable_target(**target, MaxCapacity=3)

    assert scaling.list_tags_for_resource(ResourceARN=arn)["Tags"] == {"stage": "b"}


def test_domains_of_another_account_are_not_ours(aws: Clients, domain: str) -> None:
    with pytest.raises(ClientError, match="ResourceNotFound"):
        aws("sagemaker", OTHER).describe_domain(DomainId=domain)


def test_a_tag_is_replaced_by_its_new_value(aws: Clients, domain: str) -> None:
    sagemaker = aws("sagemaker")
    group = sagemaker.create_model_package_group(ModelPackageGroupName="tagged")["ModelPackageGroupArn"]
    for arn in (sagemaker.describe_domain(DomainId=domain)["DomainArn"], group):
        sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "a"}, {"Key": "gone", "Value": "x"}])
        sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "b"}])
        sagemaker.delete_tags(ResourceArn=arn, TagKeys=["gone"])

        assert sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "stage", "Value": "b"}]


def test_group_keeps_its_policy_and_goes_when_empty(aws: Clients) -> None:
    sagemaker = aws("sagemaker")
    name = {"ModelPackageGroupName": "shared"}
    sagemaker.create_model_package_group(**name)
    with pytest.raises(ClientError, match="Cannot find resource policy"):
        sagemaker.get_model_package_group_policy(**name)
    policy = {"Version": "2012-10-17", "Statement": []}
    sagemaker.put_model_package_group_policy(**name, ResourcePolicy=json.dumps(policy))
    assert json.loads(sagemaker.get_model_package_group_policy(**name)["ResourcePolicy"]) == policy
    version = sagemaker.create_model_package(**name, ModelApprovalStatus="PendingManualApproval")["ModelPackageArn"]

    with pytest.raises(ClientError, match="ConflictException"):
        sagemaker.delete_model_package_group(**name)
    sagemaker.delete_model_package(ModelPackageName=version)
    sagemaker.delete_model_package_group(**name)

    with pytest.raises(ClientError, match="does not exist"):
        sagemaker.describe_model_package_group(**name)


def test_a_group_is_made_once(aws: Clients) -> None:
    aws("sagemaker").create_model_package_group(ModelPackageGroupName="once")

    with pytest.raises(ClientError, match=r"ValidationException.*Model Package Group already exists"):
        aws("sagemaker").create_model_package_group(ModelPackageGroupName="once")


def test_queue_keeps_all_its_policies(aws: Clients) -> None:
    sqs = aws("sqs")
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    redrive = f'{{"deadLetterTargetArn":"{arn}","maxReceiveCount":5}}'
    queue = sqs.create_queue(QueueName="alive", Attributes={"RedrivePolicy": redrive})["QueueUrl"]
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": "x", "Effect": "Deny", "Action": "sqs:*"}]})
    sqs.set_queue_attributes(QueueUrl=dead, Attributes={"Policy": policy})
    sqs.set_queue_attributes(QueueUrl=dead, Attributes={"RedriveAllowPolicy": '{"redrivePermission":"denyAll"}'})

    kept = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["RedriveAllowPolicy", "Policy"])["Attributes"]
    assert kept == {"RedriveAllowPolicy": '{"redrivePermission":"denyAll"}', "Policy": policy}
    sqs.set_queue_attributes(QueueUrl=dead, Attributes={"RedriveAllowPolicy": ""})
    assert "Attributes" not in sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["RedriveAllowPolicy"])
    told = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert told["RedrivePolicy"] == redrive


def test_key_tells_its_rotation(aws: Clients) -> None:
    kms = aws("kms")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=180)

    assert kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 180


def test_bucket_tells_that_it_sends_events(aws: Clients) -> None:
    s3 = aws("s3")
    s3.create_bucket(Bucket="events", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_notification_configuration(
        Bucket="events", NotificationConfiguration={"EventBridgeConfiguration": {}}
    )

    assert "EventBridgeConfiguration" in s3.get_bucket_notification_configuration(Bucket="events")


def test_budget_tells_whom_it_warns_and_its_tags(aws: Clients) -> None:
    budgets = aws("budgets")
    warning = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80}
    named = {"AccountId": ACCOUNT, "BudgetName": "month"}
    budgets.create_budget(
        AccountId=ACCOUNT,
        Budget={
            "BudgetName": "month",
            "BudgetType": "COST",
            "TimeUnit": "MONTHLY",
            "BudgetLimit": {"Amount": "100", "Unit": "USD"},
        },
        NotificationsWithSubscribers=[
            {"Notification": warning, "Subscribers": [{"SubscriptionType": "EMAIL", "Address": "a@example.org"}]}
        ],
        ResourceTags=[{"Key": "stage", "Value": "dev"}],
    )

    warned = budgets.describe_subscribers_for_notification(**named, Notification=warning)["Subscribers"]
    assert [each["Address"] for each in warned] == ["a@example.org"]
    tags = budgets.list_tags_for_resource(ResourceARN=f"arn:aws:budgets::{ACCOUNT}:budget/month")["ResourceTags"]
    assert tags == [{"Key": "stage", "Value": "dev"}]


def test_quota_is_found_by_name_and_may_be_set(aws: Clients, door: str) -> None:
    name = "ml.m5.xlarge for training job usage"
    asked = {"account": ACCOUNT, "region": REGION, "name": name, "value": 0}
    requests.post(f"{door}/quota", json=asked, timeout=5).raise_for_status()

    def value(account: str) -> float:
        pages = aws("service-quotas", account).get_paginator("list_service_quotas").paginate(ServiceCode="sagemaker")
        return next(quota["Value"] for page in pages for quota in page["Quotas"] if quota["QuotaName"] == name)

    assert (value(ACCOUNT), value(OTHER)) == (0, 4)


def test_rule_tells_what_it_is_for(aws: Clients) -> None:
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="told", Description="told", VpcId=vpc)["GroupId"]
    web = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
    made = [
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[web | source])["SecurityGroupRules"][0]
        for source in (
            {"UserIdGroupPairs": [{"GroupId": group, "Description": "each other"}]},
            {"PrefixListIds": [{"PrefixListId": "pl-1", "Description": "S3"}]},
            {"IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "inside"}]},
        )
    ]

    rules = ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule["SecurityGroupRuleId"] for rule in made])
    assert {rule["Description"] for rule in rules["SecurityGroupRules"]} == {"each other", "S3", "inside"}


def test_rule_that_is_gone_is_told_by_its_id(aws: Clients) -> None:
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="gone", Description="gone", VpcId=vpc)["GroupId"]
    web = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}
    (rule,) = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[web])["SecurityGroupRules"]
    ids = [rule["SecurityGroupRuleId"]]

    ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=ids)

    with pytest.raises(ClientError, match=r"InvalidSecurityGroupRuleId\.NotFound"):
        ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=ids)
    with pytest.raises(ClientError, match=r"InvalidPermission\.NotFound"):
        ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=[web])


def test_bucket_takes_access_logs_as_its_policy_says(aws: Clients) -> None:
    s3 = aws("s3")
    for name in ("logged", "logs"):
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    logging = {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": "logged/"}}
    with pytest.raises(ClientError, match="InvalidTargetBucketForLogging"):
        s3.put_bucket_logging(Bucket="logged", BucketLoggingStatus=logging)
    everybody = {
        "Sid": "a",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:DeleteBucket",
        "Resource": "arn:aws:s3:::logs",
    }
    service = {"Service": "logging.s3.amazonaws.com"}
    allowed = {
        "Sid": "b",
        "Effect": "Allow",
        "Principal": service,
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::logs/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [everybody, allowed]}
    s3.put_bucket_policy(Bucket="logs", Policy=json.dumps(policy))
    s3.put_bucket_logging(Bucket="logged", BucketLoggingStatus=logging)

    assert s3.get_bucket_logging(Bucket="logged")["LoggingEnabled"]["TargetBucket"] == "logs"
