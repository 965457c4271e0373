package io.heliotrope.policy;

import java.util.stream.IntStream;

/// A set of regions as one word: bit `i` stands for the region with index `i` of the catalogue.
///
/// A rule that reads regions only is such a word, so asking which rule removed which region costs
/// nothing extra. At most 64 regions. Immutable, safe from any thread.
public record RegionWord(long bits) {
    public static final RegionWord NONE = new RegionWord(0);

    /// The first `count` regions; `count` is 0 to 64.
    public static RegionWord first(int count) {
        if (count < 0 || count > Long.SIZE) {
            throw new IllegalArgumentException("a word holds 0 to 64 regions, asked for " + count);
        }
        return new RegionWord(count == Long.SIZE ? -1L : (1L << count) - 1);
    }

    public boolean has(int region) {
        return (bits >>> region & 1) != 0;
    }

    public RegionWord with(int region) {
        return new RegionWord(bits | 1L << region);
    }

    public RegionWord and(RegionWord other) {
        return new RegionWord(bits & other.bits);
    }

    public RegionWord without(RegionWord other) {
        return new RegionWord(bits & ~other.bits);
    }

    public boolean isEmpty() {
        return bits == 0;
    }

    public int size() {
        return Long.bitCount(bits);
    }

    /// Indices of the regions, ascending.
    public IntStream stream() {
        return IntStream.range(0, Long.SIZE).filter(this::has);
    }
}
