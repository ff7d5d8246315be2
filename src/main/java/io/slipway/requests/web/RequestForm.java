package io.slipway.requests.web;

import io.slipway.web.Crumb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where somebody answers a template's questions.
 *
 * @param template the version: {@code train-deploy@3}
 * @param action where it is sent
 * @param back where *Leave it* leads
 * @param fields every question, in the order of the page; business unit and project first, the reason last
 * @param mend the page that says how to mend the account that stops the chosen business unit; null for none
 */
record RequestForm(
        String heading,
        int version,
        String lead,
        List<Crumb> crumbs,
        String template,
        String action,
        List<Field> fields,
        @Nullable String mend,
        NameMessage name,
        Outline outline) {

    RequestForm {
        crumbs = List.copyOf(crumbs);
        fields = List.copyOf(fields);
    }

    public String title() {
        return (wrong() ? "Error: " : "") + heading;
    }

    public boolean wrong() {
        return !problems().isEmpty();
    }

    public List<Field> problems() {
        return fields.stream().filter(Field::wrong).toList();
    }

    public Field unit() {
        return fields.getFirst();
    }

    public Field project() {
        return fields.get(1);
    }

    public List<Field> questions() {
        return fields.subList(2, fields.size() - 1);
    }

    public Field reason() {
        return fields.getLast();
    }

    /** What the check of the name says, beside the field; nothing before it was typed. */
    record NameMessage(String tone, String icon, String text) {

        static final NameMessage NONE = new NameMessage("", "", "");

        static NameMessage of(NameDesk.Finding finding) {
            return switch (finding) {
                case NameDesk.Finding.Free free
                when free.sure() -> new NameMessage("right", "check", free.name() + " is free.");
                case NameDesk.Finding.Free free ->
                    new NameMessage(
                            "checking", "clock", free.name() + " looks good; it is checked again with the plan.");
                case NameDesk.Finding.Wrong wrong -> new NameMessage("wrong", "warn", wrong.message());
            };
        }

        public boolean said() {
            return !text.isEmpty();
        }
    }
}
