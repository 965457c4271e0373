package io.heliotrope.signals.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.window.Condition.AtLeast;
import io.heliotrope.signals.window.Condition.AtMost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Windows of random curves: against properties, and against another way to find them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WindowsPropertyTest {
    private static final long SEED = 282;
    private static final int TRIES = 5_000;
    private static final Instant START = Instant.parse("2026-03-29T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final double LIMIT = 4;
    private static final double SLACK = 1;

    /// A curve of small whole numbers and gaps, and rules, so that every case is frequent.
    record Case(Curve curve, int bridged, int leastSlots) {
        static Case random(RandomGenerator random) {
            double[] values = new double[random.nextInt(40)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(9);
            }
            return new Case(new Curve(START, STEP, values), random.nextInt(4), random.nextInt(5));
        }

        WindowRules rules() {
            return new WindowRules(STEP.multipliedBy(leastSlots), bridged, 0, SLACK);
        }

        List<Window> windows() {
            return Windows.find(curve, new AtMost(LIMIT), rules());
        }

        String as() {
            return "seed " + SEED + ": " + marks() + ", " + this;
        }

        /// A letter for each slot: Opens, Keeps, Fails, unknown.
        String marks() {
            StringBuilder letters = new StringBuilder();
            for (double value : curve.toArray()) {
                letters.append(
                        Double.isNaN(value)
                                ? '?'
                                : value <= LIMIT ? 'O' : value <= LIMIT + SLACK ? 'K' : 'F');
            }
            return letters.toString();
        }
    }

    @Test
    void they_are_those_that_a_regular_expression_finds() {
        for (Case random : cases()) {
            String bridge = "F[FK]{0," + Math.max(0, random.bridged() - 1) + "}O[OK]*";
            String more = random.bridged() == 0 ? "" : "(?:" + bridge + ")*";
            Matcher matcher = Pattern.compile("O[OK]*" + more).matcher(random.marks());
            List<Window> expected = new ArrayList<>();
            while (matcher.find()) {
                if (matcher.end() - matcher.start() >= random.leastSlots()) {
                    expected.add(new Window(slot(matcher.start()), slot(matcher.end())));
                }
            }

            assertThat(random.windows()).as(random.as()).isEqualTo(expected);
        }
    }

    @Test
    void they_are_ordered_disjoint_and_inside_of_the_curve() {
        for (Case random : cases()) {
            Instant last = START;
            for (Window window : random.windows()) {
                assertThat(window.start()).as(random.as()).isAfterOrEqualTo(last);
                assertThat(window.length())
                        .as(random.as())
                        .isGreaterThanOrEqualTo(random.rules().leastLength());
                last = window.end();
            }
            assertThat(last).as(random.as()).isBeforeOrEqualTo(random.curve().end());
        }
    }

    @Test
    void they_begin_as_wanted_and_contain_nothing_unknown() {
        for (Case random : cases()) {
            for (Window window : random.windows()) {
                String marks = marksIn(random, window);

                assertThat(marks).as(random.as()).startsWith("O").doesNotContain("?");
                assertThat(marks).as(random.as()).doesNotEndWith("F");
            }
        }
    }

    @Test
    void they_cannot_be_longer() {
        for (Case random : cases()) {
            for (Window window : random.windows()) {
                int end = slotOf(window.end());
                String rest = random.marks().substring(end);
                String reach = rest.substring(0, Math.min(rest.length(), random.bridged() + 1));

                assertThat(rest).as(random.as()).doesNotMatch("[OK].*");
                assertThat(reach.split("\\?", 2)[0]).as(random.as()).doesNotContain("O");
            }
        }
    }

    @Test
    void each_slot_that_opens_is_in_one_when_any_length_will_do() {
        for (Case random : cases()) {
            Case anyLength = new Case(random.curve(), random.bridged(), 0);
            long inside =
                    anyLength.windows().stream()
                            .flatMapToInt(window -> marksIn(anyLength, window).chars())
                            .filter(mark -> mark == 'O')
                            .count();

            assertThat(inside)
                    .as(random.as())
                    .isEqualTo(anyLength.marks().chars().filter(mark -> mark == 'O').count());
        }
    }

    @Test
    void at_least_is_at_most_upside_down() {
        for (Case random : cases()) {
            double[] values = random.curve().toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = -values[i];
            }
            Curve upsideDown = new Curve(START, STEP, values);

            assertThat(Windows.find(upsideDown, new AtLeast(-LIMIT), random.rules()))
                    .as(random.as())
                    .isEqualTo(random.windows());
        }
    }

    private static List<Case> cases() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            cases.add(Case.random(random));
        }
        return cases;
    }

    private static String marksIn(Case random, Window window) {
        return random.marks().substring(slotOf(window.start()), slotOf(window.end()));
    }

    private static int slotOf(Instant instant) {
        return (int) Duration.between(START, instant).dividedBy(STEP);
    }

    private static Instant slot(int index) {
        return START.plus(STEP.multipliedBy(index));
    }
}
