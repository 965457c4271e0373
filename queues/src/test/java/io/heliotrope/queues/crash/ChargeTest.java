package io.heliotrope.queues.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChargeTest {

    @Test
    void there_are_enough_points_and_their_names_differ() {
        assertThat(Arrays.stream(CrashPoint.values()).map(CrashPoint::word))
                .hasSizeGreaterThanOrEqualTo(25)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void every_point_is_armed_by_its_name(CrashPoint point) {
        assertThat(point.word()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*");
        assertThat(Charge.read(point.word())).isEqualTo(new Charge.At(point, 1));
        assertThat(Charge.read(point.word() + ":37")).isEqualTo(new Charge.At(point, 37));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nothing_is_armed_by_default(String text) {
        assertThat(Charge.read(text)).isEqualTo(new Charge.Nothing());
    }

    @Test
    void a_misspelt_name_is_refused_with_the_list_of_names() {
        assertThat(Charge.read("router.stored-before-sent:2"))
                .isInstanceOfSatisfying(
                        Charge.Unreadable.class,
                        wrong ->
                                assertThat(wrong.problem())
                                        .startsWith(
                                                "heliotrope.crash was 'router.stored-before-sent:2',"
                                                        + " expected NAME or NAME:N with NAME one of ")
                                        .contains("router.stored-before-send", "worker.committed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "1:2", "9999999999"})
    void a_passing_that_is_no_count_is_refused(String count) {
        assertThat(Charge.read("clock.after-tick:" + count))
                .isEqualTo(
                        new Charge.Unreadable(
                                "heliotrope.crash was 'clock.after-tick:"
                                        + count
                                        + "', expected clock.after-tick:N with N from 1 to"
                                        + " 999999999"));
    }

    @Test
    void ends_at_its_own_passing_of_its_own_point_and_at_no_other() {
        AtomicInteger ends = new AtomicInteger();
        Charge charge = new Charge(CrashPoint.CLOCK_AFTER_TICK, 2, ends::incrementAndGet);

        charge.passed(CrashPoint.CLOCK_AFTER_TICK);
        charge.passed(CrashPoint.CLOCK_BEFORE_TICK);
        charge.passed(CrashPoint.CLOCK_BEFORE_TICK);
        assertThat(ends).hasValue(0);
        charge.passed(CrashPoint.CLOCK_AFTER_TICK);
        assertThat(ends).hasValue(1);
        charge.passed(CrashPoint.CLOCK_AFTER_TICK);
        assertThat(ends).hasValue(1);
    }

    @Test
    void nothing_ends_when_nothing_is_armed() {
        CrashPoint.WORKER_COMMITTED.reached();

        assertThat(CrashPoint.problem()).isEmpty();
    }
}
