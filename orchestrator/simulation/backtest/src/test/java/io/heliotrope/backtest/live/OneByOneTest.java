package io.heliotrope.backtest.live;

import static io.heliotrope.backtest.live.FirstEpisode.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.TestScenario;
import io.heliotrope.backtest.scenario.Change;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Reading;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of 20 to 80 seconds, of six accelerators' worth in all.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OneByOneTest {
    private static final double MEAN_SECONDS = 50;

    @TempDir private Path folder;

    @Test
    void all_load_is_asked_and_answered_where_it_may_be() throws IOException {
        Recorded recorded = new TestScenario(folder).asking(true).read();
        Outcome outcome = live(recorded);
        double hours = recorded.flows(0).stream().mapToDouble(Flow::accelerators).sum();
        assertThat(outcome.answers().requests() * MEAN_SECONDS / 3600)
                .isCloseTo(hours, within(0.001 * hours));
        assertThat(outcome.latencyViolations()).isZero();
        assertThat(outcome.residencyViolations()).isZero();
        assertThat(outcome.deadlineMisses()).isZero();
        assertThat(outcome.answers().waited()).isLessThan(0.05);
        assertThat(outcome.decisions()).isGreaterThan(outcome.answers().requests());
    }

    @Test
    void with_room_for_all_it_comes_to_what_the_load_as_a_whole_does() throws IOException {
        double whole = live(new TestScenario(folder).room(1_000).asking(false).read()).grams();
        Outcome single = live(new TestScenario(folder).room(1_000).asking(true).read());
        assertThat(single.grams()).isCloseTo(whole, within(0.001 * whole));
        assertThat(single.answers().waited()).isZero();
    }

    @Test
    void where_there_is_little_room_requests_wait_and_are_counted() throws IOException {
        Recorded recorded = new TestScenario(folder).room(5).asking(true).read();
        Outcome outcome = live(recorded);
        assertThat(outcome.answers().waited()).isBetween(0.01, 0.9);
        assertThat(outcome.answers().waitMillis(1)).isPositive();
        assertThat(outcome.answers().waitMillis(0)).isZero();
        assertThat(live(recorded).receipts()).isEqualTo(outcome.receipts());
    }

    @Test
    void a_policy_is_asked_of_each() throws IOException {
        PolicyText text =
                new PolicyText(
                        "not-b.helio",
                        """
                        language 1
                        policy not-b {
                          for jobs where class is interactive
                          require elsewhere: region not in (b) because "b is full of other things"
                          require slo: region.response <= job.slo because "its producer asked"
                          prefer lower region.grams
                        }
                        policy batch { for jobs where class is batch  prefer lower region.grams }
                        """);
        Recorded recorded = new TestScenario(folder).room(1_000).asking(true).read();
        Outcome outcome = live(recorded, text);
        Outcome free = live(recorded);
        assertThat(outcome.grams()).isGreaterThan(free.grams());
        assertThat(outcome.latencyViolations()).isZero();
    }

    @Test
    void a_region_that_takes_no_work_gets_no_requests() throws IOException {
        Recorded recorded = new TestScenario(folder).room(40).asking(true).read();
        Change change =
                new Change(
                        new TreeSet<>(List.of(new RegionId("a"))),
                        new TreeMap<>(),
                        new TreeMap<>());
        Outcome outcome = live(change.of(recorded));
        assertThat(outcome.regions().getFirst().ranGrams()).isZero();
        assertThat(outcome.answers().requests()).isEqualTo(live(recorded).answers().requests());
        assertThat(outcome.latencyViolations()).isZero();
        assertThat(outcome.residencyViolations()).isZero();
    }

    @Test
    void a_request_of_no_tokens_is_told_with_its_line() throws IOException {
        TestScenario scenario = new TestScenario(folder).asking(true);
        scenario.read();
        Files.writeString(folder.resolve("asked.csv"), "tokens\n600\n0\n");
        assertThat(Reading.of(scenario.scenario(), folder))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .asString()
                                        .contains("asked.csv:3: has 0.0 tokens, expected a whole"));
    }
}
