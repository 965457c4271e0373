package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.trust.Gate;
import io.heliotrope.signals.trust.Question;
import io.heliotrope.signals.trust.ZoneDesk;
import java.time.Instant;
import java.util.Optional;

/// Who fills up a zone's past, if anybody does. Owned by the zone's turn.
sealed interface Filler<B extends CarbonBasis<B>> {
    /// What came of one more question and is believed.
    Optional<IntensitySeries<B>> turn(GridZone zone, ZoneDesk<B> desk, Instant now);

    /// Whether nothing older is to come.
    boolean isWhole();

    /// How far it has come, for people.
    Optional<String> told();

    static <B extends CarbonBasis<B>> Filler<B> nobody() {
        return new Nobody<>();
    }

    /// Nobody does.
    record Nobody<B extends CarbonBasis<B>>() implements Filler<B> {
        @Override
        public Optional<IntensitySeries<B>> turn(GridZone zone, ZoneDesk<B> desk, Instant now) {
            return Optional.empty();
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public Optional<String> told() {
            return Optional.empty();
        }
    }

    /// EIA does.
    record Eia<B extends Average<B>>(EiaPast<B> past) implements Filler<B> {
        @Override
        public Optional<IntensitySeries<B>> turn(GridZone zone, ZoneDesk<B> desk, Instant now) {
            return past.turn(now)
                    .map(series ->
                            Gate.judge(series, Question.past(zone, now), desk.habits(now))
                                    .accepted())
                    .filter(series -> !series.points().isEmpty());
        }

        @Override
        public boolean isWhole() {
            return past.isWhole();
        }

        @Override
        public Optional<String> told() {
            return Optional.of(past.told());
        }
    }
}
