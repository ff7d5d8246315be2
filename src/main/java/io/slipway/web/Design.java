package io.slipway.web;

import io.slipway.web.Field.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Examples for the page of states and parts. */
record Design(
        List<Crumb> crumbs,
        List<Sample> requestStates,
        List<Sample> stepStates,
        List<String> stages,
        List<Instant> times,
        List<Said> flashes,
        Field plain,
        Field wrong,
        Field area,
        Field choice,
        Field options,
        Field flag,
        List<String> icons) {

    static Design at(Instant now) {
        return new Design(
                List.of(new Crumb("Home", "/"), Crumb.here("States and parts")),
                List.of(
                        new Sample("draft", "Draft"),
                        new Sample("planning", "Planning"),
                        new Sample("planned", "Planned"),
                        new Sample("awaiting-approval", "Awaiting approval"),
                        new Sample("changes-requested", "Changes requested"),
                        new Sample("approved", "Approved"),
                        new Sample("rejected", "Rejected"),
                        new Sample("withdrawn", "Withdrawn"),
                        new Sample("expired", "Expired"),
                        new Sample("provisioning", "Provisioning"),
                        new Sample("fulfilled", "Fulfilled"),
                        new Sample("failed", "Failed")),
                List.of(
                        new Sample("pending", "Pending"),
                        new Sample("running", "Running"),
                        new Sample("waiting", "Waiting"),
                        new Sample("retrying", "Retrying"),
                        new Sample("done", "Done"),
                        new Sample("failed", "Failed"),
                        new Sample("cancelled", "Cancelled"),
                        new Sample("ready", "Ready")),
                List.of("dev", "preprod", "prod"),
                List.of(
                        now,
                        now.minus(Duration.ofMinutes(7)),
                        now.minus(Duration.ofHours(3)),
                        now.minus(Duration.ofDays(40))),
                someFlashes(),
                aPlainField(),
                aPlainField()
                        .named("wrong", "Wrong")
                        .answered("Churn_Prediction", "Use small letters and dashes: churn-prediction."),
                aPlainField().named("why", "Why").hinted("What it is for, for whoever signs."),
                Field.choice("unit", "Choice", units()).answered("fraud", null),
                Field.choice("inference", "How will it answer?", inference()).answered("batch", null),
                aPlainField()
                        .named("container", "Bring your own container")
                        .hinted("Adds a repository that builds your image.")
                        .answered("true", null),
                allIcons());
    }

    private static List<Said> someFlashes() {
        return List.of(
                new Said("success", "R-142 is approved.", "Slipway starts to make it. You may close this page."),
                new Said("warning", "The world has moved.", "Read the difference, then sign again."),
                new Said(
                        "error",
                        "Not saved.",
                        "Linus changed Retail banking a minute ago. Your answers are kept below."),
                new Said("info", "", "GitHub answers slowly today. Runs take about twice as long."));
    }

    private static Field aPlainField() {
        return Field.text("plain", "Plain").optional().hinted("One line that helps to answer.");
    }

    private static List<Option> units() {
        return List.of(new Option("retail-banking", "Retail banking", null), new Option("fraud", "Fraud", null));
    }

    private static List<Option> inference() {
        return List.of(
                new Option("real-time", "Real-time", "An endpoint that answers each call in milliseconds."),
                new Option("batch", "Batch", "Scores a file on a schedule. Costs only while it runs."));
    }

    private static List<String> allIcons() {
        return List.of(
                "arrow",
                "back",
                "batch",
                "bolt",
                "box",
                "branch",
                "bucket",
                "chain",
                "check",
                "chevron",
                "clock",
                "coin",
                "copy",
                "cube",
                "dots",
                "down",
                "edit",
                "flow",
                "gear",
                "home",
                "house",
                "hull",
                "inbox",
                "info",
                "key",
                "lock",
                "menu",
                "open",
                "pause",
                "people",
                "person",
                "plus",
                "pulse",
                "repo",
                "request",
                "retry",
                "ring",
                "seal",
                "search",
                "shield",
                "sort",
                "spin",
                "stack",
                "stop",
                "talk",
                "terminal",
                "up",
                "warn",
                "x");
    }

    /** A state and its word. */
    record Sample(String state, String label) {}

    /** A message of some tone. */
    record Said(String tone, String title, String text) {}
}
