package io.heliotrope.signals.skill;

import static io.heliotrope.signals.skill.SkillSamples.came;
import static io.heliotrope.signals.skill.SkillSamples.constant;
import static io.heliotrope.signals.skill.SkillSamples.foretold;
import static io.heliotrope.signals.skill.SkillSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.signals.skill.Foretold.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChooserTest {
    private static final long SEED = 99;
    private static final GridZone ZONE = new GridZone("DE");
    private static final int NOW = 24 * 50;

    @Test
    void while_nothing_is_known_the_order_decides() {
        IntensityForecast splice =
                splice(new ForecastMemory(), candidate("a", 10, 96), candidate("b", 20, 96));

        assertThat(splice.told()).extracting(Part::source).containsExactly("a");
    }

    @Test
    void an_hour_that_the_first_does_not_tell_is_told_by_the_next() {
        IntensityForecast splice =
                splice(new ForecastMemory(), candidate("a", 10, 24), candidate("b", 20, 96));

        assertThat(splice.told())
                .extracting(Part::source, Part::from)
                .containsExactly(tuple("a", hour(NOW)), tuple("b", hour(NOW + 24)));
        assertThat(splice.gramsPerKwh().get(23)).isEqualTo(10);
        assertThat(splice.gramsPerKwh().get(24)).isEqualTo(20);
    }

    @Test
    void the_better_source_is_found_at_each_distance() {
        Curve came = came(SEED);
        List<Foretold> both = new ArrayList<>();
        both.addAll(noisy("a", came, h -> h <= 24 ? 0.05 : 0.3));
        both.addAll(noisy("b", came, h -> h <= 24 ? 0.3 : 0.05));
        ForecastMemory memory = ForecastMemory.rebuilt(both, came, hour(NOW));

        IntensityForecast splice = splice(memory, candidate("a", 10, 96), candidate("b", 20, 96));

        memory.skills()
                .forEach(skill ->
                        System.out.printf(
                                "%s %s: %.1f %%, skill %.2f%n",
                                skill.source(),
                                skill.horizon().word(),
                                skill.mape(),
                                skill.score()));
        assertThat(splice.told())
                .extracting(Part::source, Part::from)
                .containsExactly(tuple("a", hour(NOW)), tuple("b", hour(NOW + 24)));
    }

    @Test
    void a_source_that_nobody_has_judged_keeps_its_place() {
        Curve came = came(SEED);
        ForecastMemory memory =
                ForecastMemory.rebuilt(noisy("b", came, _ -> 0.01), came, hour(NOW));

        assertThat(splice(memory, candidate("a", 10, 96), candidate("b", 20, 96)).told())
                .extracting(Part::source)
                .containsExactly("a");
    }

    @Test
    void as_good_is_not_better() {
        Curve came = came(SEED);
        List<Foretold> both = new ArrayList<>();
        both.addAll(noisy("a", came, _ -> 0.100));
        both.addAll(noisy("b", came, _ -> 0.099));
        ForecastMemory memory = ForecastMemory.rebuilt(both, came, hour(NOW));

        assertThat(splice(memory, candidate("a", 10, 96), candidate("b", 20, 96)).told())
                .extracting(Part::source)
                .containsExactly("a");
    }

    @Test
    void a_band_is_told_when_all_of_it_is_known() {
        assertThat(splice(new ForecastMemory(), candidate("a", 10, 24)).interval()).isPresent();

        Candidate without =
                new Candidate(
                        "a",
                        "a",
                        Step.FORECAST,
                        Quality.FORECAST,
                        "",
                        hour(NOW),
                        constant(hour(NOW), 24, Double.NaN),
                        constant(hour(NOW), 24, 10),
                        constant(hour(NOW), 24, Double.NaN));
        assertThat(splice(new ForecastMemory(), without).interval()).isEmpty();
    }

    @Test
    void each_value_holds_when_its_source_says_also_when_asked_within_its_hour() {
        Instant within = hour(NOW).plusSeconds(2_700);
        Candidate hourly = candidate("a", 10, 2);
        Candidate halfHourly = halfHours("b", hour(NOW), 20, 21, 22, 23, 24, 25);
        Chooser chooser = new Chooser(new ForecastMemory());

        Curve alone =
                chooser.splice(ZONE, Basis.AVERAGE_LIFECYCLE, List.of(hourly), within)
                        .orElseThrow()
                        .gramsPerKwh();
        Curve both =
                chooser.splice(ZONE, Basis.AVERAGE_LIFECYCLE, List.of(hourly, halfHourly), within)
                        .orElseThrow()
                        .gramsPerKwh();

        assertThat(alone).isEqualTo(constant(hour(NOW), 2, 10));
        assertThat(both.start()).isEqualTo(hour(NOW).plusSeconds(1_800));
        assertThat(both.toArray()).containsExactly(10, 10, 10, 24, 25);
    }

    @Test
    void nobody_tells_nothing() {
        Chooser chooser = new Chooser(new ForecastMemory());

        assertThat(chooser.splice(ZONE, Basis.AVERAGE_LIFECYCLE, List.of(), hour(NOW))).isEmpty();
        assertThat(
                        chooser.splice(
                                ZONE,
                                Basis.AVERAGE_LIFECYCLE,
                                List.of(candidate("a", 10, 24)),
                                hour(NOW + 24)))
                .isEmpty();
    }

    /// Off by a share that changes its sign from hour to hour, so that no bias can be corrected.
    private static List<Foretold> noisy(String source, Curve came, IntToDoubleFunction share) {
        return foretold(
                source,
                Origin.OWN,
                came,
                h -> (h % 2 == 0 ? 1 : -1) * share.applyAsDouble(h),
                0.001,
                SEED);
    }

    private static IntensityForecast splice(ForecastMemory memory, Candidate... candidates) {
        return new Chooser(memory)
                .splice(ZONE, Basis.AVERAGE_LIFECYCLE, List.of(candidates), hour(NOW))
                .orElseThrow();
    }

    private static Candidate halfHours(String source, Instant start, double... grams) {
        Curve curve = new Curve(start, Duration.ofMinutes(30), grams);
        return new Candidate(
                source, source, Step.FORECAST, Quality.FORECAST, "", start, curve, curve, curve);
    }

    private static Candidate candidate(String source, double grams, int hours) {
        return new Candidate(
                source,
                source,
                Step.FORECAST,
                Quality.FORECAST,
                "",
                hour(NOW),
                constant(hour(NOW), hours, grams - 1),
                constant(hour(NOW), hours, grams),
                constant(hour(NOW), hours, grams + 1));
    }
}
