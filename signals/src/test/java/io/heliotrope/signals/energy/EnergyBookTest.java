package io.heliotrope.signals.energy;

import static io.heliotrope.signals.energy.Meter.LLAMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.ServedModel;
import io.heliotrope.signals.energy.EnergyBook.Lesson;
import io.heliotrope.signals.energy.EnergyBook.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a book answers, and what it takes in; how it fits is told in `EnergyFitTest`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyBookTest {
    private static final EnergyBook SHIPPED = EnergyBook.shipped();
    private static final ModelSpec OWN = new ModelSpec("own", 16, 4, 0.1, 2);
    private static final ServedModel OWN_SERVING = new ServedModel("own", "L4", 1);

    /// 1000 tokens at batch 8: 1000 x 0.4615 J = 461.5 J = 1.28194e-4 kWh.
    @Test
    void the_table_answers_with_its_method_and_deviation() {
        Estimate.Known known = (Estimate.Known) SHIPPED.tokens(LLAMA, 1000, 8);

        assertThat(known.energy().value()).isCloseTo(461.5 / 3.6e6, within(1e-15));
        assertThat(known.method()).isEqualTo(EnergyMethod.TABLE_DENSE);
        assertThat(known.sigma()).isEqualTo(0.05);
        assertThat(known.withHost()).isFalse();
    }

    @Test
    void an_unknown_serving_is_unknown_and_near_names_are_told() {
        Estimate answer = SHIPPED.tokens(new ServedModel("Llama-3.1-7B", "H100", 1), 1000, 8);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Estimate.Unknown.class,
                        unknown ->
                                assertThat(unknown.why())
                                        .contains("Llama-3.1-7B on 1 x H100")
                                        .contains("near names: Llama-3.1-8B")
                                        .contains("state it"));
    }

    /// Two H100 for 90 minutes at half use: 2 x (332.5 + 150) W x 1.5 h = 1.4475 kWh.
    @Test
    void time_is_charged_by_power_with_the_host() {
        Estimate.Known known =
                (Estimate.Known) SHIPPED.time("H100-SXM", 2, Duration.ofMinutes(90), 0.5);

        assertThat(known.energy().value()).isCloseTo(1.4475, within(1e-12));
        assertThat(known.method()).isEqualTo(EnergyMethod.POWER);
        assertThat(known.sigma()).isEqualTo(0.30);
        assertThat(known.withHost()).isTrue();
    }

    @Test
    void time_on_hardware_that_is_not_known_is_unknown_and_never_0() {
        assertThat(SHIPPED.time("B200", 1, Duration.ofHours(1), 0.5))
                .isInstanceOfSatisfying(
                        Estimate.Unknown.class,
                        unknown -> assertThat(unknown.why()).startsWith("idle power of B200"));
        assertThat(SHIPPED.time("TPU", 1, Duration.ofHours(1), 1))
                .isInstanceOfSatisfying(
                        Estimate.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("power of TPU", "H100-SXM"));
    }

    @Test
    void what_a_model_told_never_teaches_the_model() {
        Lesson modelled = SHIPPED.learn(LLAMA, Meter.run(EnergyModel.METHOD, 0.9, 100, 0), 8);
        Lesson nameless = SHIPPED.learn(LLAMA, Meter.run("wattmeter", 0.9, 100, 0), 8);

        assertThat(modelled.verdict()).isEqualTo(Verdict.NOT_METERED);
        assertThat(modelled.book()).isSameAs(SHIPPED);
        assertThat(nameless.verdict()).isEqualTo(Verdict.NOT_METERED);
        assertThat(nameless.book().fits()).isEmpty();
    }

    @Test
    void readings_of_nothing_and_readings_that_cannot_be_are_refused() {
        assertThat(SHIPPED.learn(LLAMA, Meter.run("meter:nvml", 0.4, 0, 0), 8).verdict())
                .isEqualTo(Verdict.NO_TOKENS);
        assertThat(SHIPPED.learn(LLAMA, Meter.run("meter:nvml", 0.4, 10, 0), 0.5).verdict())
                .isEqualTo(Verdict.NO_TOKENS);
        assertThat(SHIPPED.learn(LLAMA, Meter.run("meter:nvml", 0, 10, 0), 8).verdict())
                .isEqualTo(Verdict.IMPLAUSIBLE);
        assertThat(SHIPPED.learn(LLAMA, Meter.run("meter:nvml", 500, 10, 0), 8).verdict())
                .isEqualTo(Verdict.IMPLAUSIBLE);
        assertThat(SHIPPED.learn(OWN_SERVING, Meter.run("meter:nvml", 0.4, 10, 0), 8).verdict())
                .isEqualTo(Verdict.NO_PRIOR);
    }

    /// 4 / 8 + 0.1 = 0.6 J a token.
    @Test
    void the_catalogues_figures_stand_in_for_a_model_that_the_table_lacks() {
        EnergyBook book = SHIPPED.stating(OWN_SERVING, OWN);

        Estimate.Known known = (Estimate.Known) book.tokens(OWN_SERVING, 1000, 8);

        assertThat(known.energy().value()).isCloseTo(600 / 3.6e6, within(1e-15));
        assertThat(known.method()).isEqualTo(EnergyMethod.STATED);
        assertThat(book.learn(OWN_SERVING, Meter.run("meter:nvml", 0.7, 10, 0), 8).verdict())
                .isEqualTo(Verdict.TAKEN);
        assertThat(SHIPPED.stating(LLAMA, OWN)).isSameAs(SHIPPED);
    }

    @Test
    void a_snapshot_does_not_change_when_another_learns() {
        EnergyBook before = Meter.taught(SHIPPED, LLAMA, 6, 0.9);

        EnergyBook after = Meter.taught(before, LLAMA, 6, 2);

        assertThat(before.tokens(LLAMA, 1000, 8)).isNotEqualTo(after.tokens(LLAMA, 1000, 8));
        assertThat(SHIPPED.tokens(LLAMA, 1000, 8))
                .isEqualTo(EnergyBook.shipped().tokens(LLAMA, 1000, 8));
    }

    @Test
    void a_full_book_learns_of_no_further_serving() {
        EnergyBook book = SHIPPED;
        for (int i = 0; i < EnergyBook.MOST_SERVINGS; i++) {
            book = book.stating(new ServedModel("own-" + i, "L4", 1), OWN);
        }

        assertThat(book.fits()).hasSize(EnergyBook.MOST_SERVINGS);
        assertThat(book.learn(LLAMA, Meter.run("meter:nvml", 0.4, 10, 0), 8).verdict())
                .isEqualTo(Verdict.FULL);
        assertThat(book.stating(OWN_SERVING, OWN)).isSameAs(book);
    }
}
