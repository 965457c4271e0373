package io.heliotrope.signals.accounting;

import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.range;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every account, on grids drawn at random; the seed is in the test's name.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountPropertyTest {
    private static final int MINUTES = 24 * 60;
    private static final int[] STEPS = {5, 15, 30, 60};
    private static final List<Quality> QUALITIES = List.of(Quality.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_run_cut_anywhere_emits_what_it_emits_whole(long seed) {
        Random random = new Random(seed);
        Accounting accounting = new Accounting(new PublishedTruth(grid(random, 0)));
        for (int i = 0; i < 100; i++) {
            long from = random.nextInt(MINUTES - 2);
            long to = from + 2 + random.nextInt((int) (MINUTES - from - 1));
            long cut = from + 1 + random.nextInt((int) (to - from - 1));
            double part = (cut - from) / (double) (to - from);

            GramsRange whole = operational(accounting, run(from, to, 3, from));
            GramsRange parts =
                    operational(accounting, run(from, cut, 3 * part, from))
                            .plus(operational(accounting, run(cut, to, 3 * (1 - part), from)));

            assertClose(parts.p10().value(), whole.p10().value());
            assertClose(parts.p50().value(), whole.p50().value());
            assertClose(parts.p90().value(), whole.p90().value());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void every_range_is_in_order(long seed) {
        Random random = new Random(seed);
        Accounting accounting = accounting(grid(random, 0.1));
        for (int i = 0; i < 200; i++) {
            Account account = accounting.account(anyRun(random));
            for (Emission emission : columns(account)) {
                if (emission instanceof Known(Kind _, GramsRange grams)) {
                    assertThat(grams.p10()).isLessThanOrEqualTo(grams.p50());
                    assertThat(grams.p50()).isLessThanOrEqualTo(grams.p90());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void marginal_readings_and_contracts_never_move_a_location_based_figure(long seed) {
        Random random = new Random(seed);
        List<Signal> average = grid(random, 0.1);
        List<Signal> both = new ArrayList<>(average);
        both.addAll(series(GREEN, Basis.MARGINAL, random, 0));
        both.addAll(series(HOME, Basis.MARGINAL, random, 0));
        Accounting without = new Accounting(new PublishedTruth(average));
        Accounting with = accounting(both);
        int known = 0;
        for (int i = 0; i < 200; i++) {
            RunFacts run = anyRun(random);
            Account plain = without.account(run);
            Account full = with.account(run);

            assertThat(full.operational()).isEqualTo(plain.operational());
            assertThat(full.atHome()).isEqualTo(plain.atHome());
            assertThat(full.saved()).isEqualTo(plain.saved());
            assertThat(full.marginal().isKnown() && full.market().isKnown()).isTrue();
            known += full.operational().isKnown() ? 1 : 0;
        }
        assertThat(known).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void a_sum_holds_exactly_what_is_known_and_counts_the_rest(long seed) {
        Random random = new Random(seed);
        Accounting accounting = accounting(grid(random, 0.2));
        Total total = Total.of(Kind.LIFECYCLE);
        double sum = 0;
        int known = 0;
        for (int i = 0; i < 300; i++) {
            Emission emission = accounting.account(anyRun(random)).operational();
            total = total.plus(emission);
            if (emission instanceof Known(Kind _, GramsRange grams)) {
                sum += grams.p50().value();
                known++;
            }
        }

        assertClose(total.grams().p50().value(), sum);
        assertThat(total.known()).isEqualTo(known).isPositive();
        assertThat(total.unknown()).isEqualTo(300 - known).isPositive();
    }

    private static RunFacts anyRun(Random random) {
        long from = random.nextInt(MINUTES - 240);
        return run(from, from + random.nextInt(240), random.nextDouble(), random.nextInt(1000));
    }

    private static Accounting accounting(List<Signal> signals) {
        MarketFactors market =
                new MarketFactors(Map.of(GREEN.id(), new Factor(new GramsPerKwh(3), "test")));
        return new Accounting(new PublishedTruth(signals), market, EmbodiedFigures.shipped());
    }

    private static List<Emission> columns(Account account) {
        return List.of(
                account.operational(),
                account.market(),
                account.marginal(),
                account.movement().data(),
                account.embodied().grams(),
                account.atHome(),
                account.saved());
    }

    private static GramsRange operational(Accounting accounting, RunFacts run) {
        return range(accounting.account(run).operational());
    }

    private static List<Signal> grid(Random random, double gaps) {
        List<Signal> signals = new ArrayList<>(series(GREEN, lifecycle(), random, gaps));
        signals.addAll(series(HOME, lifecycle(), random, gaps));
        return signals;
    }

    private static Basis lifecycle() {
        return Basis.AVERAGE_LIFECYCLE;
    }

    /// A day of slots of different lengths and qualities. A gap is of 3 hours: longer than a
    /// reading may stand in after its end.
    private static List<Intensity> series(Region region, Basis basis, Random random, double gaps) {
        List<Intensity> readings = new ArrayList<>();
        int at = 0;
        while (at < MINUTES) {
            if (random.nextDouble() < gaps) {
                at += 180;
            }
            int step = STEPS[random.nextInt(STEPS.length)];
            Quality quality = QUALITIES.get(random.nextInt(QUALITIES.size()));
            Instant from = at(at);
            readings.add(
                    new Intensity(
                            new Reading(
                                    region.zone(),
                                    new GramsPerKwh(1000 * random.nextDouble()),
                                    basis,
                                    "test",
                                    from,
                                    quality),
                            from,
                            at(at + step)));
            at += step;
        }
        return readings;
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }
}
