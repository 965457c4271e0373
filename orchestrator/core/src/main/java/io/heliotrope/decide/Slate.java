package io.heliotrope.decide;

import java.util.Arrays;

/// Slots in the order in which they were found. One thread.
final class Slate {
    static final Slate NONE = new Slate();
    private static final int FIRST_ROOM = 16;

    private long[] slots = new long[FIRST_ROOM];
    private int size;

    void add(long slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        slots[size++] = slot;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return slots[index];
    }
}
