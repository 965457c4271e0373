package io.heliotrope.backtest.scenario;

import io.heliotrope.backtest.scenario.Scenario.Interactive;
import io.heliotrope.signals.recorded.RowsTable;
import io.heliotrope.signals.recorded.RttMatrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The interactive load of all regions, hour by hour: which part of it may be answered where.
///
/// Immutable; safe from any thread.
public final class Loads {
    private static final int SECONDS_PER_HOUR = 3600;

    private final Interactive spec;
    private final List<Place> places;
    private final double[] shape;
    private final double mean;
    private final List<Part> parts;
    private final RttMatrix rtt;
    private final Optional<Requests> requests;

    private Loads(
            Interactive spec,
            List<Place> places,
            double[] shape,
            List<Part> parts,
            RttMatrix rtt,
            Optional<Requests> requests) {
        this.spec = spec;
        this.places = places;
        this.shape = shape;
        this.parts = parts;
        this.rtt = rtt;
        this.requests = requests;
        double sum = 0;
        for (double value : shape) {
            sum += value;
        }
        this.mean = sum / shape.length;
    }

    /// The `share` of the origin's load that asks so, and may be answered in `regions`, a word.
    private record Part(Asking asking, long regions, double share) {}

    static Loads read(Interactive spec, Files files, Ground ground) throws Trouble {
        RowsTable table = files.rows(spec.load(), List.of(spec.column()), Optional.empty());
        double[] shape =
                table.rows().stream().mapToDouble(row -> row.numbers().getFirst()).toArray();
        RttMatrix rtt = files.read(spec.rtt(), RttMatrix::read);
        List<Place> places = ground.places();
        List<Part> parts = new ArrayList<>();
        for (int origin = 0; origin < places.size(); origin++) {
            for (Interactive.Kind kind : spec.kinds()) {
                long near = near(origin, kind, rtt, spec, places);
                String area = places.get(origin).area();
                double stay = spec.stayIn().getOrDefault(area, spec.stay());
                parts.add(
                        new Part(
                                new Asking(origin, kind.rttMillis(), true),
                                near & ground.area(area),
                                kind.share() * stay));
                parts.add(
                        new Part(
                                new Asking(origin, kind.rttMillis(), false),
                                near,
                                kind.share() * (1 - stay)));
            }
        }
        Optional<Requests> requests =
                spec.requests().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Requests.read(spec.requests().get(), files));
        return new Loads(spec, places, shape, parts, rtt, requests);
    }

    /// The round trip in ms from a region to another, by index.
    public double rttMillis(int from, int to) {
        return rtt.millis(places.get(from).id(), places.get(to).id()).orElseThrow();
    }

    /// How large single requests are, where they are decided on one by one.
    public Optional<Requests> requests() {
        return requests;
    }

    private static long near(
            int origin, Interactive.Kind kind, RttMatrix rtt, Interactive spec, List<Place> places)
            throws Trouble {
        long near = 0;
        for (int to = 0; to < places.size(); to++) {
            double millis =
                    rtt.millis(places.get(origin).id(), places.get(to).id()).orElse(Double.NaN);
            if (Double.isNaN(millis)) {
                throw Trouble.of(
                        spec.rtt(),
                        "has no round trip from %s to %s"
                                .formatted(places.get(origin).id(), places.get(to).id()));
            }
            near |= millis <= kind.rttMillis() ? 1L << to : 0;
        }
        if ((near >>> origin & 1) == 0) {
            throw Trouble.of(
                    spec.rtt(),
                    "%s does not reach itself within %s ms"
                            .formatted(places.get(origin).id(), kind.rttMillis()));
        }
        return near;
    }

    /// What must be answered in the `hour`, from 0, of an episode that begins at `start`.
    public List<Flow> flows(Instant start, int hour) {
        List<Flow> flows = new ArrayList<>();
        Instant at = start.plusSeconds((long) hour * SECONDS_PER_HOUR);
        for (Part part : parts) {
            double accelerators = level(part.asking().origin(), hour) * part.share();
            if (accelerators > 0) {
                flows.add(
                        new Flow(
                                at, part.asking(), part.regions(), accelerators, spec.kilowatts()));
            }
        }
        return flows;
    }

    /// The whole load of an origin in the hour of an episode, from 0, in accelerators.
    private double level(int origin, int hour) {
        int offset = places.get(origin).clock().getTotalSeconds() / SECONDS_PER_HOUR;
        double value = shape[Math.floorMod(hour + offset, shape.length)] / mean;
        return spec.level() * Math.max(spec.atLeast(), Math.min(spec.atMost(), value));
    }
}
