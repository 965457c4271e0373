package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "within, within, 0",
        "Within, wITHIN, 0",
        "withn, within, 1",
        "adn, and, 1",
        "rejet, reject, 1",
        "kwh, hours, 5",
        "'', abc, 3",
        "ca, abc, 3",
    })
    void edits_are_letters_in_out_replaced_and_swapped(String from, String to, int edits) {
        assertThat(Nearest.edits(from, to)).isEqualTo(edits);
        assertThat(Nearest.edits(to, from)).isEqualTo(edits);
    }

    @Test
    void the_closest_is_taken_and_of_equals_the_first_by_the_alphabet() {
        assertThat(Nearest.to("fro", List.of("from", "for", "fresh"))).contains("for");
        assertThat(Nearest.to("higer", List.of("lower", "higher"))).contains("higher");
        assertThat(Nearest.to("then", List.of("than", "then"))).contains("then");
    }

    @Test
    void short_and_strange_words_are_like_nothing() {
        assertThat(Nearest.to("x", List.of("g", "h"))).isEmpty();
        assertThat(Nearest.to("G", List.of("g", "h"))).contains("g");
        assertThat(Nearest.to("frobnicate", List.of("for", "forecast"))).isEmpty();
        assertThat(Nearest.to("a".repeat(10_000), List.of("a".repeat(10_000)))).isEmpty();
    }
}
