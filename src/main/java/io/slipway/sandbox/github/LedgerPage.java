package io.slipway.sandbox.github;

import io.slipway.sandbox.github.Ledger.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked of the GitHub inside, the newest first. */
record LedgerPage(
        List<Entry> entries,
        @Nullable String newer,
        @Nullable String older) {}
