package io.slipway.requests.web;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Parameter;
import io.slipway.requests.Wish;
import java.util.Map;
import java.util.TreeMap;

/** The names that a form sends beside the template's parameters; everything else it sends is ignored. */
final class FormNames {

    static final String TEMPLATE = "template";
    static final String BUSINESS_UNIT = "business-unit";
    static final String PROJECT = "project";
    static final String REASON = "reason";

    private FormNames() {}

    /** What a form sent. A box that is not ticked sends nothing. */
    static Wish.Typed submitted(Manifest manifest, Map<String, String> sent) {
        return read(manifest, sent, "");
    }

    /** What a link fills in; the template's own answers stand where it says nothing. */
    static Wish.Typed prefilled(Manifest manifest, Map<String, String> link, String onlyUnit) {
        var filled = new TreeMap<String, String>();
        manifest.parameters().forEach(parameter -> filled.put(parameter.name(), parameter.initial()));
        filled.putAll(link);
        return read(manifest, filled, onlyUnit);
    }

    /** Every raw value by the name of its field. */
    static Map<String, String> values(Wish.Typed typed) {
        var values = new TreeMap<>(typed.answers());
        values.put(BUSINESS_UNIT, typed.businessUnit());
        values.put(PROJECT, typed.project());
        values.put(REASON, typed.reason());
        return values;
    }

    private static Wish.Typed read(Manifest manifest, Map<String, String> from, String unit) {
        var answers = new TreeMap<String, String>();
        for (Parameter parameter : manifest.parameters()) {
            answers.put(parameter.name(), from.getOrDefault(parameter.name(), ""));
        }
        return new Wish.Typed(
                from.getOrDefault(BUSINESS_UNIT, unit),
                from.getOrDefault(PROJECT, ""),
                answers,
                from.getOrDefault(REASON, ""));
    }
}
