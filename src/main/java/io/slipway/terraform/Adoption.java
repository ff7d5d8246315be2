package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over what a Terraform made that was killed before it noted it down. AWS then says that a thing is there already;
 * its id follows from its planned name, and an {@code import} block (https://developer.hashicorp.com/terraform/language/import)
 * brings it into the state at the next plan. A thing of somebody else does not slip in that way: its tags differ from
 * the planned ones, so that the plan would change it, and that nobody has signed.
 */
final class Adoption {

    /** How each type is known in AWS, from the values that are planned for it. */
    private static final Map<String, Function<JsonNode, String>> IDS = Map.of(
            "aws_budgets_budget", after -> "%s:" + text(after, "name"),
            "aws_cloudwatch_log_group", after -> text(after, "name"),
            "aws_ecr_repository", after -> text(after, "name"),
            "aws_iam_role", after -> text(after, "name"),
            "aws_s3_bucket", after -> text(after, "bucket"),
            "aws_sagemaker_model_package_group", after -> text(after, "model_package_group_name"),
            "aws_scheduler_schedule", after -> "default/" + text(after, "name"),
            "aws_ssm_parameter", after -> text(after, "name"));

    /** Providers do not bring its value into the state (5.100), so that it is made anew; nobody depends on it yet. */
    private static final String MADE_ANEW = "aws_ssm_parameter";

    private static final String TO = "  to = ";

    private final Layout layout;
    private final String account;

    Adoption(Layout layout, Terraform.Job job) {
        this.layout = layout;
        this.account = String.valueOf(job.variables().getOrDefault("account_id", ""));
    }

    /** Remembers what the next plan shall take over, besides what is remembered already. */
    void remember(Set<String> standing, List<ResourceChange> planned) {
        var blocks = planned.stream()
                .filter(change -> standing.contains(change.address()))
                .flatMap(change -> block(change).stream())
                .collect(Collectors.joining());
        if (!blocks.isEmpty()) {
            write(known() + blocks);
        }
    }

    boolean isPending() {
        return Files.exists(layout.imports());
    }

    /** What is taken over only to be made anew: the arguments of the next plan that say so. */
    List<String> arguments() {
        return known().lines()
                .filter(line -> line.startsWith(TO))
                .map(line -> line.substring(TO.length()))
                .filter(address -> address.contains(MADE_ANEW + "."))
                .map(address -> "-replace=" + address)
                .toList();
    }

    void forget() {
        try {
            Files.deleteIfExists(layout.imports());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names come from a plan of ours; still they are written as JSON, so that none of them can be more than a name. */
    private Optional<String> block(ResourceChange change) {
        return Optional.ofNullable(IDS.get(change.type()))
                .map(id -> id.apply(change.after()).formatted(account))
                .map(id -> ("import {\n" + TO + "%s\n  id = %s\n}\n")
                        .formatted(change.address(), JsonMapper.shared().writeValueAsString(id)));
    }

    private String known() {
        try {
            return isPending() ? Files.readString(layout.imports()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String blocks) {
        try {
            Files.writeString(layout.imports(), blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode after, String attribute) {
        return after.path(attribute).asString("");
    }
}
