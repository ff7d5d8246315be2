package io.slipway.catalog;

import io.slipway.catalog.Manifest.Condition;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Good answers to a template's questions: {@link String}, {@link Long} or {@link Boolean} by parameter name. */
public record Answers(SortedMap<String, Object> values) {

    public Answers {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Answers of(Map<String, Object> values) {
        return new Answers(new TreeMap<>(values));
    }

    /** The answer as text; empty when there is none. */
    public String text(String parameter) {
        var value = values.get(parameter);
        return value == null ? "" : value.toString();
    }

    /** Whether a condition holds; no condition always does. */
    public boolean meet(@Nullable Condition condition) {
        return condition == null || text(condition.parameter()).equals(condition.equals());
    }
}
