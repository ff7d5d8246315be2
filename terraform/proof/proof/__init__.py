"""Proves the infrastructure without an AWS account."""
