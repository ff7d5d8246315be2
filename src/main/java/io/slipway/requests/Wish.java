package io.slipway.requests;

import io.slipway.catalog.Answers;
import io.slipway.organization.BusinessUnitKey;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a request asks for: as somebody typed it, or checked. */
public sealed interface Wish {

    /** Why, in the requester's words; the approver reads this first. */
    String reason();

    /** As a form shows it. */
    Typed typed();

    /**
     * As it was typed: anything may be missing or wrong. What no text in a database can hold (NUL) shows as such.
     *
     * @param answers raw values by parameter name
     */
    record Typed(String businessUnit, String project, SortedMap<String, String> answers, String reason)
            implements Wish {

        /** The sign that stands for one that cannot be. */
        private static final int UNKNOWN = 0xfffd;

        public Typed {
            businessUnit = storable(businessUnit);
            project = storable(project);
            reason = storable(reason);
            answers = storable(answers);
        }

        @Override
        public Typed typed() {
            return this;
        }

        private static SortedMap<String, String> storable(Map<String, String> answers) {
            var clean = new TreeMap<String, String>();
            answers.forEach((name, raw) -> clean.put(name, storable(raw)));
            return Collections.unmodifiableSortedMap(clean);
        }

        private static String storable(String raw) {
            return raw.codePoints()
                    .map(code -> code == 0 || Character.getType(code) == Character.SURROGATE ? UNKNOWN : code)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** Every part is good. */
    record Checked(BusinessUnitKey businessUnit, ProjectName project, Answers answers, String reason) implements Wish {

        @Override
        public Typed typed() {
            var raw = answers.values().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().toString()));
            return new Typed(businessUnit.value(), project.value(), new TreeMap<>(raw), reason);
        }
    }
}
