package io.heliotrope.signals.neso;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.FuelSharePoint;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What Great Britain's power is made of. It is 12:40 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NesoMixTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final TimeRange HOUR = new TimeRange(NOON, NOON.plusSeconds(3600));

    private final LocalProvider it = new LocalProvider("2026-03-06T12:40:00Z");
    private final NesoFeed feed =
            new NesoFeed(it.transport(), NesoSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void half_hours_are_read_in_shares_and_imports_are_apart() throws InterruptedException {
        it.answer("{\"data\":[" + slot("12:00Z", "12:30Z") + "," + slot("12:30Z", "13:00Z") + "]}");

        FuelShareSeries mix = fresh(feed.mix(HOUR));

        assertThat(mix.zone()).isEqualTo(NesoFeed.GREAT_BRITAIN);
        assertThat(mix.points()).hasSize(2);
        FuelSharePoint first = mix.points().getFirst();
        assertThat(first.shares()).containsEntry(Fuel.GAS, 0.3).containsEntry(Fuel.UNKNOWN, 0.01);
        assertThat(first.imported()).isEqualTo(0.1);
        assertThat(it.asked().encodedPath())
                .isEqualTo("/generation/2026-03-06T12:00Z/2026-03-06T13:00Z");
    }

    /// Of the 89 parts with factors, 30 gas (120 more than direct), 40 wind (11), 14 nuclear (12)
    /// and 5 biomass (230): 5358 / 89 = 60.2 g come on top.
    @Test
    void a_direct_value_becomes_one_of_the_life_cycle_and_says_how() {
        it.answer("{\"data\":" + slot("12:00Z", "12:30Z") + "}");
        FuelShareSeries mix = fresh(feed.mix(HOUR));

        IntensityPoint point =
                BasisConversion.toLifecycle(mix).convert(direct(150)).points().getFirst();

        double upstream = (30 * 120 + 40 * 11 + 14 * 12 + 5 * 230) / 89.0;
        double off = 1.2816 * Math.hypot(0.3 * upstream, 0.11 * 100);
        assertThat(point.intensity().value()).isCloseTo(150 + upstream, within(1e-9));
        assertThat(point.estimationMethod()).isEqualTo("mix-factors");
        assertThat(point.quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(((Spread.Between) point.spread()).p90().value())
                .isCloseTo(150 + upstream + off, within(1e-9));
    }

    @Test
    void with_most_of_the_power_from_elsewhere_nothing_is_converted() {
        it.answer(
                """
                {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z","generationmix":[
                 {"fuel":"imports","perc":45},{"fuel":"wind","perc":55}]}]}
                """);

        IntensitySeries<Lifecycle> converted =
                BasisConversion.toLifecycle(fresh(feed.mix(HOUR))).convert(direct(150));

        assertThat(converted.points()).isEmpty();
    }

    @Test
    void a_half_hour_that_does_not_add_up_or_knows_nothing_is_left_out() {
        it.answer(
                """
                {"data":[
                 {"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z","generationmix":[
                  {"fuel":"gas","perc":0},{"fuel":"wind","perc":0}]},
                 {"from":"2026-03-06T12:30Z","to":"2026-03-06T13:00Z","generationmix":[
                  {"fuel":"gas","perc":30},{"fuel":"wind","perc":null}]}]}
                """);

        assertThat(missing(feed.mix(HOUR)).why()).isEqualTo(Outage.NO_VALUE);
    }

    @Test
    void what_cannot_be_is_named() {
        it.answer("{\"data\":[]}");
        assertThat(missing(feed.mix(HOUR)).why()).isEqualTo(Outage.NO_VALUE);

        it.answer("{\"data\":[" + slot("03:00Z", "03:30Z") + "]}");
        assertThat(missing(feed.mix(HOUR)).why()).isEqualTo(Outage.WRONG_TIME);

        it.answer("{\"data\":[" + slot("12:00Z", "12:30Z").replace("30}", "130}") + "]}");
        assertThat(missing(feed.mix(HOUR)).why()).isEqualTo(Outage.IMPLAUSIBLE);

        it.answer("{\"error\":{\"code\":\"400 Bad Request\"}}");
        assertThat(missing(feed.mix(HOUR)).why()).isEqualTo(Outage.MALFORMED);
    }

    /// A made-up half-hour: 30 % gas, 40 % wind, 14 % nuclear, 5 % biomass, 10 % imports, 1 %
    /// other.
    private static String slot(String from, String to) {
        return """
        {"from":"2026-03-06T%s","to":"2026-03-06T%s","generationmix":[
         {"fuel":"biomass","perc":5},{"fuel":"coal","perc":0},{"fuel":"imports","perc":10},
         {"fuel":"gas","perc":30},{"fuel":"nuclear","perc":14},{"fuel":"other","perc":1},
         {"fuel":"hydro","perc":0},{"fuel":"solar","perc":0},{"fuel":"wind","perc":40}]}\
        """
                .formatted(from, to);
    }

    private static IntensitySeries<Direct> direct(double grams) {
        return new IntensitySeries<>(
                NesoFeed.GREAT_BRITAIN,
                Direct.DIRECT,
                "neso",
                NOON,
                List.of(
                        new IntensityPoint(
                                NOON,
                                NOON.plusSeconds(1800),
                                new GramsPerKwh(grams),
                                Spread.Untold.UNTOLD,
                                Quality.ESTIMATED,
                                "actual",
                                NOON)));
    }
}
