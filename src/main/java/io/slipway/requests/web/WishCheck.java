package io.slipway.requests.web;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.Answered;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.requests.AnswerCheck;
import io.slipway.requests.Wish;
import io.slipway.requests.web.NameDesk.Finding;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns what was typed into a wish that can be planned, or says what to mend. */
@Component
class WishCheck {

    private static final Logger log = LoggerFactory.getLogger(WishCheck.class);

    /** What a draft keeps of each answer, and more than any good answer needs. */
    private static final int LONGEST_KEPT = 5_000;

    private final AskingUnits units;
    private final ReadyAccounts accounts;
    private final NameDesk names;
    private final List<AnswerCheck> outside;

    WishCheck(AskingUnits units, ReadyAccounts accounts, NameDesk names, List<AnswerCheck> outside) {
        this.units = units;
        this.accounts = accounts;
        this.names = names;
        this.outside = outside;
    }

    Verdict check(Manifest manifest, Wish.Typed typed, UserId asker) {
        var problems = new HashMap<String, String>();
        var unit = units.find(typed.businessUnit(), asker);
        if (unit.isEmpty()) {
            problems.put(FormNames.BUSINESS_UNIT, "Choose a business unit where you may ask.");
        }
        unit.flatMap(chosen -> accounts.hindrance(chosen, manifest))
                .ifPresent(hindrance -> problems.put(FormNames.BUSINESS_UNIT, hindrance.message()));
        var name = names.look(typed.project(), unit.orElse(null), manifest);
        if (name instanceof Finding.Wrong wrong) {
            problems.put(FormNames.PROJECT, wrong.message());
        }
        var answers = answers(manifest, typed, problems);
        var reason = Reason.of(typed.reason());
        reason.problem().ifPresent(problem -> problems.put(FormNames.REASON, problem));
        return verdict(problems, unit, name, answers, reason.text());
    }

    /** What is too much even for a draft. */
    Map<String, String> tooLong(Wish.Typed typed) {
        var problems = new HashMap<String, String>();
        var message = "Use at most %d characters.".formatted(LONGEST_KEPT);
        FormNames.values(typed).forEach((name, raw) -> {
            if (raw.length() > LONGEST_KEPT) {
                problems.put(name, message);
            }
        });
        return problems;
    }

    private static Verdict verdict(
            Map<String, String> problems, Optional<BusinessUnit> unit, Finding name, Answers answers, String reason) {
        if (problems.isEmpty() && unit.isPresent() && name instanceof Finding.Free free) {
            return new Verdict.Good(new Wish.Checked(unit.get().key(), free.name(), answers, reason));
        }
        return new Verdict.Wrong(Collections.unmodifiableMap(problems));
    }

    private Answers answers(Manifest manifest, Wish.Typed typed, Map<String, String> problems) {
        return switch (manifest.read(typed.answers())) {
            case Answered.Complete(var answers) -> {
                outside.forEach(check -> problems.putAll(ask(check, manifest, typed)));
                yield answers;
            }
            case Answered.Incomplete(var good, var wrong) -> {
                problems.putAll(wrong);
                yield good;
            }
        };
    }

    /** Whoever cannot answer now does not hold up the person: the plan asks again. */
    private static Map<String, String> ask(AnswerCheck check, Manifest manifest, Wish.Typed typed) {
        try {
            return check.problems(manifest, typed.answers());
        } catch (RuntimeException e) {
            log.warn("{} cannot check answers", check.getClass().getSimpleName(), e);
            return Map.of();
        }
    }

    /** What came of the check. */
    sealed interface Verdict {

        record Good(Wish.Checked wish) implements Verdict {}

        /** What to mend, by the field's name. */
        record Wrong(Map<String, String> problems) implements Verdict {}
    }
}
