package io.heliotrope.plan;

import java.util.Arrays;

/// Slots taken together, ever more of them the farther ahead they lie: near ones are planned one by
/// one, far ones as a whole, since what is known of them is coarse anyway and they are planned
/// again before they come.
///
/// Six blocks of one unit, three of two, four of three, then of six, a unit being as many slots as
/// the caller says. Immutable.
public final class Blocks {
    private static final int[][] GROWING = {{6, 1}, {3, 2}, {4, 3}};
    private static final int LONGEST = 6;

    private final int[] starts;

    private Blocks(int[] starts) {
        this.starts = starts;
    }

    /// Covers `slots`, at least 1; the last block ends with them. The first block is one slot
    /// whatever the unit: what is released now is planned for now.
    ///
    /// @throws IllegalArgumentException when there is no slot or no unit
    public static Blocks growing(int slots, int unit) {
        if (slots < 1 || unit < 1) {
            throw new IllegalArgumentException(
                    "blocks need slots and a unit, had %d and %d".formatted(slots, unit));
        }
        int[] starts = new int[slots + 1];
        int count = 0;
        int at = 0;
        for (int i = 0; at < slots; i++) {
            starts[count++] = at;
            at += i < unit ? 1 : length(i - unit + 1) * unit;
        }
        starts[count++] = slots;
        return new Blocks(Arrays.copyOf(starts, count));
    }

    /// Each slot by itself.
    public static Blocks single(int slots) {
        return growing(slots, slots);
    }

    private static int length(int index) {
        int before = 0;
        for (int[] run : GROWING) {
            before += run[0];
            if (index < before) {
                return run[1];
            }
        }
        return LONGEST;
    }

    public int size() {
        return starts.length - 1;
    }

    /// The first slot of a block; of `size()`, the end of the last.
    public int start(int block) {
        return starts[block];
    }

    /// The block that a slot lies in; `size()` for those beyond the last.
    public int of(int slot) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle + 1] <= slot) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
