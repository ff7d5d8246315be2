package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.EmulatedAws;
import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import io.slipway.testing.NeedsTerraform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything whose making AWS refuses the second time, made by a Terraform that never noted it down. */
@NeedsTerraform
@NeedsEmulator
class AdoptionTests {

    private static final String ROOT = """
            terraform {
              required_providers {
                aws = { source = "hashicorp/aws" }
              }
            }
            variable "account_id" { type = string }
            variable "request" { type = string }
            provider "aws" {
              region                      = "eu-west-1"
              skip_credentials_validation = true
              default_tags { tags = { "slipway:request" = var.request } }
            }
            resource "aws_budgets_budget" "all" {
              name         = "adopted"
              budget_type  = "COST"
              limit_amount = "100"
              limit_unit   = "USD"
              time_unit    = "MONTHLY"
            }
            resource "aws_cloudwatch_log_group" "all" { name = "/mlops/adopted" }
            resource "aws_ecr_repository" "all" {
              for_each = toset(["training"])
              name     = "mlops/adopted/${each.key}"
            }
            resource "aws_iam_role" "all" {
              name               = "adopted"
              assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }] })
            }
            resource "aws_s3_bucket" "all" {
              bucket        = "adopted-123456789012"
              force_destroy = true
            }
            resource "aws_sagemaker_model_package_group" "all" { model_package_group_name = "adopted" }
            resource "aws_scheduler_schedule" "all" {
              name                = "adopted"
              schedule_expression = "rate(1 days)"
              flexible_time_window { mode = "OFF" }
              target {
                arn      = "arn:aws:sqs:eu-west-1:123456789012:adopted"
                role_arn = "arn:aws:iam::123456789012:role/adopted"
              }
            }
            resource "aws_ssm_parameter" "all" {
              name           = "/mlops/adopted"
              type           = "String"
              insecure_value = "some"
            }
            """;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void root() throws Exception {
        var mirror = EmulatedAws.providerMirror();
        bench = new Workbench(folder).root("all", ROOT).mirror(mirror.isEmpty() ? null : Path.of(mirror));
    }

    @Test
    void whatAForgottenTerraformMadeIsTakenOverAndNotMadeTwice() throws Exception {
        made(workspace("forgotten"));

        var workspace = workspace("second");
        assertThat(planned(workspace).changes())
                .hasSize(8)
                .allMatch(change -> change.actions().equals(List.of("create")));
        assertThat(workspace.apply(bench::log)).isInstanceOf(Broken.class);

        assertThat(planned(workspace).changes())
                .hasSize(8)
                .allMatch(ResourceChange::imported)
                .filteredOn(change -> change.actions().contains("create"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.type()).isEqualTo("aws_ssm_parameter");
                    assertThat(change.before()
                                    .path("tags_all")
                                    .path("slipway:request")
                                    .asString())
                            .isEqualTo("R-7");
                    assertThat(change.after().path("insecure_value").asString()).isEqualTo("some");
                });
        assertThat(workspace.apply(bench::log)).isInstanceOf(Applied.class);
        assertThat(planned(workspace).changes()).hasSize(8).allMatch(ResourceChange::isNoOp);
    }

    private void made(Terraform.Workspace workspace) throws InterruptedException {
        planned(workspace);
        assertThat(workspace.apply(bench::log)).isInstanceOf(Applied.class);
    }

    private Planned planned(Terraform.Workspace workspace) throws InterruptedException {
        var result = workspace.plan(bench::log);
        assertThat(result).isInstanceOf(Planned.class);
        return (Planned) result;
    }

    private Terraform.Workspace workspace(String run) {
        var emulator = Emulator.get().address().toString();
        var surroundings = new Surroundings(
                Map.of("AWS_ENDPOINT_URL", emulator, "AWS_EC2_METADATA_DISABLED", "true"),
                Map.of("AWS_ACCESS_KEY_ID", "adoption-tests", "AWS_SECRET_ACCESS_KEY", "adoption-tests"));
        return bench.terraform()
                .workspace(
                        run,
                        new Terraform.Job(
                                "unit/" + UUID.randomUUID() + "/dev",
                                "all",
                                Map.of("account_id", "123456789012", "request", "R-7"),
                                surroundings,
                                StateCopy.NONE,
                                1));
    }
}
