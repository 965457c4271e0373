package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShortlistsTest {
    private static final int REGIONS = 3;
    private static final int SLOTS = 20;

    private final Random random = new Random(11);

    private Starts starts() {
        List<Runs> classes = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            double[] costs = random.doubles(REGIONS * SLOTS, 1, 100).toArray();
            int from = random.nextInt(SLOTS - 4);
            classes.add(
                    new Runs(
                            5,
                            1 + random.nextInt(4),
                            from,
                            from + random.nextInt(12),
                            slot -> random.nextBoolean() ? 7 : 5,
                            (region, slot) -> costs[region * SLOTS + slot]));
        }
        return new Starts(Room.of(REGIONS, SLOTS, (region, slot) -> 1), classes);
    }

    private double[] prices() {
        return random.doubles(REGIONS * SLOTS, 0, 30).toArray();
    }

    private static Stretches stretches(double[] prices) {
        Stretches stretches = new Stretches(REGIONS, SLOTS);
        stretches.price(prices);
        return stretches;
    }

    private static double[] byPlace(Stretches stretches, int length) {
        double[] more = new double[REGIONS * SLOTS];
        for (int place = 0; place < more.length; place++) {
            more[place] = stretches.of(place, length);
        }
        return more;
    }

    private static double value(Starts starts, int c, int place, Stretches stretches) {
        return place == Starts.NONE
                ? Double.POSITIVE_INFINITY
                : starts.cost(c, place) + stretches.of(place, starts.length(c));
    }

    @Test
    void stretches_are_sums_of_prices_up_to_the_last_slot() {
        double[] prices = prices();
        Stretches stretches = stretches(prices);

        for (int place = 0; place < prices.length; place++) {
            double sum = 0;
            int end = (place / SLOTS + 1) * SLOTS;
            for (int length = 1; length <= 5; length++) {
                sum += place + length - 1 < end ? prices[place + length - 1] : 0;
                assertThat(stretches.of(place, length)).isCloseTo(sum, within(1e-9));
                assertThat(stretches.between(stretches.begin(place), stretches.end(place, length)))
                        .isCloseTo(sum, within(1e-9));
            }
        }
    }

    @Test
    void a_list_of_all_finds_what_a_search_of_all_finds() {
        for (int round = 0; round < 50; round++) {
            Starts starts = starts();
            Shortlists lists = new Shortlists(starts, REGIONS * SLOTS);
            lists.renew(stretches(prices()));
            Stretches later = stretches(prices());
            for (int c = 0; c < starts.classes(); c++) {
                int all = starts.cheapest(c, byPlace(later, starts.length(c)));
                assertThat(value(starts, c, lists.cheapest(c, later), later))
                        .isCloseTo(value(starts, c, all, later), within(1e-9));
            }
        }
    }

    @Test
    void a_short_list_finds_the_cheapest_when_prices_have_only_risen() {
        for (int round = 0; round < 50; round++) {
            Starts starts = starts();
            Shortlists lists = new Shortlists(starts, 4);
            double[] prices = prices();
            lists.renew(stretches(prices));
            for (int at = 0; at < prices.length; at++) {
                prices[at] += random.nextDouble(40);
            }
            Stretches later = stretches(prices);
            for (int c = 0; c < starts.classes(); c++) {
                int all = starts.cheapest(c, byPlace(later, starts.length(c)));
                assertThat(value(starts, c, lists.cheapest(c, later), later))
                        .isCloseTo(value(starts, c, all, later), within(1e-9));
            }
        }
    }

    @Test
    void a_class_without_places_has_none() {
        Starts none =
                new Starts(
                        Room.of(1, 4, (region, slot) -> 1),
                        List.of(new Runs(3, 2, 3, 1, slot -> 1, (region, slot) -> 1)));
        Shortlists lists = new Shortlists(none, 4);
        Stretches free = new Stretches(1, 4);
        lists.renew(free);

        assertThat(lists.cheapest(0, free)).isEqualTo(Starts.NONE);
    }
}
