package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Descriptor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeaderObjectiveTest {
    private static Descriptor described(Lane lane, String interruptible) {
        return new Submitted(
                        "Hello",
                        "heliotrope-model: tiny",
                        "heliotrope-interruptible: " + interruptible)
                .described(lane);
    }

    private static boolean isInterruptible(Descriptor descriptor) {
        return descriptor instanceof Descriptor.Sound sound && sound.job().isInterruptible();
    }

    private static String defects(Descriptor descriptor) {
        return descriptor instanceof Descriptor.Defective defective
                ? defective.defects().toString()
                : "none";
    }

    @Test
    void a_batch_job_says_that_it_may_be_suspended() {
        assertThat(isInterruptible(described(Lane.BATCH, "true"))).isTrue();
        assertThat(isInterruptible(described(Lane.BATCH, "false"))).isFalse();
        assertThat(
                        isInterruptible(
                                new Submitted("Hello", "heliotrope-model: tiny")
                                        .described(Lane.BATCH)))
                .isFalse();
    }

    @Test
    void what_is_neither_true_nor_false_is_a_defect() {
        assertThat(defects(described(Lane.BATCH, "maybe")))
                .isEqualTo("[heliotrope-interruptible was 'maybe', expected true or false]");
    }

    @Test
    void interactive_jobs_cannot_be_suspended() {
        assertThat(defects(described(Lane.INTERACTIVE, "true")))
                .isEqualTo(
                        "[heliotrope-interruptible was 'true', expected none: an interactive job runs"
                                + " at once]");
        assertThat(defects(described(Lane.INTERACTIVE, "false"))).isEqualTo("none");
    }
}
