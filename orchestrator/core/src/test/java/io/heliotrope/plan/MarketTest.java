package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.plan.Market.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarketTest {
    private static Runs runs(long jobs, int slots, int latest, double... costs) {
        return new Runs(jobs, slots, 0, latest, slot -> 1, (region, slot) -> costs[slot]);
    }

    private static Market market(Room room, Runs... classes) {
        return market(room, Rules.OF_MANY, classes);
    }

    private static Market market(Room room, Rules rules, Runs... classes) {
        Market market = new Market(new Starts(room, List.of(classes)), room, rules);
        market.hold();
        return market;
    }

    @Test
    void where_there_is_room_for_all_it_costs_nothing_and_all_go_where_it_is_cheapest() {
        Room room = Room.of(1, 3, (region, slot) -> 10);

        Market market = market(room, runs(5, 1, 2, 3, 1, 2));

        assertThat(market.prices()).containsOnly(0);
        market.each((c, place, jobs) -> assertThat(place).isEqualTo(1));
    }

    @Test
    void a_scarce_slot_costs_about_what_the_second_best_is_dearer() {
        Room room = Room.of(1, 2, (region, slot) -> 100);

        Market market = market(room, runs(150, 1, 1, 10, 14));

        assertThat(market.prices()[0] - market.prices()[1]).isCloseTo(4, within(0.5));
        double[] ofFew =
                market(room, Rules.OF_FEW, runs(90, 1, 1, 10, 14), runs(60, 1, 1, 10, 14)).prices();
        assertThat(ofFew[0] - ofFew[1]).isCloseTo(4, within(0.5));
    }

    @Test
    void all_jobs_of_a_class_are_sent_somewhere_and_hardly_more_than_there_is_room() {
        Room room = Room.of(1, 4, (region, slot) -> 1000);
        long[] sent = new long[4];

        market(room, runs(2500, 1, 3, 10, 11, 12, 13))
                .each((c, place, jobs) -> sent[place] += jobs);

        assertThat(sent[0] + sent[1] + sent[2] + sent[3]).isEqualTo(2500);
        assertThat(Arrays.stream(sent).max().orElseThrow()).isLessThan(1100);
    }

    @Test
    void equal_arguments_give_equal_prices_and_choices() {
        Room room = Room.of(1, 4, (region, slot) -> 30);
        Runs[] classes = {runs(40, 2, 2, 5, 6, 7, 9), runs(17, 1, 3, 3, 1, 2, 8)};
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        Market one = market(room, classes);
        one.each((c, place, jobs) -> first.add(c + " " + place + " " + jobs));
        Market other = market(room, classes);
        other.each((c, place, jobs) -> second.add(c + " " + place + " " + jobs));

        assertThat(second).isEqualTo(first);
        assertThat(other.prices()).containsExactly(one.prices());
    }
}
