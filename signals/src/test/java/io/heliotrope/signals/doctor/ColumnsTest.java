package io.heliotrope.signals.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How findings are laid out and worded.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ColumnsTest {
    @Test
    void a_long_line_goes_on_below_where_it_began() {
        Columns page = new Columns();

        page.line(2, "latest", 10, "word ".repeat(19) + "end");

        assertThat(page.toString())
                .isEqualTo(
                        "  latest  "
                                + "word ".repeat(18).strip()
                                + "\n"
                                + " ".repeat(10)
                                + "word end\n");
    }

    @Test
    void a_line_of_exactly_a_hundred_columns_is_one() {
        Columns page = new Columns();

        page.line("x".repeat(49) + " " + "y".repeat(50));

        assertThat(page.toString().lines()).hasSize(1);
    }

    @Test
    void a_label_that_is_too_long_and_a_word_that_is_stay_whole() {
        Columns page = new Columns();

        page.line(0, "a-long-label", 4, "x");
        page.line(0, "", 4, "a " + "y".repeat(120));

        assertThat(page.toString())
                .isEqualTo("a-long-label x\n    a\n    " + "y".repeat(120) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"PT59S, 0 min", "PT59M, 59 min", "PT3H5M, 3 h 5 min", "PT49H, 2 d 1 h"})
    void lengths_are_told_as_people_do(Duration length, String told) {
        assertThat(Words.length(length).replace(Columns.TIE, ' ')).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"216, 216 g/kWh", "453.59237, 453.6 g/kWh", "9.96, 10 g/kWh"})
    void intensities_are_told_to_a_tenth(double grams, String told) {
        assertThat(Words.grams(grams).replace(Columns.TIE, ' ')).isEqualTo(told);
    }

    @Test
    void a_number_and_its_unit_stay_on_one_line() {
        Columns page = new Columns();

        page.line("x".repeat(96) + " " + Words.grams(7));

        assertThat(page.toString().lines()).containsExactly("x".repeat(96), "7 g/kWh");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T19:00:00Z, 2026-03-06 18:00 to 19:00",
        "2026-03-07T00:00:00Z, 2026-03-06 18:00 to 2026-03-07 00:00"
    })
    void the_day_is_told_once_when_it_is_one(Instant to, String told) {
        String times = Words.times(Instant.parse("2026-03-06T18:00:00Z"), to);

        assertThat(times.replace(Columns.TIE, ' ')).isEqualTo(told);
    }

    @Test
    void what_is_new_is_told_as_such() {
        Instant now = Instant.parse("2026-03-06T18:00:00Z");

        assertThat(Words.ago(now.minusSeconds(59), now)).isEqualTo("just now");
        assertThat(Words.ago(now.plusSeconds(60), now)).isEqualTo("just now");
        assertThat(Words.ago(now.minusSeconds(60), now).replace(Columns.TIE, ' '))
                .isEqualTo("1 min ago");
    }
}
