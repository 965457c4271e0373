package io.heliotrope.decide;

/// A region and when to start there: [Ruling#AT_ONCE] or with a slot.
record Pick(int region, long slot) {
    static Pick atOnce(int region) {
        return new Pick(region, Ruling.AT_ONCE);
    }

    static Pick later(int region, long slot) {
        return new Pick(region, slot);
    }

    boolean isAtOnce() {
        return slot == Ruling.AT_ONCE;
    }
}
