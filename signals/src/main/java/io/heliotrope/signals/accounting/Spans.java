package io.heliotrope.signals.accounting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values over time without overlaps: what is put later covers what was there. Owned by one thread
/// until nobody puts any more.
final class Spans<V> {
    private final TreeMap<Instant, Span<V>> byStart = new TreeMap<>();

    /// A value from `from` until `to`, exclusive.
    record Span<V>(Instant from, Instant to, V value) {}

    /// Lays `value` over whatever was there.
    void cover(Instant from, Instant to, V value) {
        if (!from.isBefore(to)) {
            return;
        }
        Map.Entry<Instant, Span<V>> before = byStart.lowerEntry(from);
        if (before != null && before.getValue().to().isAfter(from)) {
            Span<V> cut = before.getValue();
            put(new Span<>(cut.from(), from, cut.value()));
            put(new Span<>(from, cut.to(), cut.value()));
        }
        Map.Entry<Instant, Span<V>> next = byStart.ceilingEntry(from);
        while (next != null && next.getKey().isBefore(to)) {
            Span<V> covered = next.getValue();
            byStart.remove(covered.from());
            if (covered.to().isAfter(to)) {
                put(new Span<>(to, covered.to(), covered.value()));
            }
            next = byStart.higherEntry(covered.from());
        }
        put(new Span<>(from, to, value));
    }

    private void put(Span<V> span) {
        byStart.put(span.from(), span);
    }

    /// All that touches `from` until `to`, in order.
    List<Span<V>> between(Instant from, Instant to) {
        Instant first = byStart.floorKey(from);
        List<Span<V>> found = new ArrayList<>();
        for (Span<V> span :
                byStart.subMap(first == null ? from : first, true, to, false).values()) {
            if (span.to().isAfter(from)) {
                found.add(span);
            }
        }
        return found;
    }
}
