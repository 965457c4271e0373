package io.heliotrope.workers;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.LogPartition;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Task;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Takes in the dispatch logs of one home cluster, record by record, and answers or runs each.
///
/// Owned by the thread that reads the logs.
final class Desk {
    private final DispatchFold fold;
    private final JobRun.Shared shared;
    private final Function<Lane, LaneBench> benches;
    private final PayloadSource payloads;
    private final Answers answers;
    private final BooleanSupplier draining;
    private final Map<LogPartition, Positions> positions = new HashMap<>();

    Desk(
            DispatchFold fold,
            JobRun.Shared shared,
            Function<Lane, LaneBench> benches,
            PayloadSource payloads,
            Answers answers,
            BooleanSupplier draining) {
        this.fold = fold;
        this.shared = shared;
        this.benches = benches;
        this.payloads = payloads;
        this.answers = answers;
        this.draining = draining;
    }

    /// The next record of a log that was begun before: where to go on after an interruption.
    OptionalLong next(LogPartition log) {
        Positions known = positions.get(log);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.next());
    }

    /// Begins a log at `offset` with the epochs stored beside it.
    void begin(LogPartition log, long offset, Epochs epochs) {
        positions.put(log, new Positions(offset));
        fold.restore(log, epochs);
    }

    /// A task's marker.
    void marker(LogPartition log, long offset, Task task) {
        fold.mark(log, task);
        of(log).passed(offset);
    }

    /// A record that does not read as a dispatch or marker.
    void unreadable(LogPartition log, long offset) {
        shared.events().unreadable(log.lane());
        of(log).passed(offset);
    }

    /// A dispatch that broke on the way in.
    void passBy(LogPartition log, long offset) {
        shared.events().passedBy(log.lane());
        of(log).passed(offset);
    }

    /// The next dispatch of a log.
    void accept(Delivery delivery) {
        Positions log = of(delivery.log());
        switch (fold.judge(delivery.arrival(), shared.jobClock().now(), shared.time().now())) {
            case Verdict.Drop(Verdict.Drop.Reason reason) -> {
                shared.events().dropped(delivery.log().lane(), reason.name());
                log.passed(delivery.offset());
            }
            case Verdict.Decline(Objection objection) -> {
                log.opened(delivery.offset());
                run(delivery, log).decline(objection);
            }
            case Verdict.Run run -> {
                log.opened(delivery.offset());
                place(delivery, log);
            }
        }
    }

    /// Where a restart would read `log` from, with the epochs to know by then.
    Stored stored(LogPartition log) {
        return new Stored(of(log).position(), fold.epochs(log));
    }

    /// A position and the text of its epochs. These may be of later records than the position:
    /// after a restart they are then stricter than need be, which costs a lease at most.
    record Stored(long position, String epochs) {}

    private void place(Delivery delivery, Positions log) {
        LaneBench bench = bench(delivery);
        JobRun run = run(delivery, log);
        if (draining.getAsBoolean()) {
            run.decline(because(Objection.Reason.DRAINING, "the worker is stopping"));
        } else if (!bench.slots().offer(run)) {
            run.decline(because(Objection.Reason.QUEUE_FULL, bench.slots().toString()));
        }
    }

    private JobRun run(Delivery delivery, Positions log) {
        return new JobRun(
                shared,
                bench(delivery),
                payloads,
                answers,
                delivery,
                () -> log.settled(delivery.offset()));
    }

    private LaneBench bench(Delivery delivery) {
        return benches.apply(delivery.dispatch().job().lane());
    }

    private Objection because(Objection.Reason reason, String detail) {
        return shared.permission().because(reason, detail);
    }

    private Positions of(LogPartition log) {
        Positions known = positions.get(log);
        if (known == null) {
            throw new IllegalStateException("log " + log + " was not begun");
        }
        return known;
    }
}
