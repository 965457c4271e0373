package io.heliotrope.policy.prove;

import java.util.Arrays;

/// A list of ints that grows, without boxes. Of one thread.
final class Ints {
    private int[] items = new int[4];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int item) {
        items[index] = item;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int last() {
        return items[size - 1];
    }

    int removeLast() {
        return items[--size];
    }

    void cutTo(int length) {
        size = length;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
