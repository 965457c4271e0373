package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Rows and questions by chance, from so few possibilities that rows come twice, revise each other
/// and are asked for.
final class RandomRows {
    static final List<GridZone> ZONES = List.of(new GridZone("DE"), new GridZone("DK1 / Fyn"));
    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(3));
    private static final Instant BEGIN = Instant.parse("2026-11-20T22:30:00Z");

    private final RandomGenerator random;

    RandomRows(RandomGenerator random) {
        this.random = random;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Instant moment(int hours) {
        return BEGIN.plus(Duration.ofMinutes(5L * random.nextInt(12 * hours)));
    }

    /// What one answer might say.
    List<SignalRow> batch() {
        GridZone zone = pick(ZONES);
        Instant received = moment(72);
        List<SignalRow> rows = new ArrayList<>();
        int size = random.nextInt(1, 12);
        for (int i = 0; i < size; i++) {
            rows.add(row(zone, received));
        }
        return rows;
    }

    private SignalRow row(GridZone zone, Instant received) {
        SeriesKey key =
                switch (random.nextInt(4)) {
                    case 0 -> SeriesKey.of(zone, Signal.LOAD, Kind.NOT_APPLICABLE, "eia");
                    case 1 ->
                            new SeriesKey(
                                    zone,
                                    new Site.In(new RegionId("eu-central")),
                                    Signal.PUE,
                                    Kind.NOT_APPLICABLE,
                                    "model:pue");
                    default ->
                            SeriesKey.of(
                                    zone,
                                    Signal.CARBON_INTENSITY,
                                    pick(List.of(Kind.AVERAGE_DIRECT, Kind.MARGINAL)),
                                    pick(List.of("neso", "watttime")));
                };
        Instant from = moment(6);
        double value = random.nextInt(8) == 0 ? Double.NaN : 1 + random.nextInt(3);
        boolean isSpread = random.nextBoolean();
        return new SignalRow(
                key,
                received.minus(Duration.ofMinutes(5L * random.nextInt(3))),
                received,
                from,
                from.plus(pick(STEPS)),
                value,
                isSpread ? 1 : Double.NaN,
                isSpread ? 4 : Double.NaN,
                random.nextBoolean(),
                pick(List.of("", "TIME_SLICER_AVERAGE")),
                pick(List.of(Quality.values())));
    }

    SignalQuery query() {
        Instant from = moment(24);
        SignalQuery query =
                SignalQuery.of(
                        pick(ZONES), from, from.plus(Duration.ofMinutes(random.nextInt(1, 6000))));
        query =
                switch (random.nextInt(3)) {
                    case 0 -> query;
                    case 1 -> query.revisions();
                    default -> query.knownAt(moment(96));
                };
        return switch (random.nextInt(5)) {
            case 0 -> query.signals(Set.of(Signal.LOAD, Signal.PUE));
            case 1 -> query.kinds(Set.of(Kind.MARGINAL));
            case 2 -> query.sources(Set.of("neso"));
            case 3 -> query.qualities(Set.of(Quality.MEASURED, Quality.ESTIMATED));
            default -> query;
        };
    }
}
