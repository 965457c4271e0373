package io.heliotrope.signals.window;

import io.heliotrope.model.Curve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the windows of a curve. Pure; safe from any thread.
public final class Windows {
    private Windows() {}

    /// The maximal windows in which `curve` fulfils `condition` under `rules`, in the order of
    /// time, disjoint, inside of the curve.
    ///
    /// Read forwards, as it would be live: a window opens with a slot that fulfils the condition
    /// itself, goes on while hysteresis bears it, and over slots that do not fit only when one that
    /// fulfils the condition follows. What is not known ends a window.
    public static List<Window> find(Curve curve, Condition condition, WindowRules rules) {
        SlotMark[] marks = Marking.of(curve, condition, rules);
        List<Window> windows = new ArrayList<>();
        int slot = 0;
        while (slot < marks.length) {
            if (marks[slot] != SlotMark.OPENS) {
                slot++;
                continue;
            }
            int end = endOf(marks, slot, rules.bridgedSlots());
            Window window = new Window(startOf(curve, slot), startOf(curve, end));
            if (window.length().compareTo(rules.leastLength()) >= 0) {
                windows.add(window);
            }
            slot = end;
        }
        return List.copyOf(windows);
    }

    private static int endOf(SlotMark[] marks, int first, int bridged) {
        int end = first + 1;
        while (end < marks.length) {
            if (marks[end] == SlotMark.OPENS || marks[end] == SlotMark.KEEPS) {
                end++;
                continue;
            }
            int bank = farBank(marks, end, bridged);
            if (bank == end) {
                return end;
            }
            end = bank + 1;
        }
        return end;
    }

    /// The opening slot behind at most `bridged` slots from `gap` on; `gap` itself if none is.
    private static int farBank(SlotMark[] marks, int gap, int bridged) {
        for (int i = gap; i < marks.length && i <= gap + bridged; i++) {
            if (marks[i] == SlotMark.UNKNOWN) {
                return gap;
            }
            if (marks[i] == SlotMark.OPENS) {
                return i;
            }
        }
        return gap;
    }

    private static Instant startOf(Curve curve, int slot) {
        return curve.start().plus(curve.step().multipliedBy(slot));
    }
}
