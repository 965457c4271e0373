package io.heliotrope.signals.energy;

import static io.heliotrope.signals.energy.Meter.LLAMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What meters make of the table.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyFitTest {
    private static final double[] BATCHES = {1, 4, 8, 16, 32, 64, 128};
    private static final TokenEnergy HOTTER = new TokenEnergy(2 * 3.16, 2 * 0.0665);

    @Test
    void meters_override_the_table_from_the_fifth_reading_on() {
        EnergyBook four = Meter.taught(EnergyBook.shipped(), LLAMA, 4, 0.5);
        EnergyBook five = Meter.taught(EnergyBook.shipped(), LLAMA, 5, 0.5);

        assertThat(known(four).method()).isEqualTo(EnergyMethod.TABLE_DENSE);
        assertThat(known(five).method()).isEqualTo(EnergyMethod.FITTED);
        assertThat(joules(five, 8)).isBetween(0.4615, 0.5);
    }

    @Test
    void readings_that_agree_with_the_table_leave_it_where_it_is_and_surer() {
        EnergyBook book = taught(new TokenEnergy(3.16, 0.0665), 10, 0);

        EnergyFit fit = book.fit(LLAMA).orElseThrow();
        assertThat(fit.curve().joulesA()).isCloseTo(3.16, within(1e-9));
        assertThat(fit.curve().joulesC()).isCloseTo(0.0665, within(1e-9));
        assertThat(fit.sigma(8)).isBetween(0.03, 0.05);
    }

    @Test
    void a_machine_that_draws_twice_as_much_is_believed_although_the_table_was_sure() {
        EnergyBook book = taught(HOTTER, 16, 0.02);

        for (double batch : BATCHES) {
            double truth = HOTTER.joulesPerToken(batch);
            assertThat(joules(book, batch))
                    .as("batch %s", batch)
                    .isCloseTo(truth, within(0.05 * truth));
        }
    }

    @Test
    void a_meter_that_reads_ten_times_too_much_moves_little() {
        EnergyBook sound = taught(new TokenEnergy(3.16, 0.0665), 3, 0.02);

        EnergyBook broken = sound;
        for (double factor : new double[] {10, 100, 0.01}) {
            broken =
                    broken.learn(LLAMA, Meter.run("meter:nvml", factor * 0.4615, 100, 50), 8)
                            .book();
        }

        double before = joules(sound, 8);
        assertThat(joules(broken, 8)).isCloseTo(before, within(0.03 * before));
        assertThat(broken.fit(LLAMA).orElseThrow().sigma(8)).isLessThan(0.06);
    }

    @Test
    void one_reading_alone_however_wrong_moves_no_further_than_a_quarter() {
        EnergyFit fit =
                EnergyBook.shipped()
                        .learn(LLAMA, Meter.run("meter:nvml", 400, 100, 0), 8)
                        .book()
                        .fit(LLAMA)
                        .orElseThrow();

        assertThat(fit.curve().joulesPerToken(8)).isBetween(0.4615, 0.4615 * 1.25);
    }

    @Test
    void the_deviation_is_larger_at_batches_that_were_not_seen() {
        EnergyBook book = EnergyBook.shipped().stating(own(), spec());
        for (int i = 0; i < 16; i++) {
            book = book.learn(own(), Meter.run("meter:nvml", 4.1, 100, i), 1).book();
        }

        EnergyFit fit = book.fit(own()).orElseThrow();
        assertThat(fit.sigma(1)).isLessThan(0.06);
        assertThat(fit.sigma(500)).isGreaterThan(0.15);
    }

    @Test
    void what_is_older_than_thirty_days_is_forgotten_and_what_is_kept_is_bounded() {
        EnergyBook book = EnergyBook.shipped();
        for (int i = 0; i < 1000; i++) {
            double batch = 1 << (i % 14);
            book = book.learn(LLAMA, Meter.run("meter:nvml", 0.5, 100, i), batch).book();
        }
        int most = Samples.KEPT * Samples.DOUBLINGS;
        assertThat(book.fit(LLAMA).orElseThrow().count()).isEqualTo(most);

        long later = 31 * 24 * 60 + 1000;
        EnergyBook after = book.learn(LLAMA, Meter.run("meter:nvml", 0.5, 100, later), 8).book();

        assertThat(after.fit(LLAMA).orElseThrow().count()).isEqualTo(1);
    }

    @Test
    void the_same_readings_give_the_same_figures_bit_by_bit() {
        assertThat(taught(HOTTER, 16, 0.1).fits().toString())
                .isEqualTo(taught(HOTTER, 16, 0.1).fits().toString());
        assertThat(Double.doubleToLongBits(joules(taught(HOTTER, 16, 0.1), 8)))
                .isEqualTo(Double.doubleToLongBits(joules(taught(HOTTER, 16, 0.1), 8)));
    }

    @Test
    void the_deviation_it_tells_covers_the_runs_that_follow() {
        Random random = new Random(4);
        EnergyBook book = taught(HOTTER, 16, 0.05);
        EnergyFit fit = book.fit(LLAMA).orElseThrow();
        int within = 0;
        for (int i = 0; i < 1000; i++) {
            double batch = BATCHES[i % BATCHES.length];
            double run = HOTTER.joulesPerToken(batch) * Math.exp(0.05 * random.nextGaussian());
            double off = Math.abs(Math.log(run / fit.curve().joulesPerToken(batch)));
            within += off <= 1.2816 * fit.sigma(batch) ? 1 : 0;
        }

        assertThat(within).as("of 1000, with seed 4").isBetween(720, 900);
    }

    @Test
    void energy_never_comes_out_below_0() {
        EnergyBook book = EnergyBook.shipped();
        for (int i = 0; i < 16; i++) {
            book = book.learn(LLAMA, Meter.run("meter:nvml", 0.02, 100, i), 1).book();
            book = book.learn(LLAMA, Meter.run("meter:nvml", 0.06, 100, i), 128).book();
        }

        EnergyFit fit = book.fit(LLAMA).orElseThrow();
        assertThat(fit.curve().joulesA()).isNotNegative();
        assertThat(fit.curve().joulesPerToken(1)).isPositive();
        assertThat(fit.curve().joulesPerToken(1000)).isPositive();
    }

    @Test
    void a_figure_that_was_published_is_taken_up_again_with_its_readings() {
        EnergyFit before = taught(HOTTER, 16, 0).fit(LLAMA).orElseThrow();
        EnergyFigure figure = before.figure("meter:nvml", Instant.EPOCH);

        EnergyBook book = EnergyBook.shipped().resuming(figure);

        EnergyFit after = book.fit(LLAMA).orElseThrow();
        assertThat(after.isEnough()).isTrue();
        assertThat(after.count()).isEqualTo(112);
        assertThat(after.differs(figure.perToken(), 1e-9)).isFalse();
        assertThat(known(book).method()).isEqualTo(EnergyMethod.FITTED);
        assertThat(book.resuming(figure)).as("once").isSameAs(book);
        EnergyBook further = Meter.taught(book, LLAMA, 16, 2);
        assertThat(further.fit(LLAMA).orElseThrow().count()).isEqualTo(128);
        assertThat(joules(further, 8)).as("was 0.92").isGreaterThan(1.6);
    }

    @Test
    void a_figure_tells_the_deviation_at_the_batch_that_was_read_most() {
        EnergyFit fit = Meter.taught(EnergyBook.shipped(), LLAMA, 12, 0.5).fit(LLAMA).orElseThrow();

        EnergyFigure figure = fit.figure("meter:nvml", Instant.EPOCH);

        assertThat(figure.sigma()).isEqualTo(fit.sigma(8)).isLessThan(fit.sigma(1));
        assertThat(figure.readings()).isEqualTo(12);
    }

    @Test
    void a_fit_differs_where_energy_does_at_one_end_or_the_other() {
        EnergyFit fit = taught(new TokenEnergy(3.16, 0.0665), 10, 0).fit(LLAMA).orElseThrow();

        assertThat(fit.differs(told(3.16, 0.0665), 0.03)).isFalse();
        assertThat(fit.differs(told(3.16 * 1.04, 0.0665), 0.03)).isTrue();
        assertThat(fit.differs(told(3.16, 0.0665 * 1.1), 0.03)).as("at 64").isTrue();
        assertThat(fit.differs(told(3.16, 0.0665 * 1.02), 0.03)).isFalse();
    }

    private static EnergyPerToken told(double a, double c) {
        return new EnergyPerToken(a, c, EnergySource.CATALOGUE);
    }

    @Test
    void a_fit_can_be_put_into_the_catalogue_by_hand() {
        EnergyFit fit = taught(HOTTER, 16, 0).fit(LLAMA).orElseThrow();

        ModelSpec entry = fit.into(spec());

        assertThat(entry.name()).isEqualTo("own");
        assertThat(entry.millisPerToken()).isEqualTo(2);
        assertThat(entry.joulesPerToken(8)).isEqualTo(fit.curve().joulesPerToken(8));
        assertThat(fit.toString()).startsWith("Llama-3.1-8B on 1 x H100: 6.").contains("112 read");
    }

    /// `rounds` readings at each batch, off by a normal error of `spread`.
    private static EnergyBook taught(TokenEnergy truth, int rounds, double spread) {
        Random random = new Random(7);
        EnergyBook book = EnergyBook.shipped();
        for (int round = 0; round < rounds; round++) {
            for (double batch : BATCHES) {
                double joules =
                        truth.joulesPerToken(batch) * Math.exp(spread * random.nextGaussian());
                book = book.learn(LLAMA, Meter.run("meter:nvml", joules, 100, round), batch).book();
            }
        }
        return book;
    }

    private static ServedModel own() {
        return new ServedModel("own", "L4", 1);
    }

    private static ModelSpec spec() {
        return new ModelSpec("own", 16, 4, 0.1, 2);
    }

    private static Estimate.Known known(EnergyBook book) {
        return (Estimate.Known) book.tokens(LLAMA, 1000, 8);
    }

    private static double joules(EnergyBook book, double batch) {
        return book.fit(LLAMA).orElseThrow().curve().joulesPerToken(batch);
    }
}
