package io.heliotrope.queues;

import static io.heliotrope.model.Lane.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Traits;
import io.heliotrope.protocol.Descriptor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeaderTraitsTest {
    private static Descriptor described(String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "heliotrope-model: tiny";
        System.arraycopy(headers, 0, all, 1, headers.length);
        return new Submitted("Hello", all).described(BATCH);
    }

    @Test
    void a_job_says_what_policies_read_of_it() {
        Descriptor descriptor =
                described(
                        "heliotrope-labels: eu-personal, phi",
                        "heliotrope-priority: -3",
                        "heliotrope-cohort: user 17");

        assertThat(descriptor)
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound ->
                                assertThat(sound.job().traits())
                                        .isEqualTo(
                                                new Traits(
                                                        Traits.labels("eu-personal,phi"),
                                                        -3,
                                                        "user 17")));
    }

    @Test
    void most_say_nothing() {
        assertThat(described())
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> assertThat(sound.job().traits()).isEqualTo(Traits.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    heliotrope-labels   | two words | at most 32 words such as eu-personal,phi
                    heliotrope-priority | 101       | a whole number from -100 to 100
                    heliotrope-priority | high      | a whole number from -100 to 100
                    """)
    void a_mistake_names_the_header_and_what_it_may_be(
            String header, String value, String expected) {
        assertThat(described(header + ": " + value))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective ->
                                assertThat(defective.defects())
                                        .containsExactly(
                                                new Descriptor.Defect(header, value, expected)));
    }
}
