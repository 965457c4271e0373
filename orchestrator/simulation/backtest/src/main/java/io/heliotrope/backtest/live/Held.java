package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Jobs that were admitted and are not done, by kind; of a kind, those that came first go first.
/// One thread.
final class Held {
    private final TreeMap<Kind, Deque<Some>> kinds = new TreeMap<>(Kind.ORDER);

    /// Jobs of one arrival that nothing tells apart: `left` of them, the next one with `number`.
    /// `came` is the slot of their arrival; `begun` says that they have run before, `late` that
    /// their deadline has passed.
    record Some(Work work, int came, int number, int left, boolean begun, boolean late) {
        private Some rest() {
            return new Some(work, came, number + 1, left - 1, begun, late);
        }
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /// In their order.
    List<Kind> kinds() {
        return List.copyOf(kinds.keySet());
    }

    long count(Kind kind) {
        return kinds.getOrDefault(kind, new ArrayDeque<>()).stream().mapToLong(Some::left).sum();
    }

    private Deque<Some> jobs(Kind kind) {
        Deque<Some> jobs = kinds.get(kind);
        if (jobs == null) {
            throw new IllegalStateException("no job of " + kind + " is held");
        }
        return jobs;
    }

    /// Jobs that have just come in `slot`.
    void add(Kind kind, Work work, int slot) {
        add(kind, new Some(work, slot, 0, work.jobs(), false, false));
    }

    private void add(Kind kind, Some some) {
        kinds.computeIfAbsent(kind, k -> new ArrayDeque<>()).addLast(some);
    }

    /// The next job of a kind; stays where it is.
    Some next(Kind kind) {
        return jobs(kind).getFirst();
    }

    /// The next job of a kind runs for a slot; what is left of it then is held again.
    void ran(Kind kind) {
        Deque<Some> all = jobs(kind);
        Some some = all.removeFirst();
        if (some.left() > 1) {
            all.addFirst(some.rest());
        } else if (all.isEmpty()) {
            kinds.remove(kind);
        }
        if (kind.slots() > 1) {
            Kind rest = new Kind(kind.regions(), kind.until(), kind.slots() - 1);
            Deque<Some> others = kinds.computeIfAbsent(rest, k -> new ArrayDeque<>());
            Some last = others.peekLast();
            boolean isNext =
                    last != null
                            && last.begun()
                            && last.work().equals(some.work())
                            && last.number() + last.left() == some.number();
            if (isNext) {
                others.removeLast();
            }
            others.addLast(
                    new Some(
                            some.work(),
                            some.came(),
                            isNext ? last.number() : some.number(),
                            isNext ? last.left() + 1 : 1,
                            true,
                            some.late()));
        }
    }

    /// Each lot that is held, with its kind.
    void forEach(BiConsumer<Kind, Some> action) {
        kinds.forEach((kind, all) -> all.forEach(some -> action.accept(kind, some)));
    }

    /// Jobs that cannot be done in time any more when `slot` begins go on as soon as they can;
    /// those that have become late are entered in the books.
    void overdue(int slot, Books books) {
        List<Kind> late =
                kinds.keySet().stream().filter(k -> k.until() - k.slots() < slot).toList();
        for (Kind kind : late) {
            Kind again = new Kind(kind.regions(), slot + kind.slots(), kind.slots());
            List<Some> all = List.copyOf(jobs(kind));
            kinds.remove(kind);
            for (Some some : all) {
                if (!some.late()) {
                    books.missed(some.work(), some.left());
                }
                add(
                        again,
                        new Some(
                                some.work(),
                                some.came(),
                                some.number(),
                                some.left(),
                                some.begun(),
                                true));
            }
        }
    }
}
