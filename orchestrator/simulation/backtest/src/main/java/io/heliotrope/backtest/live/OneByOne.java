package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Asking;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Loads;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Requests;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.state.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/// The requests of an episode, one by one: each is decided on when it comes, as a router does, and
/// holds an accelerator where it was sent, as soon as one is free there, until it is answered. One
/// thread.
///
/// The load of an hour is cut into requests that come evenly, each a row of the file, in order of
/// their coming; what the last one of an hour is too long counts for the next. Jobs hold whole
/// accelerators for the hour; the world that requests are routed in has the others.
final class OneByOne {
    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

    private final Sky sky;
    private final Loads loads;
    private final Requests requests;
    private final Desk desk;
    private final Books books;
    private final List<Counter> counters;
    private final Map<Asking, Double> ahead = new HashMap<>();
    private long number;
    private long hours;

    OneByOne(Recorded recorded, Loads loads, Requests requests, Desk desk, Books books) {
        this.sky = recorded.sky();
        this.loads = loads;
        this.requests = requests;
        this.desk = desk;
        this.books = books;
        this.counters = Stream.generate(Counter::new).limit(sky.regions()).toList();
    }

    /// The requests of one flow in an hour; `next` is when the next of them comes, in milliseconds
    /// of the hour.
    private static final class Source {
        private final Flow flow;
        private final int index;
        private double next;

        Source(Flow flow, int index, double next) {
            this.flow = flow;
            this.index = index;
            this.next = next;
        }

        /// A request for so many milliseconds of an accelerator has come.
        void asked(double millis) {
            next += millis / flow.accelerators();
        }
    }

    /// All that comes in the hour of a slot, in which jobs leave so many accelerators `free`.
    void answer(List<Flow> flows, int slot, long[] free) {
        World world = desk.leaving(free);
        for (int region = 0; region < free.length; region++) {
            counters.get(region).open((int) free[region]);
        }
        PriorityQueue<Source> sources =
                new PriorityQueue<>(
                        Comparator.comparingDouble((Source source) -> source.next)
                                .thenComparingInt(source -> source.index));
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            double before = ahead.getOrDefault(flow.asking(), 0.0);
            sources.add(new Source(flow, i, before / flow.accelerators()));
        }
        while (!sources.isEmpty()) {
            Source source = sources.remove();
            if (source.next < MILLIS_PER_HOUR) {
                int tokens = requests.tokens(number++);
                answer(source, tokens, slot, world);
                source.asked(tokens * perTokenMillis());
                sources.add(source);
            } else {
                ahead.put(
                        source.flow.asking(),
                        (source.next - MILLIS_PER_HOUR) * source.flow.accelerators());
            }
        }
        hours++;
    }

    private double perTokenMillis() {
        return requests.perToken().toNanos() / NANOS_PER_MILLI;
    }

    private void answer(Source source, int tokens, int slot, World world) {
        Flow flow = source.flow;
        long now = hours * NANOS_PER_HOUR + (long) (source.next * NANOS_PER_MILLI);
        int[] busy = counters.stream().mapToInt(counter -> counter.inside(now)).toArray();
        long nanos = tokens * requests.perToken().toNanos();
        double kilowattHours = flow.kilowatts() * nanos / NANOS_PER_HOUR;
        int region = desk.route(flow.asking(), number, tokens, nanos, world, busy);
        if (region < 0) {
            books.unanswered(flow.origin(), kilowattHours * sky.gramsPerKwh(flow.origin(), slot));
            return;
        }
        books.waited(counters.get(region).serve(now, nanos));
        boolean isNear = loads.rttMillis(flow.origin(), region) <= flow.asking().rttMillis();
        boolean isAllowed = (flow.regions() >>> region & 1) != 0;
        books.answered(
                region,
                kilowattHours * sky.gramsPerKwh(region, slot),
                isNear,
                isAllowed || !isNear);
    }
}
