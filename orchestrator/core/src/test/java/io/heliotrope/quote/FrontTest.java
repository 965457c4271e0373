package io.heliotrope.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.quote.Front.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrontTest {
    private static Point at(double seconds, double grams, double usd) {
        return new Point(seconds, grams, usd, 10, 0);
    }

    private static Point at(double seconds, double grams) {
        return at(seconds, grams, Double.NaN);
    }

    @Test
    void what_is_later_and_emits_no_less_is_left_out() {
        Point now = at(0, 50);
        Point green = at(900, 20);

        assertThat(Front.of(List.of(at(1800, 20), green, at(900, 60), now)))
                .containsExactly(now, green);
    }

    @Test
    void a_lower_price_is_worth_more_grams() {
        Point dear = at(0, 20, 3);
        Point cheap = at(0, 50, 1);

        assertThat(Front.of(List.of(dear, cheap, at(0, 60, 1)))).containsExactly(dear, cheap);
    }

    @Test
    void a_price_that_nobody_stated_is_no_low_price() {
        Point untold = at(0, 50);
        Point stated = at(0, 20, 3);

        assertThat(Front.of(List.of(untold, stated))).containsExactlyInAnyOrder(untold, stated);
    }

    @Test
    void grams_that_nobody_knows_are_more_than_any() {
        assertThat(Front.of(List.of(at(0, Double.NaN), at(900, Double.NaN), at(0, 90))))
                .containsExactly(at(0, 90));
        assertThat(Front.of(List.of(at(900, Double.NaN), at(0, Double.NaN))))
                .containsExactly(at(0, Double.NaN));
    }

    @Test
    void of_equal_ones_the_nearer_is_taken() {
        Point near = new Point(0, 20, Double.NaN, 5, 1);

        assertThat(Front.of(List.of(new Point(0, 20, Double.NaN, 9, 0), near)))
                .containsExactly(near);
    }

    @Test
    void a_long_front_keeps_both_ends_and_what_must_be_kept() {
        List<Point> front = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            front.add(at(900 * i, 100 - i));
        }
        Point kept = at(900 * 41, 59);

        List<Point> thinned = Front.thinned(front, kept::equals);

        assertThat(thinned)
                .hasSize(Front.MOST)
                .contains(front.getFirst(), front.getLast(), kept)
                .isSortedAccordingTo((a, b) -> Double.compare(a.seconds(), b.seconds()));
    }

    @Test
    void alike_ones_are_not_told_twice() {
        List<Point> front = List.of(at(0, 100), at(900, 99.9), at(90_000, 50));

        assertThat(Front.thinned(front, point -> false))
                .containsExactly(at(0, 100), at(90_000, 50));
    }
}
