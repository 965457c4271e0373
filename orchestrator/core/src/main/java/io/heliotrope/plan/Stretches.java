package io.heliotrope.plan;

/// What the stretch of a run costs at prices of room, by place and length. One thread.
final class Stretches {
    private final int slots;

    /// Region by region, the sum of the prices before each slot.
    private final double[] sums;

    Stretches(int regions, int slots) {
        this.slots = slots;
        this.sums = new double[regions * (slots + 1)];
    }

    /// Prices by place.
    void price(double[] prices) {
        int places = prices.length;
        for (int row = 0, at = 0; row < places; row += slots, at++) {
            for (int slot = 0; slot < slots; slot++, at++) {
                sums[at + 1] = sums[at] + prices[row + slot];
            }
            if (at + 1 < sums.length) {
                sums[at + 1] = 0;
            }
        }
    }

    /// Where a place's stretch begins among the sums, and where it ends when it is `length` long,
    /// for [#between].
    int begin(int place) {
        return place + place / slots;
    }

    int end(int place, int length) {
        int region = place / slots;
        return region + Math.min((region + 1) * slots, place + length);
    }

    double between(int begin, int end) {
        return sums[end] - sums[begin];
    }

    /// Of a run of `length` slots, as far as there are any.
    double of(int place, int length) {
        int region = place / slots;
        return of(region, place - region * slots, length);
    }

    /// The same by region and slot.
    double of(int region, int slot, int length) {
        int row = region * (slots + 1);
        return sums[row + Math.min(slots, slot + length)] - sums[row + slot];
    }
}
