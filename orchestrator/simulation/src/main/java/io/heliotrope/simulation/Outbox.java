package io.heliotrope.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one producer has sent and what has not landed: in order within a log, in any order between
/// logs.
final class Outbox {
    private final Map<Log<?>, Deque<Runnable>> waiting = new LinkedHashMap<>();
    private int size;

    /// `landing` appends the record to `log`.
    void send(Log<?> log, Runnable landing) {
        waiting.computeIfAbsent(log, l -> new ArrayDeque<>()).add(landing);
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The next record of one of the logs lands.
    void landOne(Dice dice) {
        if (size == 0) {
            return;
        }
        List<Deque<Runnable>> open = new ArrayList<>(waiting.size());
        waiting.values()
                .forEach(queue -> {
                    if (!queue.isEmpty()) {
                        open.add(queue);
                    }
                });
        land(open.get(dice.below(open.size())));
    }

    /// Everything lands, log by log.
    void landAll() {
        for (Deque<Runnable> queue : waiting.values()) {
            while (!queue.isEmpty()) {
                land(queue);
            }
        }
    }

    /// The next record of one log lands, if there is one.
    void landNext(Log<?> log) {
        Deque<Runnable> queue = waiting.get(log);
        if (queue != null && !queue.isEmpty()) {
            land(queue);
        }
    }

    /// The process dies: some of what was on its way is still to land, the rest is lost.
    Outbox leave(Dice dice) {
        Outbox left = new Outbox();
        waiting.forEach((log, queue) -> {
            int landing = dice.below(queue.size() + 1);
            for (int i = 0; i < landing; i++) {
                left.send(log, queue.remove());
            }
        });
        lose();
        return left;
    }

    /// Nothing of what is on its way will ever land.
    void lose() {
        waiting.clear();
        size = 0;
    }

    private void land(Deque<Runnable> queue) {
        Runnable landing = queue.remove();
        size--;
        landing.run();
    }

    /// The process dies: some of what was on its way lands, the rest is lost.
    void breakOff(Dice dice) {
        for (Deque<Runnable> queue : waiting.values()) {
            int landing = dice.below(queue.size() + 1);
            for (int i = 0; i < landing; i++) {
                land(queue);
            }
        }
        lose();
    }
}
