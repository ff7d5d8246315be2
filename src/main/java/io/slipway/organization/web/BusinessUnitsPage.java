package io.slipway.organization.web;

import io.slipway.organization.BusinessUnit;
import java.util.List;

/** The list of {@code /business-units}. */
record BusinessUnitsPage(List<Row> rows) {

    static BusinessUnitsPage of(List<BusinessUnit> units) {
        return new BusinessUnitsPage(units.stream().map(Row::of).toList());
    }

    /** What there is to know before opening one. */
    record Row(String key, String name, String note) {

        static Row of(BusinessUnit unit) {
            var accounts = unit.accounts().values().stream().distinct().count();
            var note = "%s · %s · cost centre %s"
                    .formatted(
                            unit.region(),
                            accounts == 1 ? "one account for all stages" : accounts + " accounts",
                            unit.costCentre());
            return new Row(unit.key().value(), unit.name(), note);
        }
    }
}
