package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicLayoutTest {

    private static final List<RegionId> ORIGIN = List.of(new RegionId("paris"));
    private static final List<RegionId> TARGET = List.of(new RegionId("oslo"));

    private final TopicLayout layout =
            new TopicLayout(6, 2, Duration.ofDays(3), Duration.ofDays(1), Duration.ofDays(30));

    @Test
    void gives_jobs_results_status_and_restatements_of_an_origin_the_same_partitions() {
        var topics = layout.home(ORIGIN, List.of());

        assertThat(topics)
                .filteredOn(topic -> !topic.name().endsWith("dead-letters"))
                .hasSize(6)
                .allMatch(topic -> topic.partitions() == 6);
    }

    @Test
    void keeps_payloads_longer_than_the_longest_deadline() {
        var topics = layout.home(ORIGIN, TARGET);

        assertThat(topics).allMatch(topic -> topic.retention().equals(Duration.ofDays(4)));
    }

    @Test
    void makes_dispatch_topics_for_targets_only() {
        var topics = layout.home(ORIGIN, TARGET);

        assertThat(topics)
                .filteredOn(topic -> topic.name().contains("dispatch"))
                .extracting(TopicSpec::name, TopicSpec::partitions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "heliotrope.dispatch.oslo.interactive", 2),
                        org.assertj.core.groups.Tuple.tuple("heliotrope.dispatch.oslo.batch", 2));
    }

    @Test
    void keeps_catalogue_and_policy_for_ever_and_one_order_of_all_control_records() {
        var topics = layout.control();

        assertThat(topics).allMatch(topic -> topic.partitions() == 1);
        assertThat(topics)
                .filteredOn(topic -> topic.retention().isNegative())
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(Topics.CATALOGUE, Topics.POLICY);
    }

    @Test
    void never_compacts_and_counts_age_from_arrival() {
        var topics = layout.home(ORIGIN, TARGET);

        assertThat(topics)
                .extracting(TopicSpec::settings)
                .allSatisfy(settings ->
                        assertThat(settings)
                                .containsEntry("cleanup.policy", "delete")
                                .containsEntry("retention.ms", "345600000")
                                .containsEntry("retention.bytes", "-1")
                                .containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void leaves_room_for_a_receipt_beside_the_largest_job() {
        var topics = layout.home(ORIGIN, TARGET);

        assertThat(topics)
                .allSatisfy(topic ->
                        assertThat(topic.largestBytes())
                                .isEqualTo(
                                        topic.name().contains(".jobs.") ? 1_048_588 : 2_097_152));
    }

    @Test
    void reports_all_mistakes_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TopicLayout(
                                0, 1, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-1)))
                .withMessageContaining("topics.lane-partitions must be at least 1, was 0")
                .withMessageContaining("topics.longest-deadline")
                .withMessageContaining("topics.replayable");
    }
}
