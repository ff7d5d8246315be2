package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the ledger. */
@Controller
@OnSandbox
class LedgerController {

    private static final int ROWS = 50;

    private final Ledger ledger;

    LedgerController(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/github/ledger")
    String show(@RequestParam(defaultValue = "0") long before, Model model) {
        var entries = ledger.before(before, ROWS + 1);
        var shown = entries.stream().limit(ROWS).toList();
        var older = entries.size() > ROWS
                ? "/github/ledger?before=" + shown.getLast().id()
                : null;
        model.addAttribute("ledger", new LedgerPage(shown, before > 0 ? "/github/ledger" : null, older));
        return "sandbox/ledger";
    }
}
