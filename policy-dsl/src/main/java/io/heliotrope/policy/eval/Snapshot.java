package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.WorldView;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// One world as a program sees it: all that needs no job is worked out, for slot 0 at once and for
/// each later slot when somebody first asks, then kept.
///
/// Safe from any thread. Two that ask for a new slot at once may both work it out; one result is
/// kept, and both are equal.
public final class Snapshot {
    private final Compiled compiled;
    private final WorldView world;
    private final Inputs inputs;
    private final int slots;
    private final double slotSeconds;
    private final double elapsedSeconds;
    private final double[][] percentiles;
    private final AtomicReferenceArray<@Nullable SlotTable> tables;
    private final @Nullable SlotTable[] before;

    Snapshot(Compiled compiled, WorldView world, @Nullable SlotTable[] before) {
        this.compiled = compiled;
        this.world = world;
        this.inputs = new Inputs(world, compiled.layout().regions());
        this.slots = world.slots();
        this.slotSeconds = world.slotSeconds();
        this.elapsedSeconds = world.elapsedSeconds();
        this.tables = new AtomicReferenceArray<>(slots + 1);
        this.before = before;
        this.percentiles = new double[compiled.layout().rows().size()][];
        for (int i = 0; i < percentiles.length; i++) {
            if (compiled.layout().rows().get(i)
                    instanceof Layout.Row.Percentile(var of, var ladder, _)) {
                percentiles[i] =
                        inputs.percentiles(of, ladder, lastWithin(0, (double) of.seconds()));
            }
        }
        table(0);
    }

    /// The same program in another world.
    ///
    /// Numbers are compared, not told: what gives the same number as before, by whatever rung, is
    /// taken over from this snapshot with every word that reads it; where some regions of a signal
    /// changed, those bits alone are worked out anew. So nobody has to know what a record changes,
    /// and an age that grows within its bound costs nothing but the look.
    public Snapshot next(WorldView world) {
        int known = Math.max(tables.length(), before.length);
        @Nullable SlotTable[] last = new SlotTable[known];
        for (int slot = 0; slot < known; slot++) {
            SlotTable table = slot < tables.length() ? tables.get(slot) : null;
            last[slot] = table == null && slot < before.length ? before[slot] : table;
        }
        return new Snapshot(compiled, world, last);
    }

    /// Judges a job. `job` and `pairing` are asked again while the judgement is used.
    public Judgement judge(JobView job, Pairing pairing) {
        return new Judgement(this, job, pairing);
    }

    Compiled compiled() {
        return compiled;
    }

    Layout layout() {
        return compiled.layout();
    }

    WorldView world() {
        return world;
    }

    Inputs inputs() {
        return inputs;
    }

    int slots() {
        return slots;
    }

    /// What is known of the percentile of row `i`, by region.
    double[] percentiles(int i) {
        return percentiles[i];
    }

    /// When a run in a slot starts, in seconds from now.
    double startSeconds(int slot) {
        return slot == 0 ? 0 : slot * slotSeconds - elapsedSeconds;
    }

    /// The last slot within `seconds` of a start; at most [#slots], which stands for all that lie
    /// beyond.
    int lastWithin(int slot, double seconds) {
        int last = slot;
        while (last < slots && isWithin(slot, last + 1, seconds)) {
            last++;
        }
        return last;
    }

    /// Whether a slot after that of a start is within `seconds` of it.
    boolean isWithin(int slot, int later, double seconds) {
        double after =
                slot == 0 ? later * slotSeconds - elapsedSeconds : (later - slot) * slotSeconds;
        return after < seconds;
    }

    /// The table of a slot, [#slots] included.
    SlotTable table(int slot) {
        SlotTable table = tables.get(slot);
        return table == null ? make(slot) : table;
    }

    private SlotTable make(int slot) {
        SlotTable made = SlotTable.of(this, slot, slot < before.length ? before[slot] : null);
        SlotTable first = tables.compareAndExchange(slot, null, made);
        return first == null ? made : first;
    }
}
