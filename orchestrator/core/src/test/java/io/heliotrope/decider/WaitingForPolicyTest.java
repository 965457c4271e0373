package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Traits;
import io.heliotrope.protocol.Descriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingForPolicyTest {
    private static final String SHEDS =
            """
            language 1
            policy p {
              for jobs
              require none: region.latency < 0 ms
              otherwise shed lowest job.priority
            }
            """;

    private final DeciderBench bench = new DeciderBench().by(SHEDS);
    private final WaitingForPolicy waiting = new WaitingForPolicy();

    private void held(String id, int priority) {
        bench.on(new Descriptor.Sound(prior(job(id, "body", "", Duration.ofHours(4)), priority)));
        as(BatchEntry.Held.class, bench.entry(id));
        told(id);
    }

    private static Job prior(Job job, int priority) {
        return new Job(
                job.id(),
                job.origin(),
                job.tenant(),
                job.model(),
                job.residency(),
                job.objective(),
                job.submittedAt(),
                job.digest(),
                job.payload(),
                job.cover(),
                new Traits(new TreeSet<>(), priority, ""));
    }

    private void told(String id) {
        waiting.put(new JobId(id), bench.entry(id), bench.world(), bench.policy());
    }

    private List<String> turns() {
        List<String> turns = new ArrayList<>();
        Optional<JobId> next = waiting.next();
        while (next.isPresent()) {
            turns.add(next.get().value());
            next = waiting.next();
        }
        return turns;
    }

    @Test
    void the_most_urgent_has_its_turn_first_and_each_one_a_round() {
        waiting.look(bench.world());
        held("low", 1);
        held("high", 9);
        held("middle", 5);
        assertThat(turns()).as("just decided").isEmpty();

        waiting.freed();
        assertThat(turns()).containsExactly("high", "middle", "low");
        assertThat(turns()).isEmpty();
    }

    @Test
    void a_quarter_of_an_hour_and_a_region_begin_a_round_and_nothing_else_does() {
        held("a", 1);
        waiting.look(bench.world());
        turns();

        waiting.look(bench.world());
        assertThat(turns()).as("the same world").isEmpty();

        waiting.look(bench.at(Duration.ofMinutes(15)).world());
        assertThat(turns()).containsExactly("a");

        waiting.look(bench.up("se-1").world());
        assertThat(turns()).containsExactly("a");
    }

    @Test
    void who_has_ended_waits_no_longer() {
        held("a", 1);
        bench.on(DeciderBench.cancel("a"));
        told("a");
        waiting.freed();

        assertThat(turns()).isEmpty();
    }
}
