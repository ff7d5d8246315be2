package io.slipway.requests.web;

import io.slipway.requests.Wish;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what a preview knows; what only a plan or a run knows shows as dots. */
record Placeholders(Map<String, String> words) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** The name as typed, or a stand-in for it. */
    static String project(Wish.Typed typed) {
        var name = typed.project().strip();
        return name.isEmpty() || name.length() > 100 ? "your-project" : name;
    }

    Placeholders and(Map<String, String> more) {
        var all = new TreeMap<>(words);
        all.putAll(more);
        return new Placeholders(all);
    }

    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(words.getOrDefault(match.group(1), "…")));
    }
}
