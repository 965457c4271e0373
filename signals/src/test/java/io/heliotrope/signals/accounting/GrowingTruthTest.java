package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrowingTruthTest {
    private static final Duration STEP = Duration.ofMinutes(30);

    @Test
    void at_each_moment_it_tells_what_was_known_then_of_the_same_signals() {
        for (int seed = 0; seed < 50; seed++) {
            List<Signal> signals = any(new Random(seed));
            PublishedTruth all = new PublishedTruth(signals);
            GrowingTruth growing = new GrowingTruth(signals);

            for (int minute = 0; minute <= 700; minute += 70) {
                growing.moveTo(at(minute));
                PublishedTruth then = all.asKnownAt(at(minute));

                assertThat(growing.intensity(GREEN, AVERAGE_LIFECYCLE, at(0), at(600)))
                        .as("seed %s, minute %s", seed, minute)
                        .isEqualTo(then.intensity(GREEN, AVERAGE_LIFECYCLE, at(0), at(600)));
                assertThat(growing.pue(GREEN, at(0), at(600)))
                        .as("seed %s, minute %s", seed, minute)
                        .isEqualTo(then.pue(GREEN, at(0), at(600)));
            }
        }
    }

    @Test
    void what_is_known_is_never_forgotten() {
        GrowingTruth growing = new GrowingTruth(List.of());
        growing.moveTo(at(10));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> growing.moveTo(at(9)))
                .withMessageContaining("go back to 2022-03-01T00:09:00Z");
    }

    private static List<Signal> any(Random random) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int from = 30 * random.nextInt(18);
            int issued = random.nextInt(700);
            double value = 1 + random.nextInt(400);
            double[] values = {value, Double.NaN, value + 1};
            Curve curve = new Curve(at(from), STEP, values);
            signals.add(
                    switch (random.nextInt(3)) {
                        case 0 ->
                                reading(
                                        GREEN,
                                        AVERAGE_LIFECYCLE,
                                        from,
                                        from + 30,
                                        value,
                                        at(issued));
                        case 1 ->
                                new IntensityForecast(
                                        GREEN.zone(),
                                        AVERAGE_LIFECYCLE,
                                        "test",
                                        at(issued),
                                        Quality.FORECAST,
                                        curve);
                        default -> new SiteForecast(GREEN.id(), "test", at(issued), curve);
                    });
        }
        return signals;
    }
}
