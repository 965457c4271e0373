package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicsTest {

    private static final RegionId STOCKHOLM = new RegionId("eu-north-1");

    @Test
    void carry_region_kind_and_lane_in_their_names() {
        assertThat(Topics.jobs(STOCKHOLM, Lane.BATCH))
                .isEqualTo("heliotrope.eu-north-1.jobs.batch");
        assertThat(Topics.results(STOCKHOLM, Lane.INTERACTIVE))
                .isEqualTo("heliotrope.eu-north-1.results.interactive");
        assertThat(Topics.status(STOCKHOLM)).isEqualTo("heliotrope.eu-north-1.status");
        assertThat(Topics.restatements(STOCKHOLM)).isEqualTo("heliotrope.eu-north-1.restatements");
        assertThat(Topics.deadLetters(STOCKHOLM)).isEqualTo("heliotrope.eu-north-1.dead-letters");
        assertThat(Topics.dispatch(STOCKHOLM, Lane.BATCH))
                .isEqualTo("heliotrope.dispatch.eu-north-1.batch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispatch", "control"})
    void refuse_a_region_whose_topics_would_be_taken_for_others(String id) {
        var region = new RegionId(id);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.status(region))
                .withMessageContaining("cannot be called " + id);
    }

    @Test
    void never_give_one_name_to_two_things() {
        var regions =
                List.of(new RegionId("jobs"), new RegionId("results"), new RegionId("status"));
        var layout = TopicLayout.standard();

        var names =
                Stream.concat(layout.home(regions, regions).stream(), layout.control().stream())
                        .map(TopicSpec::name)
                        .toList();

        assertThat(names).doesNotHaveDuplicates().hasSize(3 * 7 + 3 * 2 + 12);
    }
}
