package io.heliotrope.policy.prove;

import java.util.Arrays;

/// Which variable to decide next: the one that was in most of the late conflicts, the older of two
/// alike. A binary heap. Of one thread.
final class Agenda {
    private static final double FADE = 1 / 0.95;
    private static final double TOO_MUCH = 1e100;

    private double[] weight = new double[16];
    private int[] heap = new int[16];
    private int[] place = new int[16];
    private int size;
    private double step = 1;

    /// `variable` is one more than the last.
    void add(int variable) {
        if (variable >= weight.length) {
            weight = Arrays.copyOf(weight, 2 * weight.length);
            heap = Arrays.copyOf(heap, 2 * heap.length);
            place = Arrays.copyOf(place, 2 * place.length);
        }
        place[variable] = -1;
        offer(variable);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void offer(int variable) {
        if (place[variable] < 0) {
            place[variable] = size;
            heap[size++] = variable;
            up(place[variable]);
        }
    }

    int take() {
        int first = heap[0];
        int last = heap[--size];
        place[first] = -1;
        if (size > 0) {
            put(last, 0);
            down(0);
        }
        return first;
    }

    void blame(int variable) {
        weight[variable] += step;
        if (weight[variable] > TOO_MUCH) {
            for (int i = 0; i < weight.length; i++) {
                weight[i] /= TOO_MUCH;
            }
            step /= TOO_MUCH;
        }
        if (place[variable] >= 0) {
            up(place[variable]);
        }
    }

    void fade() {
        step *= FADE;
    }

    private boolean isBefore(int one, int other) {
        return weight[one] > weight[other] || (weight[one] == weight[other] && one < other);
    }

    private void put(int variable, int at) {
        heap[at] = variable;
        place[variable] = at;
    }

    private void up(int from) {
        int at = from;
        int moved = heap[at];
        while (at > 0 && isBefore(moved, heap[(at - 1) / 2])) {
            put(heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        put(moved, at);
    }

    private void down(int from) {
        int at = from;
        int moved = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moved)) {
                break;
            }
            put(heap[child], at);
            at = child;
        }
        put(moved, at);
    }
}
