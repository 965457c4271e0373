package io.heliotrope.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which demands each place can do work of: sets of demands as bits, one for each place.
///
/// Bits stand in the order in which demands should be asked: those that come first, of equals those
/// with the fewest regions, of equals those that end first. Who has the least choice is asked
/// first, which leaves short chains to the others; and what is near in time is near in a set, so
/// that of each slot only a stretch of words matters. Immutable.
final class Reachable {
    private final int regions;
    private final int[] demandAt;

    /// Words of all slots, one after the other: of a slot, for each region its stretch of words.
    private final long[] bits;

    private final int[] start;
    private final int[] firstWord;
    private final int[] words;

    Reachable(Supply supply, List<Demand> demands, Lanes lanes) {
        this.regions = supply.regions();
        int slots = supply.slots();
        this.demandAt =
                IntStream.range(0, demands.size())
                        .filter(d -> lanes.from(d) < lanes.until(d))
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(lanes::from)
                                        .thenComparingInt(d ->
                                                Long.bitCount(
                                                        demands.get(d).reach().at(lanes.from(d))))
                                        .thenComparingInt(lanes::until)
                                        .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.start = new int[slots + 1];
        this.firstWord = new int[slots];
        this.words = new int[slots];
        measure(lanes, slots);
        this.bits = new long[start[slots]];
        for (int bit = 0; bit < demandAt.length; bit++) {
            int demand = demandAt[bit];
            for (int slot = lanes.from(demand); slot < lanes.until(demand); slot++) {
                set(slot, bit, demands.get(demand).reach().at(slot));
            }
        }
    }

    private void measure(Lanes lanes, int slots) {
        int[] last = new int[slots];
        Arrays.fill(firstWord, Integer.MAX_VALUE);
        Arrays.fill(last, -1);
        for (int bit = 0; bit < demandAt.length; bit++) {
            int word = bit / Long.SIZE;
            for (int slot = lanes.from(demandAt[bit]); slot < lanes.until(demandAt[bit]); slot++) {
                firstWord[slot] = Math.min(firstWord[slot], word);
                last[slot] = word;
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            firstWord[slot] = last[slot] < 0 ? 0 : firstWord[slot];
            words[slot] = last[slot] < 0 ? 0 : last[slot] - firstWord[slot] + 1;
            start[slot + 1] = Math.addExact(start[slot], words[slot] * regions);
        }
    }

    private void set(int slot, int bit, long reach) {
        int word = bit / Long.SIZE - firstWord[slot];
        for (long rest = reach; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            if (region < regions) {
                bits[start[slot] + region * words[slot] + word] |= 1L << (bit % Long.SIZE);
            }
        }
    }

    /// Words of a set of all demands.
    int size() {
        return Math.ceilDiv(demandAt.length, Long.SIZE);
    }

    /// The first word of a slot's stretch.
    int firstWord(int slot) {
        return firstWord[slot];
    }

    /// How many words a slot's stretch has.
    int words(int slot) {
        return words[slot];
    }

    /// A word of a place's stretch, from 0.
    long word(int region, int slot, int word) {
        return bits[start[slot] + region * words[slot] + word];
    }

    /// The demand that a bit of a word stands for.
    int demand(int word, int bit) {
        return demandAt[word * Long.SIZE + bit];
    }

    /// A set of all of them.
    long[] all() {
        long[] all = new long[size()];
        for (int bit = 0; bit < demandAt.length; bit++) {
            all[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
        }
        return all;
    }
}
