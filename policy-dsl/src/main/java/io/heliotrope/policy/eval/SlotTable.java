package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Preference;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// All of a [Layout] for one slot of one world.
///
/// Immutable once made, safe from any thread. Arrays are shared with the table that it follows
/// where nothing changed.
final class SlotTable {
    final double[][] rows;
    final long[] parts;
    final long[] hours;

    private SlotTable(double[][] rows, long[] parts, long[] hours) {
        this.rows = rows;
        this.parts = parts;
        this.hours = hours;
    }

    /// The table of a slot. `before` is any table of the same layout: what is the same in it is
    /// taken over, `before` itself when all is.
    static SlotTable of(Snapshot snapshot, int slot, @Nullable SlotTable before) {
        return new Making(snapshot, slot, before).make();
    }

    /// One table on its way; belongs to one thread.
    private static final class Making {
        private final Snapshot snapshot;
        private final Layout layout;
        private final int slot;
        private final @Nullable SlotTable before;
        private final long all;
        private final double[][] rows;
        private final long[] changed;
        private final Walk walk;

        Making(Snapshot snapshot, int slot, @Nullable SlotTable before) {
            this.snapshot = snapshot;
            this.layout = snapshot.layout();
            this.slot = slot;
            this.before = before;
            this.all = layout.places().all().bits();
            this.rows = new double[layout.rows().size()][];
            this.changed = new long[rows.length];
            this.walk = new Walk(layout, _ -> rows, null);
        }

        SlotTable make() {
            for (int i = 0; i < rows.length; i++) {
                switch (layout.rows().get(i)) {
                    case Layout.Row.Signal(var fact, var ladder) ->
                            input(i, snapshot.inputs().signals(fact, ladder, slot));
                    case Layout.Row.Memory() -> input(i, memories());
                    case Layout.Row.Percentile(_, _, int signal) ->
                            input(i, percentiles(i, signal));
                    case Layout.Row.Value _, Layout.Row.Distance _ -> {}
                }
            }
            long[] hours = hours();
            boolean isSame =
                    before != null
                            && Arrays.equals(hours, before.hours)
                            && Arrays.stream(changed).allMatch(word -> word == 0);
            if (before != null && isSame) {
                return before;
            }
            derived();
            return new SlotTable(rows, parts(), hours);
        }

        private void input(int i, double[] row) {
            changed[i] = before == null ? all : difference(before.rows[i], row);
            rows[i] = before == null || changed[i] != 0 ? row : before.rows[i];
        }

        private static long difference(double[] one, double[] other) {
            long word = 0;
            for (int region = 0; region < one.length; region++) {
                boolean isSame =
                        Double.doubleToLongBits(one[region])
                                == Double.doubleToLongBits(other[region]);
                word |= isSame ? 0 : 1L << region;
            }
            return word;
        }

        private double[] memories() {
            return layout.places().sites().stream()
                    .mapToDouble(site -> site.gpuMemoryGib())
                    .toArray();
        }

        /// Where nothing is known of the signal, its value at this slot; the signal's row comes
        /// first.
        private double[] percentiles(int i, int signal) {
            double[] row = snapshot.percentiles(i).clone();
            for (int region = 0; region < row.length; region++) {
                row[region] = Double.isNaN(row[region]) ? rows[signal][region] : row[region];
            }
            return row;
        }

        private long[] hours() {
            long[] words = new long[layout.hours().size()];
            for (int i = 0; i < words.length; i++) {
                words[i] = hours(layout.hours().get(i));
            }
            return words;
        }

        private long hours(Deferral.Hours hours) {
            WorldView world = snapshot.world();
            int from = hours.from().toSecondOfDay() / 60;
            int to = hours.to().toSecondOfDay() / 60;
            long word = 0;
            for (int region = 0; region < layout.regions(); region++) {
                int minute =
                        hours.zone().isPresent()
                                ? world.minuteOfDayIn(hours.zone().getAsInt(), slot)
                                : world.minuteOfDay(region, slot);
                boolean isWithin =
                        from < to
                                ? minute >= from && minute < to
                                : from == to || minute >= from || minute < to;
                word |= isWithin ? 1L << region : 0;
            }
            return word;
        }

        private void derived() {
            for (int i = 0; i < rows.length; i++) {
                switch (layout.rows().get(i)) {
                    case Layout.Row.Value(var term) ->
                            derived(i, region -> walk.number(term, region, slot));
                    case Layout.Row.Distance(var anchor) ->
                            derived(
                                    i,
                                    region ->
                                            Costs.weighted(
                                                    anchor.weight(),
                                                    anchor.best(),
                                                    anchor.worst(),
                                                    value(anchor, region)));
                    case Layout.Row.Signal _, Layout.Row.Memory _, Layout.Row.Percentile _ -> {}
                }
            }
        }

        private double value(Preference.Anchor anchor, int region) {
            return walk.number(anchor.term(), region, slot);
        }

        private void derived(int i, IntToDoubleFunction value) {
            changed[i] = changedOf(layout.rowReads().get(i));
            if (before != null && changed[i] == 0) {
                rows[i] = before.rows[i];
                return;
            }
            rows[i] = before == null ? new double[layout.regions()] : before.rows[i].clone();
            for (long rest = changed[i]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                rows[i][region] = value.applyAsDouble(region);
            }
        }

        /// The regions in which something of `reads` changed; all of them for a first table.
        private long changedOf(long reads) {
            long word = before == null ? all : 0;
            for (int i = 0; i < rows.length; i++) {
                word |= (reads & Layout.bit(i)) != 0 ? changed[i] : 0;
            }
            return word;
        }

        private long[] parts() {
            long[] words = new long[layout.parts().size()];
            for (int i = 0; i < words.length; i++) {
                long fresh = changedOf(layout.partReads().get(i));
                words[i] = before == null ? 0 : before.parts[i] & ~fresh;
                for (long rest = fresh; rest != 0; rest &= rest - 1) {
                    int region = Long.numberOfTrailingZeros(rest);
                    words[i] |= holds(layout.parts().get(i), region) ? 1L << region : 0;
                }
            }
            return words;
        }

        private boolean holds(Layout.Part part, int region) {
            for (Layout.Signed signed : part.formulas()) {
                boolean holds = walk.holds(signed.formula(), signed.positive(), region, slot);
                if (holds != part.isAll()) {
                    return holds;
                }
            }
            return part.isAll();
        }
    }
}
