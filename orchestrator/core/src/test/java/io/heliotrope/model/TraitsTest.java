package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraitsTest {
    @Test
    void labels_are_words_between_commas() {
        assertThat(Traits.labels(" phi, eu-personal,phi,")).containsExactly("eu-personal", "phi");
        assertThat(Traits.labels("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "9lives", "a_b", "größe", "-a"})
    void what_a_policy_cannot_write_is_no_label(String label) {
        assertThatThrownBy(() -> Traits.labels(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + label + "'");
    }

    @Test
    void there_are_at_most_32() {
        String many =
                IntStream.rangeClosed(1, 33)
                        .mapToObj(i -> "label-" + i)
                        .collect(Collectors.joining(","));

        assertThatThrownBy(() -> Traits.labels(many)).hasMessageContaining("32");
        assertThat(Traits.labels(many.substring(0, many.lastIndexOf(',')))).hasSize(32);
    }

    @Test
    void a_priority_lies_within_a_hundred() {
        assertThat(new Traits(new TreeSet<>(), -100, "").priority()).isEqualTo(-100);
        assertThatThrownBy(() -> new Traits(new TreeSet<>(), 101, ""))
                .hasMessage("priority must be -100..100, was 101");
    }

    @Test
    void a_site_has_a_tier_that_there_is_and_a_price_or_none() {
        assertThatThrownBy(() -> new SiteTraits("core", ZoneOffset.UTC, 1))
                .hasMessageContaining("'core'");
        assertThatThrownBy(() -> new SiteTraits("edge", ZoneOffset.UTC, -1))
                .hasMessageContaining("USD/GPU-h");
        assertThat(SiteTraits.NONE.usdPerGpuHour()).isNaN();
    }
}
