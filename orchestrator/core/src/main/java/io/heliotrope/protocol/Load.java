package io.heliotrope.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the deciding task itself knew of use, by region index of the catalogue, beside the world.
///
/// `outstanding` counts its own dispatches without an end. For batch, `blocked` has one word array
/// per region: bit k is set when slot `firstSlot + k` has no capacity left. Slots are 15 minutes,
/// counted from the epoch. `isAccepted` says that the job was accepted before: it must end, so what
/// policy declares as giving way does, and it is not refused for being late. `uses` are the budgets
/// that the job draws on, each with the running period and every later one of which something is
/// used or set aside by others. `planned` is where and when the plan wants the job, if it has a
/// place in one. `ran` is for how long it ran already, in pieces that ended with a pause: what is
/// decided on is what is left of it.
public final class Load {
    /// A load of nothing.
    public static final Load NONE = new Load(new int[0], 0, new long[0][], false);

    private final int[] outstanding;
    private final long firstSlot;
    private final long[][] blocked;
    private final boolean isAccepted;
    private final List<Use> uses;
    private final @Nullable Planned planned;
    private final Duration ran;

    /// What the plan wants of a job: that it starts in a region, by index, at a moment or, when
    /// that has passed, at once.
    public record Planned(int region, Instant start) {}

    /// Of a job that draws on no budget.
    public Load(int[] outstanding, long firstSlot, long[][] blocked, boolean isAccepted) {
        this(outstanding, firstSlot, blocked, isAccepted, List.of());
    }

    /// Of a job that is in no plan.
    public Load(
            int[] outstanding,
            long firstSlot,
            long[][] blocked,
            boolean isAccepted,
            Collection<Use> uses) {
        this(outstanding, firstSlot, blocked, isAccepted, uses, null, Duration.ZERO);
    }

    private Load(
            int[] outstanding,
            long firstSlot,
            long[][] blocked,
            boolean isAccepted,
            Collection<Use> uses,
            @Nullable Planned planned,
            Duration ran) {
        this.planned = planned;
        this.ran = ran;
        this.outstanding = outstanding.clone();
        this.firstSlot = firstSlot;
        this.blocked = new long[blocked.length][];
        for (int i = 0; i < blocked.length; i++) {
            this.blocked[i] = blocked[i].clone();
        }
        this.isAccepted = isAccepted;
        this.uses = uses.stream().sorted().toList();
    }

    /// The same load for a job that was accepted before.
    public Load accepted() {
        return isAccepted
                ? this
                : new Load(outstanding, firstSlot, blocked, true, uses, planned, ran);
    }

    /// The same load if no slot were taken.
    public Load withAllSlotsFree() {
        return new Load(outstanding, firstSlot, new long[0][], isAccepted, uses, planned, ran);
    }

    /// The same load for a job that draws on these budgets.
    public Load with(Collection<Use> some) {
        return some.isEmpty() && uses.isEmpty()
                ? this
                : new Load(outstanding, firstSlot, blocked, isAccepted, some, planned, ran);
    }

    /// The same load for a job that has this place in the plan.
    public Load with(Planned place) {
        return new Load(outstanding, firstSlot, blocked, isAccepted, uses, place, ran);
    }

    /// The same load for a job that ran for so long already.
    public Load after(Duration some) {
        return some.equals(ran)
                ? this
                : new Load(outstanding, firstSlot, blocked, isAccepted, uses, planned, some);
    }

    /// For how long the job ran already.
    public Duration ran() {
        return ran;
    }

    /// Where and when the plan wants the job.
    public Optional<Planned> planned() {
        return Optional.ofNullable(planned);
    }

    /// In order of account and period.
    public List<Use> uses() {
        return uses;
    }

    /// The accounts that the job draws on, in order.
    public List<Account> accounts() {
        return uses.stream().map(Use::account).distinct().toList();
    }

    /// Own dispatches without an end in a region; 0 when nothing was recorded.
    public int outstanding(int region) {
        return region < outstanding.length ? outstanding[region] : 0;
    }

    /// Whether `slot` of a region is taken; slots outside the recorded range are free.
    public boolean blocked(int region, long slot) {
        long bit = slot - firstSlot;
        if (region >= blocked.length || bit < 0 || bit >= 64L * blocked[region].length) {
            return false;
        }
        return (blocked[region][(int) (bit >> 6)] >>> (bit & 63) & 1) != 0;
    }

    /// The first slot after the recorded range: it and all later ones are free.
    public long endSlot() {
        int words = 0;
        for (long[] row : blocked) {
            words = Math.max(words, row.length);
        }
        return firstSlot + (long) Long.SIZE * words;
    }

    public int[] outstanding() {
        return outstanding.clone();
    }

    public long firstSlot() {
        return firstSlot;
    }

    public long[][] blocked() {
        return Arrays.stream(blocked).map(long[]::clone).toArray(long[][]::new);
    }

    public boolean isAccepted() {
        return isAccepted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Load that
                && firstSlot == that.firstSlot
                && isAccepted == that.isAccepted
                && Arrays.equals(outstanding, that.outstanding)
                && Arrays.deepEquals(blocked, that.blocked)
                && uses.equals(that.uses)
                && Objects.equals(planned, that.planned)
                && ran.equals(that.ran);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(outstanding) + Arrays.deepHashCode(blocked);
    }

    @Override
    public String toString() {
        return "outstanding "
                + Arrays.toString(outstanding)
                + (uses.isEmpty() ? "" : ", budgets " + uses)
                + (planned == null ? "" : ", " + planned)
                + (ran.isZero() ? "" : ", ran for " + ran);
    }
}
