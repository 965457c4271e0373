package io.heliotrope.signals.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Location;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.signals.recorded.RecordedSeries;
import io.heliotrope.signals.recorded.RecordedTruth;
import io.heliotrope.signals.recorded.RecordedWeather;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountingTest {
    private static final Instant START = Instant.parse("2022-03-01T00:00:00Z");
    private static final Region GREEN = region("green", 1.1);
    private static final Region HOME = region("home", 1.5);

    private static final Accounting ACCOUNTING =
            new Accounting(
                    new RecordedTruth(
                            new RecordedFeed(
                                    List.of(
                                            series(
                                                    "green",
                                                    Duration.ofMinutes(30),
                                                    10,
                                                    30,
                                                    50,
                                                    Double.NaN),
                                            series("home", Duration.ofHours(1), 100, 200)),
                                    List.of())));

    @Test
    void a_run_emits_its_energy_times_pue_times_the_intensity_of_its_time() {
        // 15 minutes at 10, 30 at 30, 15 at 50
        Account account = account(run(15, 75, 2), 1, 30);

        assertThat(grams(account.emitted()))
                .isCloseTo(2 * 1.1 * (10 + 2 * 30 + 50) / 4, within(1e-9));
    }

    @Test
    void the_counterfactual_is_the_same_run_at_once_at_home() {
        // submitted at 00:30, an hour long: half at 100, half at 200
        Account account = account(run(15, 75, 2), 1, 30);

        assertThat(grams(account.counterfactual())).isCloseTo(2 * 1.5 * 150, within(1e-9));
        assertThat(grams(account.saved())).isCloseTo(450 - 66, within(1e-9));
    }

    @Test
    void a_saving_may_be_negative() {
        Account account = ACCOUNTING.account(HOME, run(0, 60, 1), 1, GREEN, START);

        assertThat(grams(account.saved())).isCloseTo(1.1 * 20 - 150, within(1e-9));
    }

    @Test
    void a_gap_makes_the_account_unknown_instead_of_free() {
        Account account = account(run(60, 100, 2), 1, 0);

        assertThat(account.emitted()).isEqualTo(new Emission.Unknown(GREEN.id(), at(60), at(100)));
        assertThat(account.counterfactual()).isInstanceOf(Emission.Known.class);
        assertThat(account.saved()).isEqualTo(account.emitted());
    }

    @Test
    void a_run_beyond_the_series_or_in_a_zone_without_one_is_unknown() {
        KilowattHours energy = new KilowattHours(1);

        assertThat(ACCOUNTING.emission(HOME, energy, at(90), at(121)))
                .isInstanceOf(Emission.Unknown.class);
        assertThat(ACCOUNTING.emission(HOME, energy, at(90), at(120)))
                .isInstanceOf(Emission.Known.class);
        assertThat(ACCOUNTING.emission(HOME, energy, at(-1), at(20)))
                .isInstanceOf(Emission.Unknown.class);
        assertThat(ACCOUNTING.emission(region("else", 1), energy, at(0), at(1)))
                .isInstanceOf(Emission.Unknown.class);
    }

    @Test
    void a_run_of_no_length_counts_at_its_moment() {
        Account account = account(run(35, 35, 0.5), 1, 61);

        assertThat(grams(account.emitted())).isCloseTo(0.5 * 1.1 * 30, within(1e-9));
        assertThat(grams(account.counterfactual())).isCloseTo(0.5 * 1.5 * 200, within(1e-9));
    }

    @Test
    void embodied_carbon_follows_gpu_time_and_stays_apart() {
        Account account = account(run(0, 90, 1), 0.5, 0);

        assertThat(account.embodied().value()).isCloseTo(0.75 * 100 / 3, within(1e-9));
        assertThat(account.embodiedBasis()).contains("876 kg");
        assertThat(grams(account.emitted())).isCloseTo(1.1 * 30, within(1e-9));
    }

    @Test
    void the_recorded_weather_sets_the_pue() {
        RecordedWeather weather =
                new RecordedWeather(
                        GREEN.id(),
                        new PueModel(Cooling.AIR_SIDE, 1),
                        ZoneOffset.UTC,
                        new Curve(START, Duration.ofMinutes(15), new double[] {10, 36}));
        Accounting accounting =
                new Accounting(
                        new RecordedTruth(
                                new RecordedFeed(
                                        List.of(series("green", Duration.ofHours(1), 100)),
                                        List.of(weather))));

        Emission emission = accounting.emission(GREEN, new KilowattHours(1), at(0), at(60));

        // a quarter at 1.06, a quarter at 1.25, then the default of the region
        assertThat(grams(emission)).isCloseTo(100 * (1.06 + 1.25 + 2 * 1.1) / 4, within(1e-9));
    }

    @Test
    void impossible_input_is_refused() {
        assertThatThrownBy(() -> account(run(0, 1, 1), Double.NaN, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> ACCOUNTING.emission(HOME, new KilowattHours(1), at(1), at(0)))
                .hasMessageContaining("must not end before it starts");
    }

    private static Account account(Measured run, double gpus, long submittedMinute) {
        return ACCOUNTING.account(GREEN, run, gpus, HOME, at(submittedMinute));
    }

    private static double grams(Emission emission) {
        return switch (emission) {
            case Emission.Known(GramsCo2 grams) -> grams.value();
            case Emission.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    private static Measured run(long fromMinute, long toMinute, double kilowattHours) {
        return new Measured(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                at(fromMinute),
                at(toMinute),
                10,
                10,
                new KilowattHours(kilowattHours),
                "test");
    }

    private static Instant at(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static RecordedSeries series(String zone, Duration step, double... values) {
        return new RecordedSeries(
                new GridZone(zone),
                Basis.AVERAGE_LIFECYCLE,
                ZoneOffset.UTC,
                new Curve(START, step, values));
    }

    private static Region region(String name, double pue) {
        return new Region(
                new RegionId(name),
                new GridZone(name),
                new Jurisdiction("EU"),
                new ClusterId("eu"),
                new Location(0, 0),
                new Accelerator("test", 80, 70, 700),
                1,
                1,
                pue);
    }
}
