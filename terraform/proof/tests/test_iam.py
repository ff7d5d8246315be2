"""The evaluator decides as IAM's documentation says, in the cases that are easy to get wrong."""

import pytest

from proof.iam import Caller, Question, granted, trusted

ROLE = Caller("AWS", "arn:aws:iam::111122223333:role/mlops/retail/job")


def asked(condition: dict[str, dict[str, object]], **context: object) -> bool:
    document = {"Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::x/*", "Condition": condition}]}
    keys = {key.replace("_", ":", 1): value for key, value in context.items()}
    return granted([document], Question("s3:GetObject", "arn:aws:s3:::x/y", ROLE, keys))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "context", "expected"),
    [
        ({"StringEquals": {"a:b": "x"}}, {"a_b": "x"}, True),
        ({"StringEquals": {"a:b": "x"}}, {"a_b": "X"}, False),
        ({"StringEquals": {"a:b": "x"}}, {}, False),
        ({"StringEqualsIfExists": {"a:b": "x"}}, {}, True),
        ({"StringNotEquals": {"a:b": "x"}}, {}, True),
        ({"StringNotEquals": {"a:b": ["x", "y"]}}, {"a_b": "y"}, False),
        ({"StringLike": {"a:b": "re*:?"}}, {"a_b": "repo:x"}, True),
        ({"StringEquals": {"a:b": "re*"}}, {"a_b": "repo"}, False),
        ({"ForAllValues:StringEquals": {"a:b": ["x"]}}, {}, True),
        ({"ForAllValues:StringEquals": {"a:b": ["x"]}}, {"a_b": ["x", "y"]}, False),
        ({"ForAnyValue:StringEquals": {"a:b": ["x"]}}, {}, False),
        ({"ForAnyValue:StringNotEquals": {"a:b": ["x"]}}, {"a_b": ["x", "y"]}, True),
        ({"Null": {"a:b": "true"}}, {}, True),
        ({"Null": {"a:b": "false"}}, {}, False),
        ({"Bool": {"a:b": True}}, {"a_b": "true"}, True),
        ({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/mlops/*"}}, {}, True),
        ({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/other/*"}}, {}, False),
        ({"StringEquals": {"a:b": "${aws:PrincipalAccount}"}}, {"a_b": "111122223333"}, True),
        ({"StringEquals": {"a:b": "${aws:PrincipalTag/none}"}}, {"a_b": ""}, False),
    ],
)
def test_conditions(condition: dict[str, dict[str, object]], context: dict[str, object], expected: bool) -> None:
    assert asked(condition, **context) is expected


def test_denial_wins_and_silence_is_no() -> None:
    allow = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    deny = {"Statement": {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}}
    assert granted([allow], Question("iam:CreateUser"))
    assert not granted([allow, deny], Question("iam:CreateUser"))
    assert granted([allow, deny], Question("s3:GetObject"))
    assert not granted([], Question("s3:GetObject"))


def test_a_boundary_grants_nothing_and_takes_away() -> None:
    everything = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    little = {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    assert granted([everything], Question("s3:GetObject"), little)
    assert not granted([everything], Question("iam:CreateUser"), little)
    assert not granted([], Question("s3:GetObject"), everything)


def test_an_account_trusts_all_its_principals_and_no_others() -> None:
    document = {
        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}]
    }
    assert trusted(document, Question("sts:AssumeRole", caller=ROLE))
    assert not trusted(document, Question("sts:AssumeRole", caller=Caller("AWS", "arn:aws:iam::999988887777:role/x")))


def test_an_unknown_operator_is_refused_and_not_guessed() -> None:
    with pytest.raises(NotImplementedError, match="DateLessThan"):
        asked({"DateLessThan": {"aws:CurrentTime": "2026"}}, aws_CurrentTime="2025")
