package io.slipway.requests;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Parameter;
import io.slipway.organization.AskedMachines;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the published templates offer to train on. */
@Component
class TemplateMachines implements AskedMachines {

    /** The name of the question, the same in every template. */
    private static final String QUESTION = "instance-type";

    private final Catalog catalog;

    TemplateMachines(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Set<String> offered() {
        return questions()
                .flatMap(question -> question.options().stream())
                .map(Parameter.Choice.Option::value)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> usual() {
        return questions().map(Parameter.Choice::initial).collect(Collectors.toSet());
    }

    private Stream<Parameter.Choice> questions() {
        return catalog.published().stream()
                .flatMap(template -> template.manifest().parameters().stream())
                .filter(parameter -> parameter.name().equals(QUESTION))
                .filter(Parameter.Choice.class::isInstance)
                .map(Parameter.Choice.class::cast);
    }
}
