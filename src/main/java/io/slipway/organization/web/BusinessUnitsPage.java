package io.slipway.organization.web;

import io.slipway.organization.BusinessUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list of {@code /business-units}. */
record BusinessUnitsPage(List<Row> rows) {

    static BusinessUnitsPage of(List<BusinessUnit> units, Function<BusinessUnit, @Nullable Standing> standing) {
        return new BusinessUnitsPage(
                units.stream().map(unit -> Row.of(unit, standing.apply(unit))).toList());
    }

    /**
     * What there is to know before opening one.
     *
     * @param standing null where no doctor looks
     */
    record Row(
            String key, String name, String note, @Nullable Standing standing) {

        static Row of(BusinessUnit unit, @Nullable Standing standing) {
            var accounts = unit.accounts().values().stream().distinct().count();
            var note = "%s · %s · cost centre %s"
                    .formatted(
                            unit.region(),
                            accounts == 1 ? "one account for all stages" : accounts + " accounts",
                            unit.costCentre());
            return new Row(unit.key().value(), unit.name(), note, standing);
        }
    }
}
