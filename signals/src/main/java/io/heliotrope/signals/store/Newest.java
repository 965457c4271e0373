package io.heliotrope.signals.store;

import io.heliotrope.signals.store.SignalRow.Identity;
import io.heliotrope.signals.store.SignalRow.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Picks what a query wants out of the rows that it asks for. For one thread.
public final class Newest {
    private final boolean isOfNewest;
    private final Map<Slot, SignalRow> newest = new HashMap<>();
    private final Map<Identity, SignalRow> all = new HashMap<>();

    public Newest(SignalQuery query) {
        this.isOfNewest = query.knowledge().isOfNewest();
    }

    /// Takes a row that the query asks for.
    public void offer(SignalRow row) {
        if (isOfNewest) {
            newest.merge(
                    row.slot(), row, (a, b) -> SignalRow.BY_NEWNESS.compare(a, b) >= 0 ? a : b);
        } else {
            all.merge(row.identity(), row, (a, b) -> SignalRow.BY_TIME.compare(a, b) <= 0 ? a : b);
        }
    }

    /// What is left, in the order of [SignalRow#BY_TIME].
    public List<SignalRow> sorted() {
        List<SignalRow> rows = new ArrayList<>(isOfNewest ? newest.values() : all.values());
        rows.sort(SignalRow.BY_TIME);
        return rows;
    }
}
