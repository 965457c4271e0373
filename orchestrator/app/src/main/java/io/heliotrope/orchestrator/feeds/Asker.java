package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.feeds.Coverage;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.Refresh;
import io.heliotrope.signals.forecast.Forecaster;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.trust.Gate;
import io.heliotrope.signals.trust.Habits;
import io.heliotrope.signals.trust.Offer;
import io.heliotrope.signals.trust.Question;
import io.heliotrope.signals.trust.Rejection;
import io.heliotrope.signals.trust.Rejections;
import io.heliotrope.signals.trust.Verdict;
import io.heliotrope.signals.trust.ZoneDesk;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks one feed about one zone, and hands what comes to the zone's desk. Owned by the zone's turn.
sealed interface Asker<B extends CarbonBasis<B>> {
    /// How far ahead forecasts are asked for.
    Duration HORIZON = Forecaster.HORIZON;

    String name();

    Refresh refresh();

    Coverage serves(GridZone zone);

    /// What holds now and what is foretold. Returns what of it is believed, for the store.
    List<IntensitySeries<?>> ask(GridZone zone, ZoneDesk<B> desk, Instant now);

    /// What held in `range`; nothing when the feed does not tell, or what it tells is not believed.
    Optional<IntensitySeries<B>> past(
            GridZone zone, ZoneDesk<B> desk, TimeRange range, Instant now);

    /// What a person should know when values come and cannot be used.
    Optional<String> unused();

    /// A feed on the desk's own basis.
    record Same<B extends CarbonBasis<B>>(IntensityFeed<B> feed) implements Asker<B> {
        @Override
        public String name() {
            return feed.name();
        }

        @Override
        public Refresh refresh() {
            return feed.refresh();
        }

        @Override
        public Coverage serves(GridZone zone) {
            return feed.serves(zone);
        }

        @Override
        public List<IntensitySeries<?>> ask(GridZone zone, ZoneDesk<B> desk, Instant now) {
            return List.of(
                    desk.latest(name(), feed.latest(zone), now),
                    desk.forecast(name(), feed.forecast(zone, HORIZON), now));
        }

        @Override
        public Optional<String> unused() {
            return Optional.empty();
        }

        @Override
        public Optional<IntensitySeries<B>> past(
                GridZone zone, ZoneDesk<B> desk, TimeRange range, Instant now) {
            return switch (feed.history(zone, range)) {
                case FeedResult.Missing<IntensitySeries<B>> _ -> Optional.empty();
                case FeedResult.Fresh<IntensitySeries<B>>(IntensitySeries<B> series) ->
                        Optional.of(
                                Gate.judge(series, Question.past(zone, now), desk.habits(now))
                                        .accepted());
            };
        }
    }

    /// A feed on the other average basis: judged on its own, then converted, if there is a way.
    ///
    /// `habits` is what the zone is used to on the feed's basis, and `way` how its values come to
    /// the desk's.
    record Converting<F extends Average<F>, T extends Average<T>>(
            IntensityFeed<F> feed,
            Function<Instant, Habits> habits,
            Way<F, T> way,
            Rejections rejections)
            implements Asker<T> {
        @Override
        public String name() {
            return feed.name();
        }

        @Override
        public Refresh refresh() {
            return feed.refresh();
        }

        @Override
        public Coverage serves(GridZone zone) {
            return feed.serves(zone);
        }

        @Override
        public List<IntensitySeries<?>> ask(GridZone zone, ZoneDesk<T> desk, Instant now) {
            Verdict<F> latest = judged(feed.latest(zone), Question.past(zone, now), now);
            Verdict<F> ahead =
                    judged(feed.forecast(zone, HORIZON), Question.forecast(zone, now), now);
            Optional<BasisConversion<F, T>> conversion = way.at(now);
            if (conversion.isEmpty()) {
                if (!latest.accepted().points().isEmpty() || !ahead.accepted().points().isEmpty()) {
                    way.unused();
                }
                return List.of(latest.accepted(), ahead.accepted());
            }
            way.used();
            Offer<T> latestOffer = Offer.converted(latest, conversion.get());
            Offer<T> aheadOffer = Offer.converted(ahead, conversion.get());
            desk.latest(name(), latestOffer);
            desk.forecast(name(), aheadOffer);
            return List.of(
                    latest.accepted(), ahead.accepted(), latestOffer.series(), aheadOffer.series());
        }

        @Override
        public Optional<String> unused() {
            return way.told();
        }

        private Verdict<F> judged(
                FeedResult<IntensitySeries<F>> result, Question question, Instant now) {
            return switch (result) {
                case FeedResult.Missing<IntensitySeries<F>> _ ->
                        new Verdict<>(
                                new IntensitySeries<>(
                                        question.zone(), feed.basis(), name(), now, List.of()),
                                List.of());
                case FeedResult.Fresh<IntensitySeries<F>>(IntensitySeries<F> series) -> {
                    Verdict<F> verdict = Gate.judge(series, question, habits.apply(now));
                    Rejection.of(verdict, now).forEach(rejections::add);
                    yield verdict;
                }
            };
        }

        /// What was on another basis long ago is left alone: how to convert it is not known.
        @Override
        public Optional<IntensitySeries<T>> past(
                GridZone zone, ZoneDesk<T> desk, TimeRange range, Instant now) {
            return Optional.empty();
        }
    }
}
