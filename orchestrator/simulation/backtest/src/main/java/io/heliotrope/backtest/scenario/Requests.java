package io.heliotrope.backtest.scenario;

import io.heliotrope.backtest.scenario.Scenario.OneByOne;
import io.heliotrope.signals.recorded.RowsTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How large requests are, one by one: tokens of their answers in the order of a file, which begins
/// anew when it ends.
///
/// Immutable; safe from any thread.
public final class Requests {
    private final int[] tokens;
    private final Duration perToken;

    private Requests(int[] tokens, Duration perToken) {
        this.tokens = tokens;
        this.perToken = perToken;
    }

    static Requests read(OneByOne spec, Files files) throws Trouble {
        RowsTable table = files.rows(spec.file(), List.of(spec.tokens()), Optional.empty());
        int[] tokens = new int[table.rows().size()];
        for (int i = 0; i < tokens.length; i++) {
            RowsTable.Row row = table.rows().get(i);
            double value = row.numbers().getFirst();
            if (value < 1 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
                throw Trouble.of(
                        spec.file(),
                        row.line(),
                        "has %s %s, expected a whole number of 1 and more"
                                .formatted(value, spec.tokens()));
            }
            tokens[i] = (int) value;
        }
        if (tokens.length == 0) {
            throw Trouble.of(spec.file(), "has no requests, expected one at least");
        }
        return new Requests(tokens, spec.perToken());
    }

    /// Tokens of a request, which are counted from 0.
    public int tokens(long number) {
        return tokens[(int) (number % tokens.length)];
    }

    /// How long an accelerator works for one token.
    public Duration perToken() {
        return perToken;
    }
}
