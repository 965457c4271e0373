package io.heliotrope.orchestrator.energy;

import static io.heliotrope.orchestrator.energy.MeteredFleet.METHOD;
import static io.heliotrope.orchestrator.energy.MeteredFleet.NORTHERN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.MeteredEnergy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The catalogue states 4.1 J a token at batch 1.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyLessonsTest {
    private final MeteredFleet fleet = new MeteredFleet();
    private final EnergyLessons lessons = new EnergyLessons();

    private static MeteredEnergy sum(ServedModel served, long runs, double joulesPerToken) {
        return new MeteredEnergy(served, METHOD, runs, 100 * runs, 100 * runs * joulesPerToken, 1);
    }

    /// Tells the sum of `runs` runs and turns.
    private List<EnergyFigure> told(EnergyLessons to, long runs, double joulesPerToken) {
        return told(to, List.of(sum(NORTHERN, runs, joulesPerToken)));
    }

    private List<EnergyFigure> told(EnergyLessons to, List<MeteredEnergy> sums) {
        fleet.heartbeat("north", sums);
        fleet.advance(Duration.ofSeconds(5));
        List<EnergyFigure> news = to.turn(fleet.world());
        fleet.publish(news);
        return news;
    }

    /// Runs 1 to `runs`, each in a turn of its own.
    private void taught(EnergyLessons to, int runs, double joulesPerToken) {
        to.turn(fleet.world());
        for (int run = 1; run <= runs; run++) {
            told(to, run, joulesPerToken);
        }
    }

    @Test
    void a_figure_is_published_with_the_fifth_reading_and_then_only_when_it_changes() {
        lessons.turn(fleet.world());
        for (int run = 1; run <= 4; run++) {
            assertThat(told(lessons, run, 8.2)).as("reading %d", run).isEmpty();
        }

        List<EnergyFigure> fifth = told(lessons, 5, 8.2);

        assertThat(fifth).hasSize(1);
        EnergyFigure figure = fifth.getFirst();
        assertThat(figure.served()).isEqualTo(NORTHERN);
        assertThat(figure.readings()).isEqualTo(5);
        assertThat(figure.source()).isEqualTo(METHOD);
        assertThat(figure.perToken().joulesAt(1)).isCloseTo(8.2, within(0.25));
        for (int run = 6; run <= 40; run++) {
            assertThat(told(lessons, run, 8.2)).as("reading %d", run).isEmpty();
        }
    }

    @Test
    void a_change_is_told_but_not_more_often_than_once_a_minute() {
        taught(lessons, 5, 8.2);
        EnergyFigure first = fleet.figure();
        double tokens = 500;
        double joules = 500 * 8.2;
        int published = 0;

        for (int turn = 1; turn <= 24; turn++) {
            tokens += 100;
            joules += 100 * 20;
            MeteredEnergy sum =
                    new MeteredEnergy(NORTHERN, METHOD, 5 + turn, (long) tokens, joules, 1);
            published += told(lessons, List.of(sum)).size();
        }

        assertThat(published).as("in two minutes").isBetween(1, 2);
        assertThat(fleet.figure().joulesA()).isGreaterThan(1.5 * first.joulesA());
    }

    @Test
    void heartbeats_that_are_lost_lose_no_reading() {
        lessons.turn(fleet.world());
        for (int runs : new int[] {3, 10, 11, 30, 31}) {
            told(lessons, runs, 8.2);
        }

        assertThat(fleet.figure().readings()).isEqualTo(5);
        assertThat(fleet.figure().perToken().joulesAt(1)).isCloseTo(8.2, within(0.25));
    }

    @Test
    void after_a_restart_the_figures_are_those_of_the_topic_and_nothing_counts_twice() {
        taught(lessons, 20, 8.2);
        EnergyFigure published = fleet.figure();
        EnergyLessons restarted = new EnergyLessons();

        List<EnergyFigure> first = restarted.turn(fleet.world());
        told(restarted, 21, 8.2);
        told(restarted, 22, 8.2);

        assertThat(first).isEmpty();
        assertThat(fleet.figure()).as("nothing new to say").isEqualTo(published);
        double joules = 22 * 820;
        for (int turn = 1; turn <= 16; turn++) {
            joules += 2000;
            fleet.advance(Duration.ofMinutes(1));
            told(
                    restarted,
                    List.of(
                            new MeteredEnergy(
                                    NORTHERN, METHOD, 22 + turn, 2200 + 100L * turn, joules, 1)));
        }
        EnergyFigure moved = fleet.figure();
        assertThat(moved.readings()).isBetween(published.readings() + 3, published.readings() + 18);
        assertThat(moved.perToken().joulesAt(1)).isGreaterThan(12);
    }

    @Test
    void what_was_told_before_a_start_is_known_and_no_reading() {
        taught(lessons, 4, 8.2);
        EnergyLessons restarted = new EnergyLessons();
        restarted.turn(fleet.world());

        for (int run = 5; run <= 8; run++) {
            assertThat(told(restarted, run, 8.2)).as("reading %d", run - 4).isEmpty();
        }

        assertThat(told(restarted, 9, 8.2).getFirst().readings()).isEqualTo(5);
    }

    @Test
    void another_boot_begins_at_zero_again() {
        taught(lessons, 4, 8.2);
        fleet.heartbeat("north-1", "north", "another-boot", List.of(sum(NORTHERN, 1, 8.2)));

        List<EnergyFigure> news = lessons.turn(fleet.world());

        assertThat(news).hasSize(1);
        assertThat(news.getFirst().readings()).isEqualTo(5);
    }

    @Test
    void a_heartbeat_that_tells_nothing_makes_nobody_count_twice() {
        taught(lessons, 4, 8.2);
        told(lessons, List.of());

        assertThat(told(lessons, 4, 8.2)).isEmpty();
        assertThat(told(lessons, 5, 8.2).getFirst().readings()).isEqualTo(5);
    }

    @Test
    void one_broken_meter_among_sound_ones_moves_little() {
        lessons.turn(fleet.world());
        for (int run = 1; run <= 12; run++) {
            for (int worker = 1; worker <= 4; worker++) {
                double joules = worker == 4 ? 400 : 4.1;
                String name = "north-" + worker;
                fleet.heartbeat(name, "north", "boot", List.of(sum(NORTHERN, run, joules)));
            }
            fleet.advance(Duration.ofMinutes(1));
            fleet.publish(lessons.turn(fleet.world()));
        }

        assertThat(fleet.figure().perToken().joulesAt(1)).isCloseTo(4.1, within(0.41));
    }

    @Test
    void a_worker_is_believed_only_about_its_regions_accelerator_and_the_catalogues_models() {
        lessons.turn(fleet.world());
        for (int run = 1; run <= 8; run++) {
            told(
                    lessons,
                    List.of(
                            sum(new ServedModel("tiny", "h100", 1), run, 8.2),
                            sum(new ServedModel("unheard-of", "l4", 1), run, 8.2)));
        }

        assertThat(fleet.world().energyFigures()).isEmpty();
    }

    @Test
    void a_figure_that_was_not_kept_is_told_again() {
        lessons.turn(fleet.world());
        for (int run = 1; run <= 5; run++) {
            fleet.heartbeat("north", List.of(sum(NORTHERN, run, 8.2)));
            lessons.turn(fleet.world());
        }

        assertThat(lessons.turn(fleet.world())).hasSize(1);
    }

    @Test
    void the_same_worlds_give_the_same_records() {
        MeteredFleet again = new MeteredFleet();
        EnergyLessons others = new EnergyLessons();
        others.turn(again.world());
        taught(lessons, 7, 9.3);
        for (int run = 1; run <= 7; run++) {
            again.heartbeat("north", List.of(sum(NORTHERN, run, 9.3)));
            again.advance(Duration.ofSeconds(5));
            again.publish(others.turn(again.world()));
        }

        assertThat(fleet.figure()).isEqualTo(again.figure());
    }
}
